import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListEmpty } from '../list-empty.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { SearchField } from '../search-field.tsx';
import type { CustomerGroup } from './customer-types.ts';
import { GroupForm } from './group-form.tsx';

function columnsOf(t: T, format: Format): Column<CustomerGroup>[] {
  return [
    { key: 'name', head: t('customers.group'), phone: 'title', cell: (row) => <b>{row.name}</b> },
    {
      key: 'buys',
      head: t('customers.buys'),
      cell: (row) => (
        <>
          {t(row.purchases_centrally ? 'customers.together' : 'customers.apart')}
          {row.next && (
            <div className="k-small k-muted">
              {t(row.next.purchases_centrally ? 'customers.togetherFrom' : 'customers.apartFrom', {
                day: format.day(row.next.from_on),
              })}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'customers',
      head: t('workspace.nav.customers'),
      numeric: true,
      width: 120,
      phone: 'named',
      cell: (row) => row.customers,
    },
  ];
}

/** Groups of companies: whether they buy together decides how far one protection reaches. */
export function Groups({ q, go }: { q: string | undefined; go: (words: string | undefined) => void }) {
  const t = useT();
  const { can } = useWorkspace();
  const format = useFormat();
  const [editing, setEditing] = useState<CustomerGroup | 'new' | null>(null);
  const groups = usePages('listCustomerGroups', q ? { q } : {});
  const edits = can('customer.manage');
  return (
    <>
      <div className={page.bar}>
        <SearchField hint={t('customers.groupName')} value={q} onChange={go} />
        {edits && <Button onClick={() => setEditing('new')}>{t('customers.newGroup')}</Button>}
      </div>
      {groups.error !== null && <ErrorNote error={groups.error} onRetry={groups.refetch} />}
      <DataTable
        label={t('customers.groups')}
        columns={columnsOf(t, format)}
        rows={groups.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        {...(edits ? { onOpen: (row: CustomerGroup) => setEditing(row) } : {})}
        hasMore={groups.hasMore}
        onMore={groups.loadMore}
        loadingMore={groups.loadingMore}
        empty={
          <ListEmpty filtered={Boolean(q)} title={t('customers.noGroups')}>
            {t('customers.groupText')}
          </ListEmpty>
        }
      />
      {editing && <GroupForm group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
