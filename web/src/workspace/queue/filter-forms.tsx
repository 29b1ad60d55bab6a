import { parseMoney } from '@kanal/server/kernel/money.ts';
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import type { RegistrationState } from '../../features/registrations/types.ts';
import { TextField } from '../../ui/field.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FilterKey } from './filter-keys.ts';
import look from './queue.module.css';
import type { QueueSearch } from './queue-search.ts';

interface FormProps {
  search: QueueSearch;
  change: (search: QueueSearch) => void;
}

function Frame({ onApply, children }: { onApply: () => void; children: ReactNode }) {
  const t = useT();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply();
  };
  return (
    <form className={look.form} onSubmit={submit}>
      {children}
      <Button type="submit" variant="filled">
        {t('queue.apply')}
      </Button>
    </form>
  );
}

function AmountForm({ search, change }: FormProps) {
  const t = useT();
  const { locale } = useLocale();
  const format = useFormat();
  const shown = (minor: number | undefined) => (minor === undefined ? '' : format.number(minor / 100));
  const [from, setFrom] = useState(shown(search.from));
  const [to, setTo] = useState(shown(search.to));
  const read = (text: string) => {
    if (text.trim() === '') return { ok: true as const, minor: undefined };
    const parsed = parseMoney(text, 'RUB', locale);
    return parsed.ok ? { ok: true as const, minor: parsed.money.amountMinor } : { ok: false as const };
  };
  const [low, high] = [read(from), read(to)];
  const wrong = (value: { ok: boolean }) => (value.ok ? undefined : t('queue.badAmount'));
  return (
    <Frame onApply={() => low.ok && high.ok && change({ ...search, from: low.minor, to: high.minor })}>
      <TextField
        label={t('queue.amountFrom')}
        inputMode="decimal"
        value={from}
        error={wrong(low)}
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <TextField
        label={t('queue.amountTo')}
        inputMode="decimal"
        value={to}
        error={wrong(high)}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
    </Frame>
  );
}

function CloseForm({ search, change }: FormProps) {
  const t = useT();
  const [from, setFrom] = useState(search.closeFrom ?? '');
  const [to, setTo] = useState(search.closeTo ?? '');
  return (
    <Frame onApply={() => change({ ...search, closeFrom: from || undefined, closeTo: to || undefined })}>
      <TextField
        label={t('queue.closeFrom')}
        type="date"
        value={from}
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <TextField label={t('queue.closeTo')} type="date" value={to} onChange={(e) => setTo(e.currentTarget.value)} />
    </Frame>
  );
}

function PartnerForm({ search, change }: FormProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const partners = useRead('listPartners', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data;
  return (
    <SelectField
      label={t('queue.filter.partner')}
      searchable
      searchValue={q}
      onSearchChange={setQ}
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      data={(partners?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      value={search.partner ?? null}
      onChange={(partner) => change({ ...search, partner: partner ?? undefined })}
    />
  );
}

function FamilyForm({ search, change }: FormProps) {
  const t = useT();
  const { locale } = useLocale();
  const families = useRead('listProductFamilies', {}, { staleTime: 300_000 }).data;
  return (
    <SelectField
      label={t('queue.filter.family')}
      comboboxProps={{ withinPortal: false }}
      data={(families?.items ?? []).map((one) => ({ value: one.id, label: one.name[locale] }))}
      value={search.family ?? null}
      onChange={(family) => change({ ...search, family: family ?? undefined })}
    />
  );
}

const STATES: readonly RegistrationState[] = [
  'submitted',
  'under_review',
  'action_required',
  'approved',
  'at_risk',
  'rejected',
  'expired',
  'withdrawn',
  'won',
  'lost',
];

function StateForm({ search, change }: FormProps) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly string[]>(search.state?.split(',') ?? []);
  const flip = (state: string, on: boolean) =>
    setChosen(on ? [...chosen, state] : chosen.filter((one) => one !== state));
  return (
    <Frame onApply={() => change({ ...search, state: chosen.join(',') || undefined })}>
      <fieldset className={look.states}>
        <legend className="k-hidden">{t('queue.filter.state')}</legend>
        {STATES.map((state) => (
          <ChoicePill key={state} checked={chosen.includes(state)} onChange={(on) => flip(state, on)}>
            {t(`registrations.state.${state}`)}
          </ChoicePill>
        ))}
      </fieldset>
    </Frame>
  );
}

function RegionForm({ search, change }: FormProps) {
  const t = useT();
  const [region, setRegion] = useState(search.region ?? '');
  return (
    <Frame onApply={() => change({ ...search, region: region.trim() || undefined })}>
      <TextField label={t('queue.filter.region')} value={region} onChange={(e) => setRegion(e.currentTarget.value)} />
    </Frame>
  );
}

const FORMS: Record<FilterKey, (props: FormProps) => ReactNode> = {
  amount: AmountForm,
  close: CloseForm,
  partner: PartnerForm,
  family: FamilyForm,
  state: StateForm,
  region: RegionForm,
};

/** The form that sets one filter. */
export function FilterForm({ filter, ...props }: FormProps & { filter: FilterKey }) {
  const Form = FORMS[filter];
  return <Form {...props} />;
}
