import { LEAF_TYPES } from '@kanal/receipt';
import { tellEvent } from '@kanal/receipt/tell';
import { Button, Popover, Select, UnstyledButton } from '@mantine/core';
import { IconCalendar, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { type T, useLocale, useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import { ChoicePill, FilterPill } from '../../ui/filter-pill.tsx';
import page from '../page.module.css';
import look from './log.module.css';
import type { LogSearch, SectionProps } from './log-search.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function TypeChoice({ search, change }: SectionProps) {
  const t = useT();
  const { locale } = useLocale();
  return (
    <Select
      className={look.kind!}
      aria-label={t('log.event')}
      placeholder={t('log.anyEvent')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={LEAF_TYPES.map((type) => ({ value: type, label: capital(tellEvent(type, locale)) }))}
      value={search.type ?? null}
      onChange={(type) => change({ type: type ?? undefined })}
    />
  );
}

function PartnerFilter({ search, change }: SectionProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const found = useRead('listPartners', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data?.items ?? [];
  const chosen = useRead('getPartner', { id: search.partner ?? '' }, { enabled: Boolean(search.partner) }).data;
  const known = [...(chosen && !found.some(({ id }) => id === chosen.id) ? [chosen] : []), ...found];
  return (
    <Select
      className={look.kind!}
      aria-label={t('log.partner')}
      placeholder={t('log.anyPartner')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      onSearchChange={(words) => setQ(known.some((one) => one.name === words) ? '' : words)}
      filter={({ options }) => options}
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={search.partner ?? null}
      onChange={(partner) => change({ partner: partner ?? undefined })}
    />
  );
}

const rangeOf = (text: string) =>
  /^\d{1,15}$/.test(text.replace(/\s/g, '')) ? Number(text.replace(/\s/g, '')) : undefined;

/** From–to by days and by numbers of entries. */
function RangeForm({ search, change, onDone }: SectionProps & { onDone: () => void }) {
  const t = useT();
  const [from, setFrom] = useState(search.from ?? '');
  const [to, setTo] = useState(search.to ?? '');
  const [first, setFirst] = useState(search.first === undefined ? '' : String(search.first));
  const [last, setLast] = useState(search.last === undefined ? '' : String(search.last));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ from: from || undefined, to: to || undefined, first: rangeOf(first), last: rangeOf(last) });
    onDone();
  };
  return (
    <form className={look.range} onSubmit={submit}>
      <TextField label={t('log.from')} type="date" value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
      <TextField label={t('log.to')} type="date" value={to} onChange={(e) => setTo(e.currentTarget.value)} />
      <TextField
        label={t('log.first')}
        inputMode="numeric"
        value={first}
        onChange={(e) => setFirst(e.currentTarget.value)}
      />
      <TextField
        label={t('log.last')}
        inputMode="numeric"
        value={last}
        onChange={(e) => setLast(e.currentTarget.value)}
      />
      <Button type="submit" variant="filled">
        {t('log.apply')}
      </Button>
    </form>
  );
}

/** The range in words: days, numbers, or both. */
function rangeWords({ from, to, first, last }: LogSearch, format: Format, t: T): string {
  const days =
    from || to ? t('log.between', { from: from ? format.date(from) : '…', to: to ? format.date(to) : '…' }) : '';
  const number = (index: number | undefined) => (index === undefined ? '…' : format.number(index));
  const numbers =
    first !== undefined || last !== undefined ? t('log.numbers', { from: number(first), to: number(last) }) : '';
  return [days, numbers].filter(Boolean).join(', ');
}

function RangeFilter(props: SectionProps) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const words = rangeWords(props.search, format, t);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={18} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words || t('log.range')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <RangeForm {...props} onDone={() => setOpen(false)} />
        {words && (
          <UnstyledButton
            className={look.reset!}
            onClick={() => {
              props.change({ from: undefined, to: undefined, first: undefined, last: undefined });
              setOpen(false);
            }}
          >
            <IconX size={14} aria-hidden /> {t('log.reset')}
          </UnstyledButton>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What the list of leaves is narrowed by. */
export function LeafFilters(props: SectionProps) {
  const t = useT();
  const { search, change } = props;
  return (
    <div className={page.bar}>
      <TypeChoice {...props} />
      <PartnerFilter {...props} />
      <RangeFilter {...props} />
      <ChoicePill checked={search.never === true} onChange={(never) => change({ never: never || undefined })}>
        {t('log.onlyNever')}
      </ChoicePill>
      {search.thread && (
        <FilterPill name={t('log.registration')} value={t('log.one')} onRemove={() => change({ thread: undefined })} />
      )}
    </div>
  );
}
