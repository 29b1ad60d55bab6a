import { currencies, isCurrency, parseMoney } from '@kanal/server/kernel/money.ts';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import page from '../page.module.css';
import { useDrawerCommand } from '../use-drawer-command.ts';
import type { Family } from './families.tsx';

export type Product = Output<'listProducts'>['items'][number];

interface ProductFormProps {
  product: Product | null;
  families: readonly Family[];
  onClose: () => void;
}

function usePrice(product: Product | null) {
  const { locale, number } = useFormat();
  const t = useT();
  const [currency, setCurrency] = useState(product?.currency ?? 'RUB');
  const minor = product?.list_price_minor ?? null;
  const [price, setPrice] = useState(minor === null ? '' : number(minor / 100));
  const parsed = price.trim() === '' || !isCurrency(currency) ? null : parseMoney(price, currency, locale);
  const wrong = parsed !== null && !parsed.ok;
  return {
    currency,
    setCurrency,
    price,
    setPrice,
    minor: parsed?.ok ? parsed.money.amountMinor : null,
    error: wrong ? t('products.badPrice') : undefined,
  };
}

/** One item of the price list. */
export function ProductForm({ product, families, onClose }: ProductFormProps) {
  const t = useT();
  const { locale } = useFormat();
  const [sku, setSku] = useState(product?.sku ?? '');
  const [family, setFamily] = useState(product?.family_id ?? families[0]?.id ?? '');
  const [ru, setRu] = useState(product?.name.ru ?? '');
  const [en, setEn] = useState(product?.name.en ?? '');
  const [billing, setBilling] = useState(product?.billing ?? 'one_off');
  const [active, setActive] = useState(product?.active ?? true);
  const money = usePrice(product);
  const { mutate, isPending, error } = useDrawerCommand('saveProduct', {
    onClose,
    stale: ['listProducts', 'listProductFamilies'],
  });
  const save = () =>
    mutate({
      ...(product ? { id: product.id } : {}),
      family_id: family,
      sku,
      name: { ru, en: en || ru },
      billing,
      list_price_minor: money.minor,
      currency: money.currency,
      active,
    });
  return (
    <FormDrawer
      title={t(product ? 'products.productTitle' : 'products.newProduct')}
      onClose={onClose}
      onSave={save}
      pending={isPending}
      error={error}
      disabled={money.error !== undefined}
    >
      <TextField
        label={t('products.nameRu')}
        required
        value={ru}
        error={fieldError(error, 'name.ru')}
        onChange={(e) => setRu(e.currentTarget.value)}
      />
      <TextField
        label={t('products.nameEn')}
        value={en}
        error={fieldError(error, 'name.en')}
        onChange={(e) => setEn(e.currentTarget.value)}
      />
      <div className={page.pair}>
        <TextField
          label={t('products.sku')}
          required
          value={sku}
          error={fieldError(error, 'sku')}
          onChange={(e) => setSku(e.currentTarget.value)}
        />
        <SelectField
          label={t('products.family')}
          data={families.map((one) => ({ value: one.id, label: one.name[locale] }))}
          value={family}
          error={fieldError(error, 'family_id')}
          onChange={(value) => value && setFamily(value)}
        />
      </div>
      <div className={page.pair}>
        <TextField
          label={t('products.price')}
          inputMode="decimal"
          value={money.price}
          error={money.error ?? fieldError(error, 'list_price_minor')}
          onChange={(e) => money.setPrice(e.currentTarget.value)}
        />
        <SelectField
          label={t('products.currency')}
          data={currencies}
          value={money.currency}
          onChange={(value) => value && money.setCurrency(value)}
        />
        <SelectField
          label={t('products.billing')}
          data={(['one_off', 'monthly'] as const).map((value) => ({ value, label: t(`products.billing.${value}`) }))}
          value={billing}
          onChange={(value) => value && setBilling(value as typeof billing)}
        />
      </div>
      <Checkbox label={t('products.isSold')} checked={active} onChange={(e) => setActive(e.currentTarget.checked)} />
    </FormDrawer>
  );
}
