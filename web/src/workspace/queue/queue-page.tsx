import { ActionIcon, Button } from '@mantine/core';
import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { IconCopy, IconPlus, IconUpload } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import { sumsOf, sumWords } from '../../features/registrations/sum-words.ts';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useQueueColumns, usualColumns } from './columns.tsx';
import { QueueBulk } from './queue-bulk.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { type QueueSearch, type QueueSort, questionOf } from './queue-search.ts';
import { QueueViews } from './queue-views.tsx';
import { useColumns } from './use-columns.ts';
import { useSearchBox } from './use-search-box.ts';

/** Changes the address; a view and its filters stay what the address says. */
export function useQueueAddress() {
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  return (search: QueueSearch, replace = false) =>
    void navigate({ to: '/w/$vendor/deals', params: { vendor }, search, replace, resetScroll: false });
}

/** The rows that are chosen among those on the screen; another question has other rows. */
function useChosen(rows: readonly RegistrationRow[] | undefined, question: object) {
  const asked = JSON.stringify(question);
  const [{ of, ids }, setChosen] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: asked, ids: new Set() });
  const selected = of === asked ? ids : new Set<string>();
  return {
    selected,
    chosen: rows?.filter((row) => selected.has(row.id)) ?? [],
    select: (next: ReadonlySet<string>) => setChosen({ of: asked, ids: next }),
  };
}

function Actions({ question }: { question: ReturnType<typeof questionOf> }) {
  const t = useT();
  const { vendor, can } = useWorkspace();
  return (
    <>
      <ExportButton operation="exportRegistrations" input={question} />
      {can('registration.import') && (
        <Button
          leftSection={<IconUpload size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/w/$vendor/imports" params={{ vendor }} />}
        >
          {t('queue.fromFile')}
        </Button>
      )}
      {can('registration.draft') && (
        <Button
          variant="filled"
          leftSection={<IconPlus size={18} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/w/$vendor/register" params={{ vendor }} search={{}} />}
        >
          {t('queue.forPartner')}
        </Button>
      )}
    </>
  );
}

function CopyAddress({ address }: { address: QueueSearch }) {
  const t = useT();
  const router = useRouter();
  const { vendor } = useWorkspace();
  const copy = () => {
    const { href } = router.buildLocation({ to: '/w/$vendor/deals', params: { vendor }, search: address });
    void navigator.clipboard
      .writeText(new URL(href, window.location.href).href)
      .then(() => showToast({ message: t('queue.copied') }));
  };
  return (
    <ActionIcon aria-label={t('queue.copy')} title={t('queue.copy')} onClick={copy}>
      <IconCopy size={20} aria-hidden />
    </ActionIcon>
  );
}

function QueuePage() {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const navigate = useNavigate();
  const search = page.useSearch();
  const change = useQueueAddress();
  const question = questionOf(search);
  const { rows, hasMore, loadMore, loadingMore, error, refetch } = usePages('listRegistrations', question);
  const shown = useColumns(search, change);
  const columns = useQueueColumns(shown.shown);
  const { selected, chosen, select } = useChosen(rows, question);
  const box = useRef<HTMLInputElement>(null);
  const typed = useSearchBox(search, change);
  useHotkeys([['/', () => box.current?.focus()]]);
  useDocumentTitle(`${t('queue.title')} · Kanal`);
  const open = ({ id, state }: RegistrationRow) =>
    void (state === 'draft'
      ? navigate({ to: '/w/$vendor/register', params: { vendor }, search: { draft: id } })
      : navigate({ to: '/w/$vendor/deals/$id', params: { vendor, id } }));
  const sum = sumWords(sumsOf(chosen), t, format);
  return (
    <>
      <PageHeader title={t('queue.title')} actions={<Actions question={question} />} />
      <QueueViews search={search} />
      <QueueFilters search={search} change={change} box={box} typed={typed}>
        <ColumnChoice columns={shown} />
        <CopyAddress address={shown.address} />
      </QueueFilters>
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
        selected={selected}
        onSelect={select}
        {...(sum ? { chosenWords: t('queue.chosenSum', { sum }) } : {})}
        bulk={
          <QueueBulk rows={chosen} question={question} onDone={(left) => select(new Set(left.map((row) => row.id)))} />
        }
        bulkNote={t('queue.oneByOne')}
        wide={columns.length > usualColumns.length}
        onOpen={open}
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
