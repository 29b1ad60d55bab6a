import { UnstyledButton } from '@mantine/core';
import type { Output } from '../../app/api.ts';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { RoleWords } from '../../features/roles/role-words.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';

type Invitation = Output<'listInvitations'>['items'][number];

function Actions({ invitation }: { invitation: Invitation }) {
  const t = useT();
  const stale = { stale: ['listInvitations'] as const };
  const resend = useCommand('resendInvitation', {
    ...stale,
    onDone: ({ email }) => showToast({ message: t('people.invited', { email }) }),
  });
  const revoke = useCommand('revokeInvitation', {
    ...stale,
    onDone: ({ email }) => showToast({ message: t('people.revoked', { email }) }),
  });
  const error = resend.error ?? revoke.error;
  const { id, can, email } = invitation;
  return (
    <span className={page.actions}>
      {can.resend && (
        <UnstyledButton
          className={page.link}
          aria-label={t('people.resendTo', { email })}
          onClick={() => resend.mutate({ id })}
        >
          {t('people.resend')}
        </UnstyledButton>
      )}
      {can.revoke && (
        <UnstyledButton
          className={page.link}
          aria-label={t('people.revokeOf', { email })}
          onClick={() => revoke.mutate({ id })}
        >
          {t('people.revoke')}
        </UnstyledButton>
      )}
      {error !== null && <ErrorNote error={error} />}
    </span>
  );
}

const TONE = { waiting: 'k-wait', accepted: 'k-hold', expired: 'k-end', revoked: 'k-end' } as const;

function columnsOf(t: T, format: Format, vendor: string): Column<Invitation>[] {
  return [
    {
      key: 'email',
      head: t('people.email'),
      phone: 'title',
      cell: (row) => (
        <>
          <b>{row.full_name || row.email}</b>
          {row.full_name && <span className="k-muted"> · {row.email}</span>}
        </>
      ),
    },
    { key: 'place', head: t('people.whereTo'), cell: (row) => row.partner?.name ?? vendor },
    { key: 'roles', head: t('people.roles'), cell: (row) => <RoleWords roles={row.roles} /> },
    {
      key: 'state',
      head: t('people.state'),
      cell: (row) => (
        <span className={TONE[row.state]}>
          {t(`people.invitation.${row.state}`, {
            day: format.shortDay(row.state === 'accepted' && row.accepted_at ? row.accepted_at : row.expires_at),
          })}
        </span>
      ),
    },
    { key: 'by', head: t('people.invitedBy'), phone: 'hidden', cell: (row) => row.invited_by ?? '—' },
    { key: 'actions', head: t('people.actions'), cell: (row) => <Actions invitation={row} /> },
  ];
}

/** Who was invited, where to, and whether they came. */
export function Invitations() {
  const t = useT();
  const format = useFormat();
  const { place } = useWorkspace();
  const invitations = usePages('listInvitations', {});
  if (invitations.error !== null && !invitations.rows) {
    return <ErrorNote error={invitations.error} onRetry={invitations.refetch} />;
  }
  return (
    <DataTable
      label={t('people.tab.invitations')}
      columns={columnsOf(t, format, place.vendor.name)}
      rows={invitations.rows}
      rowKey={(row) => row.id}
      rowName={(row) => row.email}
      hasMore={invitations.hasMore}
      onMore={invitations.loadMore}
      loadingMore={invitations.loadingMore}
      empty={<Empty title={t('people.noInvitations')}>{t('people.noInvitationsText')}</Empty>}
    />
  );
}
