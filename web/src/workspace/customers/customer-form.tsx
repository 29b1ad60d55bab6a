import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useDrawerCommand } from '../use-drawer-command.ts';
import type { Customer } from './customer-types.ts';

const FIELDS = [
  'name',
  'country',
  'tax_id',
  'kpp',
  'web_domain',
  'phone',
  'city',
  'region',
  'address',
  'industry',
] as const;
type Field = (typeof FIELDS)[number];

interface CustomerFormProps {
  customer: Customer | null;
  onClose: () => void;
  onSaved?: (customer: Customer) => void;
}

function useValues(customer: Customer | null) {
  const start = Object.fromEntries(FIELDS.map((name) => [name, customer?.[name] ?? ''])) as Record<Field, string>;
  const [values, setValues] = useState({ ...start, country: start.country || 'RU' });
  const manual = customer?.aliases.filter((alias) => alias.source === 'manual').map((alias) => alias.name) ?? [];
  const [aliases, setAliases] = useState(manual.join('\n'));
  const [apart, setApart] = useState(customer?.sites_buy_separately ?? false);
  return {
    values,
    set: (name: Field, value: string) => setValues({ ...values, [name]: value }),
    aliases,
    setAliases,
    apart,
    setApart,
  };
}

/** Identity keys of an end customer: what equal deals are found by. */
export function CustomerForm({ customer, onClose, onSaved }: CustomerFormProps) {
  const t = useT();
  const form = useValues(customer);
  const { values } = form;
  const { mutate, isPending, error } = useDrawerCommand('saveCustomer', {
    onClose,
    onSaved,
    stale: ['getCustomer', 'listCustomers'],
  });
  const optional = (value: string) => value.trim() || null;
  const save = () =>
    mutate({
      ...(customer ? { id: customer.id } : {}),
      ...values,
      tax_id: optional(values.tax_id),
      kpp: optional(values.kpp),
      ogrn: customer?.ogrn ?? null,
      web_domain: optional(values.web_domain),
      phone: optional(values.phone),
      group_id: customer?.group?.id ?? null,
      sites_buy_separately: form.apart,
      aliases: form.aliases
        .split('\n')
        .map((name) => name.trim())
        .filter(Boolean),
    });
  const field = (name: Field) => (
    <TextField
      key={name}
      label={t(`customers.field.${name}`)}
      required={name === 'name'}
      value={values[name]}
      error={fieldError(error, name)}
      onChange={(event) => form.set(name, event.currentTarget.value)}
    />
  );
  return (
    <FormDrawer
      title={customer ? customer.name : t('customers.add')}
      onClose={onClose}
      onSave={save}
      pending={isPending}
      error={error}
    >
      {field('name')}
      <div className={page.pair}>{(['country', 'tax_id', 'kpp', 'web_domain'] as const).map(field)}</div>
      <div className={page.pair}>{(['city', 'region'] as const).map(field)}</div>
      {field('address')}
      <div className={page.pair}>{(['phone', 'industry'] as const).map(field)}</div>
      <LongTextField
        label={t('customers.aliases')}
        description={t('customers.aliasesHint')}
        minRows={2}
        value={form.aliases}
        onChange={(event) => form.setAliases(event.currentTarget.value)}
      />
      <Checkbox
        label={t('customers.sitesApart')}
        description={t('customers.sitesHint')}
        checked={form.apart}
        onChange={(event) => form.setApart(event.currentTarget.checked)}
      />
    </FormDrawer>
  );
}
