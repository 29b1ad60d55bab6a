import { Button } from '@mantine/core';
import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import { useQueueColumns } from './columns.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { type QueueSearch, type QueueSort, questionOf } from './queue-search.ts';
import { QueueViews } from './queue-views.tsx';
import { useSearchBox } from './use-search-box.ts';

/** Changes the address; a view and its filters stay what the address says. */
export function useQueueAddress() {
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  return (search: QueueSearch, replace = false) =>
    void navigate({ to: '/w/$vendor/deals', params: { vendor }, search, replace, resetScroll: false });
}

function copyAddress(words: string) {
  void navigator.clipboard.writeText(window.location.href).then(() => showToast({ message: words }));
}

function QueuePage() {
  const t = useT();
  const { vendor } = useWorkspace();
  const navigate = useNavigate();
  const search = page.useSearch();
  const change = useQueueAddress();
  const question = questionOf(search);
  const { rows, hasMore, loadMore, loadingMore, error, refetch } = usePages('listRegistrations', question);
  const columns = useQueueColumns();
  const box = useRef<HTMLInputElement>(null);
  const typed = useSearchBox(search, change);
  useHotkeys([['/', () => box.current?.focus()]]);
  useDocumentTitle(`${t('queue.title')} · Kanal`);
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        actions={
          <>
            <Button leftSection={<IconCopy size={18} aria-hidden />} onClick={() => copyAddress(t('queue.copied'))}>
              {t('queue.copy')}
            </Button>
            <ExportButton operation="exportRegistrations" input={question} />
          </>
        }
      />
      <QueueViews search={search} />
      <QueueFilters search={search} change={change} box={box} typed={typed} />
      {error !== null && error !== undefined && <ErrorNote error={error} onRetry={refetch} />}
      <DataTable
        label={t('queue.title')}
        columns={columns}
        rows={error && !rows ? [] : rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.customer_name}
        sort={{ key: question.sort, descending: question.order === 'desc' }}
        onSort={({ key, descending }) =>
          change({ ...search, sort: key as QueueSort, order: descending ? 'desc' : 'asc' })
        }
        onOpen={({ id }) => void navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id } })}
        hasMore={hasMore}
        onMore={loadMore}
        loadingMore={loadingMore}
        empty={error ? null : <QueueEmpty search={search} change={change} />}
      />
      {rows && rows.length > 0 && <QueueFoot question={question} shown={rows.length} hasMore={hasMore} />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/deals')({ component: QueuePage });
const page = route;
