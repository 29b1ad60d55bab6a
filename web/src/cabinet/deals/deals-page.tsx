import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUpload } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import type { RegistrationState } from '../../features/registrations/types.ts';
import { DataTable, type Sort } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { type SavedView, SavedViews } from '../../ui/saved-views.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { RegisterButton } from '../home/home-page.tsx';
import page from '../page.module.css';
import { useCabinet } from '../routes.ts';
import { useDealColumns } from './deal-columns.tsx';
import { type DealSearch, dealSorts, dealStates, dealViews } from './deal-search.ts';
import look from './deals.module.css';

const COLUMNS = ['number', 'customer', 'amount', 'close', 'state', 'due'] as const;
const TYPING_MS = 300;

function Views({ search }: { search: DealSearch }) {
  const t = useT();
  const { vendor } = useCabinet();
  const counts = useRead('countRegistrations', {}, { staleTime: 30_000 }).data?.views;
  const views: SavedView[] = [
    { key: 'all', name: t('cabinet.deals.all') },
    ...dealViews.map((key) => ({
      key,
      name: t(`cabinet.deals.view.${key}`),
      ...(counts ? { count: counts[key] } : {}),
    })),
  ];
  return (
    <SavedViews
      label={t('cabinet.deals.views')}
      views={views}
      current={search.state ? null : (search.view ?? 'all')}
      link={(view, className, content) => (
        <Link
          to="/c/$vendor/deals"
          params={{ vendor }}
          search={view.key === 'all' ? {} : { view: view.key as NonNullable<DealSearch['view']> }}
          className={className}
        >
          {content}
        </Link>
      )}
    />
  );
}

function Filters({ search, change }: { search: DealSearch; change: (patch: Partial<DealSearch>) => void }) {
  const t = useT();
  const [text, setText] = useState(search.q ?? '');
  const find = useDebouncedCallback((q: string) => change({ q }), TYPING_MS);
  return (
    <div className={look.filters}>
      <TextInput
        className={look.search}
        aria-label={t('cabinet.deals.find')}
        placeholder={t('cabinet.deals.find')}
        type="search"
        leftSection={<IconSearch size={20} className="k-faint" aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          find(event.currentTarget.value.trim());
        }}
      />
      <SelectField
        label={t('cabinet.deals.state')}
        className={look.select}
        data={[
          { value: 'any', label: t('cabinet.deals.anyState') },
          ...dealStates.map((value) => ({ value, label: t(`registrations.state.${value}`) })),
        ]}
        value={search.state ?? 'any'}
        onChange={(value) =>
          change({ state: value === 'any' ? undefined : (value as RegistrationState), view: undefined })
        }
      />
      <SelectField
        label={t('cabinet.deals.sort')}
        className={look.phoneSort}
        data={dealSorts.map((value) => ({ value, label: t(`cabinet.deals.sort.${value}`) }))}
        value={search.sort ?? 'updated'}
        onChange={(value) => change({ sort: value as DealSearch['sort'], order: undefined })}
      />
    </div>
  );
}

function DealsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useCabinet();
  const search = route.useSearch();
  const columns = useDealColumns(COLUMNS);
  const { state, view, q, sort, order } = search;
  const question = {
    ...(state ? { state } : {}),
    ...(view ? { view } : {}),
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(order ? { order } : {}),
  };
  const pages = usePages('listRegistrations', { limit: 50, ...question });
  const change = (patch: Partial<DealSearch>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...patch }).filter(([, value]) => value));
    void navigate({ to: '/c/$vendor/deals', params: { vendor }, search: next as DealSearch, replace: true });
  };
  const onSort = ({ key, descending }: Sort) =>
    change({ sort: key as NonNullable<DealSearch['sort']>, order: descending ? 'desc' : 'asc' });
  const filtered = Boolean(state || view || q);
  return (
    <>
      <div className={page.head}>
        <h1>{t('cabinet.deals.title')}</h1>
        <div className={look.actions}>
          <Button renderRoot={(props) => <Link {...props} to="/c/$vendor/pipeline" params={{ vendor }} />}>
            {t('cabinet.deals.board')}
          </Button>
          {can('co_selling.join') && (
            <Button renderRoot={(props) => <Link {...props} to="/c/$vendor/joint-deals" params={{ vendor }} />}>
              {t('cabinet.deals.joint')}
            </Button>
          )}
          {pages.rows && pages.rows.length > 0 && <ExportButton operation="exportRegistrations" input={question} />}
          {can('registration.import') && (
            <Button
              leftSection={<IconUpload size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/c/$vendor/imports" params={{ vendor }} />}
            >
              {t('cabinet.fromFile')}
            </Button>
          )}
          <RegisterButton />
        </div>
      </div>
      <Views search={search} />
      <Filters search={search} change={change} />
      {pages.error ? (
        <ErrorNote error={pages.error} onRetry={pages.refetch} />
      ) : (
        <DataTable
          label={t('cabinet.deals.title')}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.customer_name}
          {...(sort ? { sort: { key: sort, descending: order === 'desc' } } : {})}
          onSort={onSort}
          onOpen={(row) => void navigate({ to: '/c/$vendor/deals/$id', params: { vendor, id: row.id } })}
          hasMore={pages.hasMore}
          onMore={pages.loadMore}
          loadingMore={pages.loadingMore}
          empty={
            <Empty
              title={t(filtered ? 'cabinet.deals.nothing' : 'cabinet.home.emptyTitle')}
              actions={<RegisterButton />}
            >
              {t(filtered ? 'cabinet.deals.nothingText' : 'cabinet.deals.emptyText')}
            </Empty>
          }
          roomy
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/deals')({ component: DealsPage });
