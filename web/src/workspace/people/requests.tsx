import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { type InvitationRequest, RequestForm } from './request-form.tsx';

function stateWords(row: InvitationRequest, t: T, format: Format): string {
  if (row.state === 'waiting') return t('people.request.waiting', { day: format.shortDay(row.created_at) });
  const day = format.shortDay(row.decided_at ?? row.created_at);
  return t(`people.request.${row.state}`, { day, name: row.decided_by ?? '' });
}

/** Strangers who ask to be let in: each is invited to a place, or politely declined. */
export function Requests() {
  const t = useT();
  const format = useFormat();
  const [inviting, setInviting] = useState<InvitationRequest | null>(null);
  const requests = usePages('listInvitationRequests', {});
  const decline = useCommand('decideInvitationRequest', {
    stale: ['listInvitationRequests', 'getToday'],
    onDone: ({ full_name }) => showToast({ message: t('people.declined', { name: full_name }) }),
  });
  const columns: Column<InvitationRequest>[] = [
    {
      key: 'name',
      head: t('people.name'),
      phone: 'title',
      cell: (row) => (
        <>
          <b>{row.full_name}</b>
          <div className="k-small k-muted">{[row.position, row.company].join(', ')}</div>
        </>
      ),
    },
    {
      key: 'email',
      head: t('people.email'),
      cell: (row) => (
        <>
          {row.email}
          {row.known && <div className="k-small k-wait">{t('people.knownHere')}</div>}
        </>
      ),
    },
    {
      key: 'message',
      head: t('people.message'),
      cell: (row) => <span className={page.message}>{row.message || '—'}</span>,
    },
    { key: 'state', head: t('people.state'), cell: (row) => stateWords(row, t, format) },
    {
      key: 'actions',
      head: t('people.actions'),
      cell: (row) =>
        row.can.decide && (
          <span className={page.actions}>
            <Button size="xs" onClick={() => setInviting(row)}>
              {t('people.invite')}
            </Button>
            <UnstyledButton
              className={page.link}
              aria-label={t('people.declineOf', { name: row.full_name })}
              onClick={() => decline.mutate({ id: row.id, decision: 'decline' })}
            >
              {t('people.decline')}
            </UnstyledButton>
          </span>
        ),
    },
  ];
  return (
    <>
      {decline.error !== null && <ErrorNote error={decline.error} />}
      {requests.error !== null && <ErrorNote error={requests.error} onRetry={requests.refetch} />}
      <DataTable
        label={t('people.tab.requests')}
        columns={columns}
        rows={requests.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.full_name}
        hasMore={requests.hasMore}
        onMore={requests.loadMore}
        loadingMore={requests.loadingMore}
        empty={<Empty title={t('people.noRequests')}>{t('people.noRequestsText')}</Empty>}
      />
      {inviting && <RequestForm request={inviting} onClose={() => setInviting(null)} />}
    </>
  );
}
