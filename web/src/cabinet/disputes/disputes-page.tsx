import { useDocumentTitle } from '@mantine/hooks';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Figures } from '../../features/disputes/figures.tsx';
import { PrecedentList } from '../../features/disputes/precedents.tsx';
import { DisputeClock } from '../../features/disputes/row-clock.tsx';
import { DisputeBadge } from '../../features/disputes/state-badge.tsx';
import type { DisputeRow } from '../../features/disputes/types.ts';
import { dealTitle } from '../../features/registrations/deal-words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

type View = 'open' | 'closed' | 'precedents';
const VIEWS: readonly View[] = ['open', 'closed', 'precedents'];

function useColumns(): Column<DisputeRow>[] {
  const t = useT();
  const { locale } = useLocale();
  const { shortDay } = useFormat();
  const { vendor, eyes } = useCabinet();
  return [
    {
      key: 'what',
      head: t('disputes.col.what'),
      phone: 'title',
      cell: (row) => (
        <>
          <Link className="k-plain" to="/c/$vendor/disputes/$id" params={{ vendor, id: row.id }}>
            <b>{dealTitle({ customer_name: row.customer_name, families: row.families }, locale, t)}</b>
          </Link>
          <div className="k-small k-muted">
            {t('disputes.case', { number: row.number })} · {t(`disputes.ground.${row.ground}`)} ·{' '}
            {shortDay(row.opened_at)}
          </div>
        </>
      ),
    },
    { key: 'state', head: t('disputes.col.state'), width: 210, cell: (row) => <DisputeBadge row={row} bare /> },
    {
      key: 'due',
      head: t('disputes.col.due'),
      width: 220,
      cell: (row) => <DisputeClock row={row} eyes={eyes} />,
    },
  ];
}

function CaseList({ view }: { view: 'open' | 'closed' }) {
  const t = useT();
  const columns = useColumns();
  const pages = usePages('listDisputes', { view, limit: 50 });
  if (pages.error) return <ErrorNote error={pages.error} onRetry={pages.refetch} />;
  const key = view === 'open' ? 'Open' : 'Closed';
  return (
    <DataTable
      label={t('disputes.list')}
      columns={columns}
      rows={pages.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.customer_name}
      hasMore={pages.hasMore}
      onMore={pages.loadMore}
      loadingMore={pages.loadingMore}
      roomy
      empty={<Empty title={t(`disputes.empty${key}`)}>{t(`disputes.empty${key}Text`)}</Empty>}
    />
  );
}

function DisputesPage() {
  const t = useT();
  const { vendor, can } = useCabinet();
  const asked = route.useSearch().view;
  const view = VIEWS.find((each) => each === asked) ?? 'open';
  const counts = useRead('countDisputes', {}).data;
  useDocumentTitle(`${t('disputes.title')} · Kanal`);
  useInnerBar(t('disputes.title'), '/c/$vendor/deals');
  return (
    <>
      <PageHeader title={t('disputes.title')} />
      <SavedViews
        label={t('disputes.views')}
        views={VIEWS.map((key) => ({
          key,
          name: t(`disputes.tab.${key}`),
          ...(counts && key !== 'precedents' ? { count: counts[key] } : {}),
        }))}
        current={view}
        link={({ key }, className, content) => (
          <Link to="/c/$vendor/disputes" params={{ vendor }} search={{ view: key as View }} className={className}>
            {content}
          </Link>
        )}
      />
      {view === 'precedents' ? <PrecedentList /> : <CaseList view={view} />}
      {can('scorecard.read') && <Figures />}
    </>
  );
}

export const route = createLazyRoute('/c/$vendor/disputes')({ component: DisputesPage });
