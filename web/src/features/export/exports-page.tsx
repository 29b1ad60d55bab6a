import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote, problemWords } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './export.module.css';
import { ExportBar } from './export-bar.tsx';
import { type Export, isUnderWay, partOf, useExport } from './use-export.ts';

const TONE: Record<Export['state'], string> = {
  queued: 'k-wait',
  making: 'k-wait',
  ready: 'k-hold',
  failed: 'k-stop',
  expired: 'k-muted',
};

function useName() {
  const t = useT();
  return ({ file_name, operation }: Export) => {
    if (file_name !== null) return file_name;
    return t(`exports.list.${operation}` as 'exports.list.exportRegistrations');
  };
}

function State({ row }: { row: Export }) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const shown = useExport(row.id, row) ?? row;
  const part = partOf(shown);
  const words = {
    percent: part === null ? '0 %' : format.percent(Math.round(part * 100)),
    until: shown.expires_at === null ? '' : format.dateTime(shown.expires_at),
  };
  return (
    <span className={look.state}>
      <span className={TONE[shown.state]}>{t(`exports.${shown.state}`, words)}</span>
      {isUnderWay(shown) && <ExportBar part={part} label={t('exports.begun', { operation: shown.operation })} />}
      {shown.problem && <span className="k-small k-muted">{shown.problem[locale]}</span>}
    </span>
  );
}

function Fetch({ row, main }: { row: Export; main: boolean }) {
  const t = useT();
  const name = useName()(row);
  const [busy, setBusy] = useState(false);
  if (row.state !== 'ready') return null;
  const fetchIt = () => {
    setBusy(true);
    download('downloadExport', { id: row.id })
      .catch((error: unknown) => showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 }))
      .finally(() => setBusy(false));
  };
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      leftSection={<IconDownload size={18} aria-hidden />}
      aria-label={t('exports.downloadFile', { name })}
      loading={busy}
      onClick={fetchIt}
    >
      {t('exports.download')}
    </Button>
  );
}

/** The reader's own exports, newest first. `file`: the one that a notice has led to; its button is the page's main one. */
export function ExportsPage({ file }: { file: string | undefined }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useName();
  const exports = usePages('listExports', {});
  useDocumentTitle(`${t('exports.title')} · Kanal`);
  const main = file ?? exports.rows?.find((row) => row.state === 'ready')?.id;
  const columns: Column<Export>[] = [
    { key: 'file', head: t('exports.file'), phone: 'title', cell: (row) => <b>{nameOf(row)}</b> },
    { key: 'state', head: t('exports.state'), cell: (row) => <State row={row} /> },
    {
      key: 'rows',
      head: t('exports.rows'),
      cell: (row) =>
        row.rows_total === null ? '' : t('exports.size', { operation: row.operation, count: row.rows_total }),
    },
    { key: 'asked', head: t('exports.asked'), cell: (row) => format.dateTime(row.created_at) },
    { key: 'fetch', head: '', cell: (row) => <Fetch row={row} main={row.id === main} /> },
  ];
  return (
    <>
      <PageHeader title={t('exports.title')} lead={t('exports.lead')} />
      {exports.error !== null && <ErrorNote error={exports.error} onRetry={exports.refetch} />}
      <DataTable
        label={t('exports.title')}
        columns={columns}
        rows={exports.rows}
        rowKey={(row) => row.id}
        rowName={nameOf}
        hasMore={exports.hasMore}
        onMore={exports.loadMore}
        loadingMore={exports.loadingMore}
        empty={<Empty title={t('exports.empty')}>{t('exports.emptyText')}</Empty>}
      />
    </>
  );
}
