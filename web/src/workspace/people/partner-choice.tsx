import { useState } from 'react';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { SelectField } from '../../ui/select-field.tsx';

interface PartnerChoiceProps {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string | undefined;
}

/** A partner company by part of its name. */
export function PartnerChoice({ value, onChange, error }: PartnerChoiceProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const partners = useRead('listPartners', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data?.items ?? [];
  return (
    <SelectField
      label={t('people.partner')}
      required
      searchable
      onSearchChange={(words) => setQ(partners.some((one) => one.name === words) ? '' : words)}
      filter={({ options }) => options}
      data={partners.map((one) => ({ value: one.id, label: one.name }))}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
