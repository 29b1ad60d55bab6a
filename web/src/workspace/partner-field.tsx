import { useState } from 'react';
import { useRead } from '../app/use-operation.ts';
import { SelectField } from '../ui/select-field.tsx';

export interface NamedPartner {
  id: string;
  name: string;
}

interface PartnerFieldProps {
  label: string;
  value: NamedPartner | null;
  onChange: (partner: NamedPartner | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** One active partner, found by the words of its name. */
export function PartnerField({ label, value, onChange, error, autoFocus = false }: PartnerFieldProps) {
  const [q, setQ] = useState('');
  const input = { status: 'active' as const, limit: 20, ...(q ? { q } : {}) };
  const found = useRead('listPartners', input, { keep: true }).data?.items ?? [];
  const known = value && !found.some((one) => one.id === value.id) ? [value, ...found] : found;
  return (
    <SelectField
      label={label}
      searchable
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      error={error}
      onSearchChange={(words) => setQ(known.some((one) => one.name === words) ? '' : words)}
      filter={({ options }) => options}
      data={known.map((one) => ({ value: one.id, label: one.name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.find((one) => one.id === id) ?? null)}
    />
  );
}
