import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useCommand, usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { DeputyForm } from './deputy-form.tsx';

type Deputy = Output<'listDeputies'>['items'][number];

/** Who stands in for whom: work of the absent waits with the deputy. */
export function Deputies() {
  const t = useT();
  const format = useFormat();
  const { can } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const deputies = usePages('listDeputies', {});
  const cancel = useCommand('cancelDeputy', { stale: ['listDeputies', 'getToday'] });
  const columns: Column<Deputy>[] = [
    { key: 'person', head: t('settings.away'), phone: 'title', cell: (row) => <b>{row.person.name}</b> },
    { key: 'deputy', head: t('settings.deputy'), cell: (row) => row.deputy.name },
    { key: 'from', head: t('settings.from'), cell: (row) => format.dateTime(row.from_at) },
    { key: 'until', head: t('settings.until'), cell: (row) => format.dateTime(row.until_at) },
    {
      key: 'now',
      head: t('settings.now'),
      cell: (row) => (row.current ? <span className="k-hold">{t('settings.actsNow')}</span> : t('settings.actsLater')),
    },
    {
      key: 'end',
      head: t('settings.actions'),
      cell: (row) =>
        row.can.cancel && (
          <UnstyledButton
            className={page.link}
            aria-label={t('settings.endOf', { name: row.deputy.name })}
            onClick={() => cancel.mutate({ id: row.id })}
          >
            {t('settings.end')}
          </UnstyledButton>
        ),
    },
  ];
  return (
    <>
      {can('deputy.manage') && (
        <div className={page.bar}>
          <Button onClick={() => setAdding(true)}>{t('settings.addDeputy')}</Button>
        </div>
      )}
      {cancel.error !== null && <ErrorNote error={cancel.error} />}
      {deputies.error !== null && <ErrorNote error={deputies.error} onRetry={deputies.refetch} />}
      <DataTable
        label={t('settings.tab.deputies')}
        columns={columns}
        rows={deputies.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.person.name}
        hasMore={deputies.hasMore}
        onMore={deputies.loadMore}
        loadingMore={deputies.loadingMore}
        empty={<Empty title={t('settings.noDeputies')}>{t('settings.noDeputiesText')}</Empty>}
      />
      {adding && <DeputyForm onClose={() => setAdding(false)} />}
    </>
  );
}
