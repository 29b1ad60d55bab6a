import { Select } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { DISPUTE_VIEWS, type DisputeSearch, type DisputeView } from '../../features/disputes/dispute-search.ts';
import { Figures } from '../../features/disputes/figures.tsx';
import { DisputeClock } from '../../features/disputes/row-clock.tsx';
import { DisputeBadge } from '../../features/disputes/state-badge.tsx';
import type { DisputeRow } from '../../features/disputes/types.ts';
import { dealTitle } from '../../features/registrations/deal-words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { Precedents } from './precedents.tsx';

function useColumns(): Column<DisputeRow>[] {
  const t = useT();
  const { locale } = useLocale();
  const { vendor, place } = useWorkspace();
  return [
    {
      key: 'number',
      head: t('disputes.col.number'),
      width: 64,
      numeric: true,
      phone: 'hidden',
      cell: (row) => row.number,
    },
    {
      key: 'what',
      head: t('disputes.col.what'),
      phone: 'title',
      cell: (row) => (
        <>
          <Link className="k-plain" to="/w/$vendor/disputes/$id" params={{ vendor, id: row.id }}>
            <b>{dealTitle({ customer_name: row.customer_name, families: row.families }, locale, t)}</b>
          </Link>
          <div className="k-small k-muted">
            {[
              t(`disputes.ground.${row.ground}`),
              row.parties > 1 ? t('disputes.two') : '',
              row.lane === 'urgent' ? t('disputes.urgent') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </>
      ),
    },
    { key: 'partner', head: t('disputes.col.partner'), cell: (row) => row.partner.name },
    { key: 'state', head: t('disputes.col.state'), width: 170, cell: (row) => <DisputeBadge row={row} bare /> },
    {
      key: 'judges',
      head: t('disputes.col.judges'),
      width: 160,
      phone: 'hidden',
      cell: (row) =>
        row.judges.length > 0 ? (
          <>
            {row.judges[0]?.name}
            {row.judges.length > 1 && <span className="k-muted"> +{row.judges.length - 1}</span>}
          </>
        ) : (
          <span className="k-muted">{t('disputes.nobody')}</span>
        ),
    },
    {
      key: 'due',
      head: t('disputes.col.due'),
      width: 200,
      cell: (row) => (
        <DisputeClock row={row} eyes={{ side: 'vendor', vendor: place.vendor.name, partner: row.partner.name }} />
      ),
    },
  ];
}

function Level({ value, onChange }: { value: number | undefined; onChange: (level: number | undefined) => void }) {
  const t = useT();
  return (
    <Select
      aria-label={t('disputes.level')}
      placeholder={t('disputes.anyLevel')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={([1, 2, 3] as const).map((level) => ({ value: String(level), label: t(`disputes.levelOf.${level}`) }))}
      value={value === undefined ? null : String(value)}
      onChange={(level) => onChange(level === null ? undefined : Number(level))}
    />
  );
}

function Desk({ search }: { search: DisputeSearch }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const columns = useColumns();
  const view = search.view === undefined || search.view === 'precedents' ? 'open' : search.view;
  const question = { view, limit: 50, ...(search.level === undefined ? {} : { level: search.level }) };
  const pages = usePages('listDisputes', question);
  if (pages.error) return <ErrorNote error={pages.error} onRetry={pages.refetch} />;
  return (
    <>
      <div className={page.bar}>
        <Level
          value={search.level}
          onChange={(level) =>
            void navigate({
              to: '/w/$vendor/disputes',
              params: { vendor },
              search: { view, ...(level === undefined ? {} : { level }) },
              replace: true,
            })
          }
        />
      </div>
      <DataTable
        label={t('disputes.list')}
        columns={columns}
        rows={pages.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.customer_name}
        onOpen={(row) => void navigate({ to: '/w/$vendor/disputes/$id', params: { vendor, id: row.id } })}
        hasMore={pages.hasMore}
        onMore={pages.loadMore}
        loadingMore={pages.loadingMore}
        hotkeys
        roomy
        empty={<Empty title={t('disputes.emptyDesk')}>{t('disputes.emptyDeskText')}</Empty>}
      />
    </>
  );
}

function DeskPage() {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const search = route.useSearch();
  const counts = useRead('countDisputes', {}).data;
  useDocumentTitle(`${t('disputes.title')} · Kanal`);
  const view = search.view ?? 'open';
  return (
    <>
      <PageHeader title={t('disputes.title')} />
      <SavedViews
        label={t('disputes.views')}
        views={DISPUTE_VIEWS.map((key) => ({
          key,
          name: t(`disputes.view.${key}`),
          alarming: key === 'overdue',
          ...(counts && key !== 'precedents' ? { count: counts[key] } : {}),
        }))}
        current={view}
        link={({ key }, className, content) => (
          <Link
            to="/w/$vendor/disputes"
            params={{ vendor }}
            search={{ view: key as DisputeView }}
            className={className}
          >
            {content}
          </Link>
        )}
      />
      {view === 'precedents' ? <Precedents /> : <Desk search={search} />}
      {can('scorecard.read') && <Figures />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/disputes')({ component: DeskPage });
