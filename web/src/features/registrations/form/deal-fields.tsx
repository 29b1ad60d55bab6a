import { dealCurrencies } from '@kanal/server/kernel/money.ts';
import { Menu, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { ChoicePill } from '../../../ui/filter-pill.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { SkeletonLine } from '../../../ui/skeleton.tsx';
import type { FieldBinding } from './field-binding.ts';
import look from './form.module.css';

const DAY_MS = 86_400_000;
const BILLINGS = ['one_off', 'monthly'] as const;

/** Product families as chips; one or several. */
export function FamilyChips({ fields, set, error, locale }: FieldBinding) {
  const t = useT();
  const { data } = useRead('listProductFamilies', {}, { staleTime: 300_000 });
  const chosen = new Set(fields.products.map((line) => line.family_id));
  const offered = data?.items.filter((family) => family.active || chosen.has(family.id));
  const toggle = (family_id: string, on: boolean) =>
    set({
      products: on
        ? [...fields.products, { family_id, quantity: null }]
        : fields.products.filter((line) => line.family_id !== family_id),
    });
  const mistake = error('products');
  return (
    <fieldset
      className={look.group}
      data-path="products"
      {...(mistake ? { 'aria-describedby': 'products-error' } : {})}
    >
      <div>
        <legend className="k-hidden">{t('register.product')}</legend>
        <b aria-hidden="true">{t('register.product')}</b>
        <div className={look.chips}>
          {!offered && <SkeletonLine width={240} />}
          {offered?.map(({ id, name }) => (
            <ChoicePill key={id} checked={chosen.has(id)} onChange={(on) => toggle(id, on)}>
              {chosen.has(id) && <IconCheck size={16} aria-hidden />}
              {name[locale] || name.ru}
            </ChoicePill>
          ))}
        </div>
        {mistake && (
          <p className={look.wrong} id="products-error">
            {mistake}
          </p>
        )}
      </div>
    </fieldset>
  );
}

function UnitMenu({ fields, set }: Pick<FieldBinding, 'fields' | 'set'>) {
  const t = useT();
  const unit = t(`register.unit.${fields.billing}`, { currency: t(`register.sign.${fields.currency}`) });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={look.unit} aria-label={t('register.unitLabel', { unit })}>
          {unit}
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('register.paid')}</Menu.Label>
        {BILLINGS.map((billing) => (
          <Menu.Item
            key={billing}
            onClick={() => set({ billing })}
            data-checked={fields.billing === billing || undefined}
          >
            {t(`register.billing.${billing}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('register.currency')}</Menu.Label>
        {dealCurrencies.map((currency) => (
          <Menu.Item
            key={currency}
            onClick={() => set({ currency })}
            data-checked={fields.currency === currency || undefined}
          >
            {t(`register.currency.${currency}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function AmountField({ fields, set, error }: FieldBinding) {
  const t = useT();
  return (
    <TextInput
      label={t('register.amount')}
      data-path="amount_minor"
      inputMode="decimal"
      autoComplete="off"
      value={fields.amount}
      error={error('amount_minor')}
      rightSection={<UnitMenu fields={fields} set={set} />}
      rightSectionWidth={132}
      onChange={(event) => set({ amount: event.currentTarget.value })}
    />
  );
}

/** The expected contract date; far enough ahead it counts as an early registration. */
export function CloseDateField({ fields, set, error, earlyDays }: FieldBinding & { earlyDays: number }) {
  const t = useT();
  const ahead = fields.close_date ? (Date.parse(fields.close_date) - Date.now()) / DAY_MS : 0;
  return (
    <DateField
      label={t('register.closeDate')}
      data-path="close_date"
      placeholder={t('register.closeDateHint')}
      minDate={new Date().toISOString().slice(0, 10)}
      value={fields.close_date}
      error={error('close_date')}
      onChange={(close_date) => set({ close_date })}
      {...(ahead > earlyDays ? { description: t('register.early', { days: earlyDays }) } : {})}
    />
  );
}

export function NeedField({ fields, set, error }: FieldBinding) {
  const t = useT();
  return (
    <LongTextField
      label={t('register.need')}
      data-path="need"
      minRows={3}
      maxLength={4000}
      value={fields.need}
      error={error('need')}
      onChange={(event) => set({ need: event.currentTarget.value })}
    />
  );
}
