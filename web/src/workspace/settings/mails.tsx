import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../page.module.css';
import { SearchField } from '../search-field.tsx';
import { MailView } from './mail-view.tsx';

export type Mail = Output<'listMails'>['items'][number];
const STATES = ['queued', 'sent', 'kept', 'failed'] as const;
const TONE: Record<Mail['state'], string> = { queued: 'k-wait', sent: 'k-hold', kept: 'k-muted', failed: 'k-stop' };

/** What the product has written to people: sent, waiting, or kept because no mail server is set. */
export function Mails() {
  const t = useT();
  const format = useFormat();
  const [q, setQ] = useState<string | undefined>();
  const [state, setState] = useState<Mail['state'] | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const mails = usePages('listMails', { ...(q ? { q } : {}), ...(state ? { state } : {}) });
  const columns: Column<Mail>[] = [
    { key: 'subject', head: t('settings.subject'), phone: 'title', cell: (row) => <b>{row.subject}</b> },
    { key: 'to', head: t('settings.to'), cell: (row) => row.to },
    { key: 'at', head: t('settings.at'), cell: (row) => format.dateTime(row.sent_at ?? row.created_at) },
    {
      key: 'state',
      head: t('settings.now'),
      cell: (row) => <span className={TONE[row.state]}>{t(`settings.mail.${row.state}`)}</span>,
    },
  ];
  return (
    <>
      <div className={page.bar}>
        <SearchField hint={t('settings.mailHint')} value={q} onChange={setQ} />
        <Select
          aria-label={t('settings.now')}
          placeholder={t('settings.anyState')}
          clearable
          clearButtonProps={{ 'aria-label': t('ui.clear') }}
          data={STATES.map((value) => ({ value, label: t(`settings.mail.${value}`) }))}
          value={state}
          onChange={(value) => setState(value as Mail['state'] | null)}
        />
      </div>
      {mails.error !== null && <ErrorNote error={mails.error} onRetry={mails.refetch} />}
      <DataTable
        label={t('settings.tab.mails')}
        columns={columns}
        rows={mails.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.subject}
        onOpen={({ id }) => setOpen(id)}
        hasMore={mails.hasMore}
        onMore={mails.loadMore}
        loadingMore={mails.loadingMore}
        empty={<Empty title={t('settings.noMails')}>{t('settings.noMailsText')}</Empty>}
      />
      {open && <MailView id={open} onClose={() => setOpen(null)} />}
    </>
  );
}
