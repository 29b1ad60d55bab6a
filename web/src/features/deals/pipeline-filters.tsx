import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import look from './pipeline.module.css';
import type { PipelineSearch } from './pipeline-search.ts';
import type { Side } from './types.ts';
import { useStages } from './use-stages.ts';
import { dealCategories, stageName } from './words.ts';

interface FiltersProps {
  search: PipelineSearch;
  change: (search: PipelineSearch) => void;
}

function PartnerFilter({ search, change }: FiltersProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const partners = useRead('listPartners', { limit: 20, ...(q ? { q } : {}) }, { keep: true }).data?.items ?? [];
  const chosen = useRead('getPartner', { id: search.partner ?? '' }, { enabled: search.partner !== undefined }).data;
  const known = chosen && !partners.some((one) => one.id === chosen.id) ? [chosen] : [];
  return (
    <Select
      aria-label={t('deals.filter.partner')}
      placeholder={t('deals.filter.partner')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      onSearchChange={setQ}
      filter={({ options }) => options}
      data={[...known, ...partners].map((one) => ({ value: one.id, label: one.name }))}
      value={search.partner ?? null}
      onChange={(partner) => change({ ...search, partner: partner ?? undefined })}
    />
  );
}

function ManagerFilter({ search, change }: FiltersProps) {
  const t = useT();
  const people = useRead('listPeople', { side: 'workspace', status: 'active', limit: 100 }, { staleTime: 300_000 });
  const managers = (people.data?.items ?? []).filter(({ roles }) => roles.includes('channel_manager'));
  return (
    <Select
      aria-label={t('deals.filter.manager')}
      placeholder={t('deals.filter.manager')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={managers.map((one) => ({ value: one.id, label: one.full_name }))}
      value={search.manager ?? null}
      onChange={(manager) => change({ ...search, manager: manager ?? undefined })}
    />
  );
}

function FamilyFilter({ search, change }: FiltersProps) {
  const t = useT();
  const { locale } = useFormat();
  const families = useRead('listProductFamilies', {}, { staleTime: 300_000 }).data?.items ?? [];
  return (
    <Select
      aria-label={t('deals.filter.family')}
      placeholder={t('deals.filter.family')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={families.map((one) => ({ value: one.id, label: one.name[locale] }))}
      value={search.family ?? null}
      onChange={(family) => change({ ...search, family: family ?? undefined })}
    />
  );
}

function CategoryFilter({ search, change }: FiltersProps) {
  const t = useT();
  return (
    <Select
      aria-label={t('deals.filter.category')}
      placeholder={t('deals.filter.category')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={dealCategories.map((value) => ({ value, label: t(`deals.category.${value}`) }))}
      value={search.category ?? null}
      onChange={(value) => change({ ...search, category: dealCategories.find((each) => each === value) })}
    />
  );
}

/** What else the address narrows by, each with a cross: it came with a number that was pressed. */
function Rest({ search, change }: FiltersProps) {
  const t = useT();
  const { day, locale } = useFormat();
  const stages = useStages();
  const { from, to, currency, undated, unmanaged, state, stage } = search;
  const range = from && to ? t('deals.filter.range', { from: day(from), to: day(to) }) : '';
  const since = from && !to ? t('deals.filter.from', { day: day(from) }) : '';
  const until = to && !from ? t('deals.until', { day: day(to) }) : '';
  const set: [string, Partial<PipelineSearch>][] = [
    [range || since || until, { from: undefined, to: undefined }],
    [currency ?? '', { currency: undefined }],
    [unmanaged ? t('deals.forecast.no.manager') : '', { unmanaged: undefined }],
    [undated ? t('deals.filter.undated') : '', { undated: undefined }],
    [state === 'won' ? t('deals.filter.won') : '', { state: undefined }],
    [stage ? stageName(stages, stage, locale) : '', { stage: undefined }],
  ];
  return set
    .filter(([words]) => words !== '')
    .map(([words, without]) => (
      <ChoicePill key={words} checked onChange={() => change({ ...search, ...without })}>
        {words} ✕
      </ChoicePill>
    ));
}

/** Filters of the pipeline; all of it is the address. */
export function PipelineFilters({ search, change, side }: FiltersProps & { side: Side }) {
  const t = useT();
  const { view, by, ...filters } = search;
  const some = Object.values(filters).some((value) => value !== undefined);
  return (
    <search className={look.filters}>
      {side === 'vendor' && <PartnerFilter search={search} change={change} />}
      {side === 'vendor' && <ManagerFilter search={search} change={change} />}
      <FamilyFilter search={search} change={change} />
      <CategoryFilter search={search} change={change} />
      <ChoicePill checked={search.late === true} onChange={(on) => change({ ...search, late: on ? true : undefined })}>
        {t('deals.filter.late')}
      </ChoicePill>
      <ChoicePill
        checked={search.waiting === true}
        onChange={(on) => change({ ...search, waiting: on ? true : undefined })}
      >
        {t('deals.filter.waiting')}
      </ChoicePill>
      <Rest search={search} change={change} />
      {some && (
        <Button variant="subtle" onClick={() => change({ view, by })}>
          {t('ui.clear')}
        </Button>
      )}
    </search>
  );
}
