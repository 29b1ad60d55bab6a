import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import look from './imports.module.css';
import type { Import } from './use-import.ts';

const TONE: Record<Import['state'], string> = {
  empty: 'k-muted',
  reading: 'k-wait',
  unreadable: 'k-stop',
  mapping: 'k-wait',
  running: 'k-wait',
  stopped: 'k-stop',
  done: 'k-hold',
  undoing: 'k-wait',
  undone: 'k-muted',
  discarded: 'k-muted',
};

interface ImportListProps {
  /** The vendor's people import for many partners. */
  withPartner: boolean;
  toImport: (id: string, content: ReactNode) => ReactNode;
}

/** Imports so far, newest first. */
export function ImportList({ withPartner, toImport }: ImportListProps) {
  const t = useT();
  const format = useFormat();
  const imports = usePages('listImports', {});
  const columns: Column<Import>[] = [
    {
      key: 'file',
      head: t('imports.file'),
      phone: 'title',
      cell: (row) => toImport(row.id, <b>{row.file_name || t('imports.noFile')}</b>),
    },
    ...(withPartner ? [{ key: 'partner', head: t('imports.partner'), cell: (row: Import) => row.partner.name }] : []),
    {
      key: 'state',
      head: t('imports.result'),
      cell: (row) => <span className={TONE[row.state]}>{t(`imports.state.${row.state}`)}</span>,
    },
    {
      key: 'rows',
      head: t('imports.came'),
      cell: (row) =>
        row.mode === null
          ? t('imports.rowCount', { count: row.row_count })
          : t('imports.summary', {
              submitted: row.outcomes.submitted,
              drafts: row.outcomes.draft,
              left: row.outcomes.failed + row.outcomes.skipped,
            }),
    },
    { key: 'who', head: t('imports.who'), phone: 'hidden', cell: (row) => row.person.name },
    { key: 'when', head: t('imports.when'), cell: (row) => format.dateTime(row.created_at) },
  ];
  if (imports.rows?.length === 0) return null;
  return (
    <section className={look.list} aria-labelledby="imports">
      <h2 id="imports">{t('imports.before')}</h2>
      {imports.error !== null && <ErrorNote error={imports.error} onRetry={imports.refetch} />}
      <DataTable
        label={t('imports.before')}
        columns={columns}
        rows={imports.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.file_name}
        hasMore={imports.hasMore}
        onMore={imports.loadMore}
        loadingMore={imports.loadingMore}
        empty={null}
      />
    </section>
  );
}
