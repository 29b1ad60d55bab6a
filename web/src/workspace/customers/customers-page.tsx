import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ListEmpty } from '../list-empty.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { SearchField } from '../search-field.tsx';
import { CustomerForm } from './customer-form.tsx';
import type { CustomerRow } from './customer-types.ts';
import { Duplicates } from './duplicates.tsx';
import { Groups } from './groups.tsx';

function columnsOf(t: T, vendor: string): Column<CustomerRow>[] {
  return [
    {
      key: 'name',
      head: t('customers.name'),
      phone: 'title',
      cell: (row) => (
        <Link className={`k-plain k-clip ${page.name}`} to="/w/$vendor/customers/$id" params={{ vendor, id: row.id }}>
          <b>{row.name}</b>
        </Link>
      ),
    },
    { key: 'taxId', head: t('customers.taxId'), width: 140, cell: (row) => row.tax_id ?? '' },
    {
      key: 'place',
      head: t('customers.place'),
      cell: (row) => [...new Set([row.city, row.region])].filter(Boolean).join(', '),
    },
    { key: 'domain', head: t('customers.domain'), phone: 'hidden', cell: (row) => row.web_domain ?? '' },
    { key: 'group', head: t('customers.group'), cell: (row) => row.group?.name ?? '' },
  ];
}

function List({ q, go }: { q: string | undefined; go: (search: ListSearch) => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const customers = usePages('listCustomers', q ? { q } : {});
  return (
    <>
      <div className={page.bar}>
        <SearchField hint={t('customers.searchHint')} value={q} onChange={(words) => go({ q: words })} />
      </div>
      {customers.error !== null && <ErrorNote error={customers.error} onRetry={customers.refetch} />}
      <DataTable
        label={t('workspace.nav.customers')}
        columns={columnsOf(t, vendor)}
        rows={customers.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={({ id }) => void navigate({ to: '/w/$vendor/customers/$id', params: { vendor, id } })}
        hasMore={customers.hasMore}
        onMore={customers.loadMore}
        loadingMore={customers.loadingMore}
        empty={
          <ListEmpty filtered={Boolean(q)} title={t('customers.none')}>
            {t('customers.noneText')}
          </ListEmpty>
        }
      />
    </>
  );
}

function CustomersPage() {
  const t = useT();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const { q, tab } = route.useSearch();
  const [adding, setAdding] = useState(false);
  useDocumentTitle(`${t('workspace.nav.customers')} · Kanal`);
  const go = (search: ListSearch) =>
    void navigate({ to: '/w/$vendor/customers', params: { vendor }, search, replace: true });
  const groups = tab === 'groups';
  const duplicates = tab === 'duplicates' && can('customer.merge');
  const shown = groups ? 'groups' : duplicates ? 'duplicates' : undefined;
  const link = (key: string | undefined, words: string) => (
    <Link
      className={page.tab}
      to="/w/$vendor/customers"
      params={{ vendor }}
      search={key ? { tab: key } : {}}
      activeOptions={{ exact: true, explicitUndefined: true }}
      {...(key === shown ? { 'aria-current': 'page' as const } : {})}
    >
      {words}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={t('workspace.nav.customers')}
        lead={t('customers.lead')}
        actions={
          <>
            {!shown && <ExportButton operation="exportCustomers" input={q ? { q } : {}} />}
            {can('customer.manage') && (
              <Button variant="filled" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
                {t('customers.add')}
              </Button>
            )}
          </>
        }
      />
      <nav className={page.tabs} aria-label={t('workspace.nav.customers')}>
        {link(undefined, t('workspace.nav.customers'))}
        {link('groups', t('customers.groups'))}
        {can('customer.merge') && link('duplicates', t('customers.duplicates'))}
      </nav>
      {groups && <Groups q={q} go={(words) => go({ tab: 'groups', q: words })} />}
      {duplicates && <Duplicates />}
      {!shown && <List q={q} go={go} />}
      {adding && (
        <CustomerForm
          customer={null}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => void navigate({ to: '/w/$vendor/customers/$id', params: { vendor, id } })}
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/customers')({ component: CustomersPage });
