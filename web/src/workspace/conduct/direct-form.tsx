import { dealCurrencies, parseMoney } from '@kanal/server/kernel/money.ts';
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';

/** A direct deal: whose customer, what, how much, when, and why. */
export function DirectForm({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { locale } = useLocale();
  const [said, setSaid] = useState({ customer_name: '', customer_tax_id: '', customer_kpp: '', amount: '', need: '' });
  const [families, setFamilies] = useState<string[]>([]);
  const [currency, setCurrency] = useState<(typeof dealCurrencies)[number]>('RUB');
  const [close, setClose] = useState<string | null>(null);
  const known = useRead('listProductFamilies', {}).data?.items ?? [];
  const save = useCommand('registerDirect', { onDone: onClose });
  const money = parseMoney(said.amount, currency, locale);
  const field = (name: keyof typeof said) => ({
    value: said[name],
    error: fieldError(save.error, name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setSaid((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <FormDrawer
      title={t('conduct.direct.register')}
      save={t('conduct.direct.register')}
      onClose={onClose}
      pending={save.isPending}
      error={save.error}
      disabled={!money.ok || close === null || families.length === 0}
      onSave={() => {
        if (!money.ok || close === null) return;
        const { customer_name, customer_tax_id, need } = said;
        const amount_minor = money.money.amountMinor;
        save.mutate({
          ...{ customer_name, customer_tax_id, need, amount_minor, currency, close_date: close },
          customer_kpp: said.customer_kpp.trim() || null,
          family_ids: families,
        });
      }}
    >
      <TextField label={t('conduct.direct.customer')} {...field('customer_name')} />
      <TextField label={t('conduct.direct.taxId')} {...field('customer_tax_id')} />
      <TextField
        label={t('register.customer_kpp')}
        description={t('conduct.direct.kppHint')}
        {...field('customer_kpp')}
      />
      <MultiSelect
        label={t('conduct.direct.products')}
        data={known.map((family) => ({ value: family.id, label: family.name[locale] }))}
        value={families}
        onChange={setFamilies}
      />
      <TextField label={t('conduct.direct.amount')} inputMode="decimal" {...field('amount')} />
      <SelectField
        label={t('conduct.direct.currency')}
        data={dealCurrencies.map((value) => ({ value, label: t(`register.currency.${value}`) }))}
        value={currency}
        onChange={(value) => setCurrency(value as typeof currency)}
      />
      <DateField
        label={t('conduct.direct.close')}
        value={close}
        onChange={(value) => setClose(value as string | null)}
      />
      <LongTextField label={t('conduct.direct.need')} {...field('need')} />
    </FormDrawer>
  );
}
