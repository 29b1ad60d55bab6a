import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useDrawerCommand } from '../use-drawer-command.ts';
import { type Partner, partnerTiers } from './partner-types.ts';

const FIELDS = [
  'name',
  'legal_name',
  'country',
  'tax_id',
  'kpp',
  'ogrn',
  'city',
  'region',
  'time_zone',
  'web_domain',
  'phone',
  'email',
] as const;
type Field = (typeof FIELDS)[number];

interface PartnerFormProps {
  partner: Partner | null;
  onClose: () => void;
  onSaved?: (partner: Partner) => void;
}

function useValues(partner: Partner | null) {
  const start = Object.fromEntries(FIELDS.map((name) => [name, partner?.[name] ?? ''])) as Record<Field, string>;
  const [values, setValues] = useState({
    ...start,
    country: start.country || 'RU',
    time_zone: start.time_zone || 'Europe/Moscow',
  });
  const [tier, setTier] = useState<Partner['tier']>(partner?.tier ?? 'registered');
  return { values, set: (name: Field, value: string) => setValues({ ...values, [name]: value }), tier, setTier };
}

/** Legal details and reach of a partner company. */
export function PartnerForm({ partner, onClose, onSaved }: PartnerFormProps) {
  const t = useT();
  const { values, set, tier, setTier } = useValues(partner);
  const { mutate, isPending, error } = useDrawerCommand('savePartner', {
    onClose,
    onSaved,
    stale: ['getPartner', 'listPartners'],
  });
  const optional = (value: string) => value.trim() || null;
  const save = () =>
    mutate({
      ...(partner ? { id: partner.id } : {}),
      ...values,
      tax_id: optional(values.tax_id),
      kpp: optional(values.kpp),
      ogrn: optional(values.ogrn),
      web_domain: optional(values.web_domain),
      tier,
    });
  const field = (name: Field) => (
    <TextField
      key={name}
      label={t(`partners.field.${name}`)}
      required={name === 'name'}
      value={values[name]}
      error={fieldError(error, name)}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  return (
    <FormDrawer
      title={partner ? partner.name : t('partners.add')}
      onClose={onClose}
      onSave={save}
      pending={isPending}
      error={error}
    >
      {field('name')}
      {field('legal_name')}
      <div className={page.pair}>{(['country', 'tax_id', 'kpp', 'ogrn'] as const).map(field)}</div>
      <div className={page.pair}>{(['city', 'region', 'time_zone', 'web_domain'] as const).map(field)}</div>
      <div className={page.pair}>{(['email', 'phone'] as const).map(field)}</div>
      <SelectField
        label={t('partners.tier')}
        data={partnerTiers.map((value) => ({ value, label: t(`workspace.tier.${value}`) }))}
        value={tier}
        onChange={(value) => value && setTier(value as Partner['tier'])}
      />
    </FormDrawer>
  );
}
