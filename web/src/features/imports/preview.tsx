import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { Faults } from './faults.tsx';
import look from './imports.module.css';
import type { PreviewRow, RowResult } from './use-import.ts';

const RESULTS: readonly RowResult[] = ['ready', 'incomplete', 'over_quota', 'twin_in_book', 'twin_in_file'];
const TONE: Record<RowResult, string> = {
  ready: 'k-hold',
  incomplete: 'k-stop',
  over_quota: 'k-wait',
  twin_in_book: 'k-muted',
  twin_in_file: 'k-muted',
};

function useColumns(): Column<PreviewRow>[] {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  return [
    { key: 'number', head: t('imports.row'), numeric: true, phone: 'hidden', cell: (row) => row.number },
    {
      key: 'customer',
      head: t('imports.customer'),
      phone: 'title',
      cell: (row) => (
        <>
          <b>{row.customer_name || t('imports.noName')}</b>
          <div className="k-small k-muted">{row.customer_tax_id}</div>
        </>
      ),
    },
    {
      key: 'what',
      head: t('imports.products'),
      cell: (row) => row.products.map((product) => product[locale]).join(', '),
    },
    {
      key: 'amount',
      head: t('imports.amount'),
      numeric: true,
      cell: (row) => (row.amount_minor === null ? '' : format.money(row.amount_minor, row.currency)),
    },
    {
      key: 'close',
      head: t('imports.close'),
      cell: (row) => (row.close_date === null ? '' : format.date(row.close_date)),
    },
    { key: 'responsible', head: t('imports.responsible'), phone: 'hidden', cell: (row) => row.responsible },
    {
      key: 'result',
      head: t('imports.result'),
      cell: (row) => (
        <span className={look.result}>
          <span className={TONE[row.result]}>{t(`imports.result.${row.result}`)}</span>
          <Faults faults={row.faults} />
        </span>
      ),
    },
  ];
}

/** What would become of each row, before anything is made. */
export function Preview({ id }: { id: string }) {
  const t = useT();
  const columns = useColumns();
  const [result, setResult] = useState<RowResult | null>(null);
  const pages = usePages('previewImport', { id, limit: 100, ...(result ? { result } : {}) });
  if (pages.error && !pages.rows) return <ErrorNote error={pages.error} onRetry={pages.refetch} />;
  return (
    <section className={look.section} aria-labelledby="rows">
      <h2 id="rows">{t('imports.preview')}</h2>
      <p className="k-muted k-measure">{t('imports.previewText')}</p>
      <fieldset className={look.pills} aria-label={t('imports.filter')}>
        {RESULTS.filter((each) => (pages.first?.counts[each] ?? 0) > 0).map((each) => (
          <ChoicePill key={each} checked={result === each} onChange={(on) => setResult(on ? each : null)}>
            {`${t(`imports.result.${each}`)} · ${pages.first?.counts[each]}`}
          </ChoicePill>
        ))}
      </fieldset>
      <DataTable
        label={t('imports.preview')}
        columns={columns}
        rows={pages.rows}
        rowKey={(row) => String(row.number)}
        rowName={(row) => row.customer_name}
        hasMore={pages.hasMore}
        onMore={pages.loadMore}
        loadingMore={pages.loadingMore}
        empty={<p className="k-muted">{t('imports.noRows')}</p>}
      />
    </section>
  );
}
