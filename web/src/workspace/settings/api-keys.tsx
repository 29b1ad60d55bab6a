import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { ApiKeyForm } from './api-key-form.tsx';

type ApiKey = Output<'listApiKeys'>['items'][number];

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const t = useT();
  const format = useFormat();
  const state = (row: ApiKey) => {
    if (row.revoked_at)
      return <span className="k-end">{t('settings.revokedOn', { day: format.shortDay(row.revoked_at) })}</span>;
    return row.expires_at ? t('settings.expiresOn', { day: format.shortDay(row.expires_at) }) : t('settings.noEnd');
  };
  return [
    { key: 'name', head: t('settings.keyName'), phone: 'title', cell: (row) => <b>{row.name}</b> },
    { key: 'last', head: t('settings.key'), cell: (row) => <span className="k-muted">…{row.last_four}</span> },
    { key: 'person', head: t('settings.inWhoseName'), cell: (row) => row.person.full_name },
    { key: 'created', head: t('settings.made'), cell: (row) => format.shortDay(row.created_at) },
    { key: 'state', head: t('settings.now'), cell: state },
    {
      key: 'revoke',
      head: t('settings.actions'),
      cell: (row) =>
        row.can.revoke && (
          <UnstyledButton
            className={page.link}
            aria-label={t('settings.revokeOf', { name: row.name })}
            onClick={() => onRevoke(row)}
          >
            {t('settings.revoke')}
          </UnstyledButton>
        ),
    },
  ];
}

/** Keys for programs; a key holds no more than its person. */
export function ApiKeys() {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const keys = usePages('listApiKeys', {});
  const revoke = useCommand('revokeApiKey', {
    stale: ['listApiKeys'],
    onDone: ({ name }) => showToast({ message: t('settings.keyRevoked', { name }) }),
  });
  const columns = useColumns(({ id }) => revoke.mutate({ id }));
  return (
    <>
      <div className={page.bar}>
        <Button onClick={() => setAdding(true)}>{t('settings.newKey')}</Button>
        <a href="/docs/api" target="_blank" rel="noopener">
          {t('settings.apiReference')}
        </a>
      </div>
      {revoke.error !== null && <ErrorNote error={revoke.error} />}
      {keys.error !== null && <ErrorNote error={keys.error} onRetry={keys.refetch} />}
      <DataTable
        label={t('settings.tab.keys')}
        columns={columns}
        rows={keys.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        hasMore={keys.hasMore}
        onMore={keys.loadMore}
        loadingMore={keys.loadingMore}
        empty={<Empty title={t('settings.noKeys')}>{t('settings.noKeysText')}</Empty>}
      />
      {adding && <ApiKeyForm onClose={() => setAdding(false)} />}
    </>
  );
}
