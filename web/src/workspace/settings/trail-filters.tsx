import { Button, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { TextField } from '../../ui/field.tsx';
import type { ListSearch } from '../list-search.ts';
import look from './trail.module.css';

interface FilterProps {
  search: ListSearch;
  go: (search: ListSearch) => void;
}

/** A person of the vendor or of a partner by part of the name; those who have left are found as well. */
function PersonFilter({ search, go }: FilterProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const { person } = search;
  const found = useRead('listPeople', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data?.items ?? [];
  const chosen = useRead('getPerson', { id: person ?? '' }, { enabled: person !== undefined }).data;
  const known = person !== undefined && chosen && !found.some(({ id }) => id === person) ? [chosen, ...found] : found;
  const data = known.map((one) => ({
    value: one.id,
    label: one.partner ? `${one.full_name} · ${one.partner.name}` : one.full_name,
  }));
  return (
    <Select
      label={t('settings.trail.who')}
      placeholder={t('settings.trail.anybody')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      filter={({ options }) => options}
      onSearchChange={(words) => setQ(data.some(({ label }) => label === words) ? '' : words)}
      data={data}
      value={person ?? null}
      onChange={(id) => go({ ...search, person: id ?? undefined })}
    />
  );
}

function DeedFilter({ search, go }: FilterProps) {
  const t = useT();
  const { locale } = useFormat();
  const deeds = useRead('listAuditDeeds', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.items ?? [];
  const data = deeds.map(({ operation, deed }) => ({ value: operation, label: deed[locale] }));
  data.sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Select
      label={t('settings.trail.deed')}
      placeholder={t('settings.trail.anyDeed')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={data}
      value={search.deed ?? null}
      onChange={(deed) => go({ ...search, deed: deed ?? undefined })}
    />
  );
}

/** Whose deeds, of which kind, in which days: all of it stands in the address. */
export function TrailFilters({ search, go, children }: FilterProps & { children: ReactNode }) {
  const t = useT();
  const day = (key: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      type="date"
      value={search[key] ?? ''}
      onChange={(event) => go({ ...search, [key]: event.currentTarget.value || undefined })}
    />
  );
  const narrowed = search.person || search.deed || search.from || search.to || search.who;
  return (
    <div className={look.filters}>
      <PersonFilter search={search} go={go} />
      <DeedFilter search={search} go={go} />
      {day('from', t('settings.trail.from'))}
      {day('to', t('settings.trail.until'))}
      <Select
        label={t('settings.trail.whose')}
        allowDeselect={false}
        data={(['people', 'system', 'all'] as const).map((value) => ({
          value,
          label: t(`settings.trail.by.${value}`),
        }))}
        value={search.who ?? 'people'}
        onChange={(who) => go({ ...search, who: who === 'people' ? undefined : (who ?? undefined) })}
      />
      <div className={look.actions}>
        {narrowed && (
          <Button variant="subtle" onClick={() => go({})}>
            {t('ui.clear')}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
