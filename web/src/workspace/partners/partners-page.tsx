import { Button, Select } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
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
import { PartnerForm } from './partner-form.tsx';
import { type PartnerRow, partnerStatuses } from './partner-types.ts';
import { PartnerStatusBadge } from './status-badge.tsx';

function columnsOf(t: T, format: Format, vendor: string): Column<PartnerRow>[] {
  return [
    {
      key: 'name',
      head: t('partners.name'),
      phone: 'title',
      cell: (row) => (
        <Link className={`k-plain k-clip ${page.name}`} to="/w/$vendor/partners/$id" params={{ vendor, id: row.id }}>
          <b>{row.name}</b>
        </Link>
      ),
    },
    { key: 'tier', head: t('partners.tier'), cell: (row) => t(`workspace.tier.${row.tier}`) },
    { key: 'city', head: t('partners.city'), cell: (row) => row.city || '—' },
    {
      key: 'manager',
      head: t('partners.manager'),
      cell: (row) => row.manager?.name ?? <span className="k-wait">{t('partners.noManager')}</span>,
    },
    { key: 'people', head: t('partners.people'), numeric: true, width: 80, phone: 'hidden', cell: (row) => row.people },
    {
      key: 'status',
      head: t('partners.status'),
      width: 170,
      cell: (row) => <PartnerStatusBadge status={row.status} />,
    },
    {
      key: 'since',
      head: t('partners.since'),
      numeric: true,
      width: 120,
      phone: 'hidden',
      cell: (row) => format.shortDay(row.status_since),
    },
  ];
}

function StatusFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const t = useT();
  return (
    <Select
      aria-label={t('partners.status')}
      placeholder={t('partners.anyStatus')}
      clearable
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      data={partnerStatuses.map((status) => ({ value: status, label: t(`workspace.partnerStatus.${status}`) }))}
      value={value ?? null}
      onChange={(status) => onChange(status ?? undefined)}
    />
  );
}

function PartnersPage() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const { q, status } = route.useSearch();
  const [adding, setAdding] = useState(false);
  const known = partnerStatuses.find((one) => one === status);
  const question = { ...(q ? { q } : {}), ...(known ? { status: known } : {}) };
  const partners = usePages('listPartners', question);
  useDocumentTitle(`${t('workspace.nav.partners')} · Kanal`);
  const go = (search: ListSearch) =>
    void navigate({ to: '/w/$vendor/partners', params: { vendor }, search, replace: true });
  return (
    <>
      <PageHeader
        title={t('workspace.nav.partners')}
        actions={
          <>
            <ExportButton operation="exportPartners" input={question} />
            {can('partner.manage') && (
              <Button variant="filled" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
                {t('partners.add')}
              </Button>
            )}
          </>
        }
      />
      <div className={page.bar}>
        <SearchField hint={t('partners.searchHint')} value={q} onChange={(words) => go({ q: words, status })} />
        <StatusFilter value={known} onChange={(next) => go({ q, status: next })} />
      </div>
      {partners.error !== null && <ErrorNote error={partners.error} onRetry={partners.refetch} />}
      <DataTable
        label={t('workspace.nav.partners')}
        columns={columnsOf(t, format, vendor)}
        rows={partners.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={({ id }) => void navigate({ to: '/w/$vendor/partners/$id', params: { vendor, id } })}
        hasMore={partners.hasMore}
        onMore={partners.loadMore}
        loadingMore={partners.loadingMore}
        empty={
          <ListEmpty filtered={Boolean(q || status)} title={t('partners.none')}>
            {t(can('partner.manage') ? 'partners.noneText' : 'partners.noneForReader')}
          </ListEmpty>
        }
      />
      {adding && (
        <PartnerForm
          partner={null}
          onClose={() => setAdding(false)}
          onSaved={({ id }) => void navigate({ to: '/w/$vendor/partners/$id', params: { vendor, id } })}
        />
      )}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/partners')({ component: PartnersPage });
