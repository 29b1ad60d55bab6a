import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { usePages, useRead } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ListEmpty } from '../list-empty.tsx';
import type { ListSearch } from '../list-search.ts';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import { SearchField } from '../search-field.tsx';
import { Families, type Family } from './families.tsx';
import { FamilyForm } from './family-form.tsx';
import { type Product, ProductForm } from './product-form.tsx';

function columnsOf(t: T, format: Format, families: readonly Family[]): Column<Product>[] {
  const family = (id: string) => families.find((one) => one.id === id)?.name[format.locale] ?? '';
  const price = ({ list_price_minor, currency, billing }: Product) => {
    if (list_price_minor === null) return '—';
    const money = format.money(list_price_minor, currency);
    return billing === 'monthly' ? t('products.monthly', { amount: money }) : money;
  };
  return [
    { key: 'sku', head: t('products.sku'), width: 140, cell: (row) => <span className="k-muted">{row.sku}</span> },
    { key: 'name', head: t('products.name'), phone: 'title', cell: (row) => <b>{row.name[format.locale]}</b> },
    { key: 'family', head: t('products.family'), cell: (row) => family(row.family_id) },
    { key: 'price', head: t('products.price'), numeric: true, cell: price },
    {
      key: 'active',
      head: t('products.state'),
      width: 140,
      cell: (row) => (
        <span className={row.active ? '' : 'k-end'}>{t(row.active ? 'products.sold' : 'products.stopped')}</span>
      ),
    },
  ];
}

type Editing = { family: Family | null } | { product: Product | null } | null;

function ProductsPage() {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const { vendor, can } = useWorkspace();
  const { q, status: family } = route.useSearch();
  const [editing, setEditing] = useState<Editing>(null);
  const families = useRead('listProductFamilies', {}).data?.items;
  const products = usePages('listProducts', { ...(q ? { q } : {}), ...(family ? { family_id: family } : {}) });
  useDocumentTitle(`${t('workspace.nav.products')} · Kanal`);
  const go = (search: ListSearch) =>
    void navigate({ to: '/w/$vendor/products', params: { vendor }, search, replace: true });
  const edits = can('product.manage');
  return (
    <>
      <PageHeader
        title={t('workspace.nav.products')}
        lead={t('products.lead')}
        actions={
          edits && (
            <>
              <Button onClick={() => setEditing({ family: null })}>{t('products.newFamily')}</Button>
              <Button
                variant="filled"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => setEditing({ product: null })}
              >
                {t('products.newProduct')}
              </Button>
            </>
          )
        }
      />
      <Families
        families={families}
        chosen={family}
        onChoose={(id) => go({ q, status: id })}
        onEdit={edits ? (one) => setEditing({ family: one }) : undefined}
      />
      <div className={page.bar}>
        <SearchField hint={t('products.searchHint')} value={q} onChange={(words) => go({ q: words, status: family })} />
      </div>
      {products.error !== null && <ErrorNote error={products.error} onRetry={products.refetch} />}
      <DataTable
        label={t('workspace.nav.products')}
        columns={columnsOf(t, format, families ?? [])}
        rows={products.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name[format.locale]}
        {...(edits ? { onOpen: (row: Product) => setEditing({ product: row }) } : {})}
        hasMore={products.hasMore}
        onMore={products.loadMore}
        loadingMore={products.loadingMore}
        empty={
          <ListEmpty filtered={Boolean(q)} title={t('products.none')}>
            {t('products.noneText')}
          </ListEmpty>
        }
      />
      {editing && 'family' in editing && <FamilyForm family={editing.family} onClose={() => setEditing(null)} />}
      {editing && 'product' in editing && (
        <ProductForm product={editing.product} families={families ?? []} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/products')({ component: ProductsPage });
