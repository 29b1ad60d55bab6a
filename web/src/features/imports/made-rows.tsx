import { type ReactNode, useState } from 'react';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { StateBadge } from '../registrations/state-badge.tsx';
import { Faults } from './faults.tsx';
import look from './imports.module.css';
import type { Import, MadeRow, RowOutcome } from './use-import.ts';

const OUTCOMES: readonly RowOutcome[] = ['submitted', 'draft', 'skipped', 'failed'];
const TONE: Record<RowOutcome, string> = {
  submitted: 'k-hold',
  draft: 'k-wait',
  failed: 'k-stop',
  skipped: 'k-muted',
};

export type DealLink = (deal: { id: string; state: string }, content: ReactNode) => ReactNode;

function useColumns(toDeal: DealLink): Column<MadeRow>[] {
  const t = useT();
  return [
    { key: 'number', head: t('imports.row'), numeric: true, phone: 'hidden', cell: (row) => row.number },
    {
      key: 'customer',
      head: t('imports.customer'),
      phone: 'title',
      cell: (row) => {
        const name = <b>{row.customer_name || t('imports.noName')}</b>;
        return row.registration ? toDeal(row.registration, name) : name;
      },
    },
    {
      key: 'outcome',
      head: t('imports.result'),
      cell: (row) => (
        <span className={look.result}>
          <span className={row.outcome ? TONE[row.outcome] : 'k-muted'}>
            {t(`imports.outcome.${row.outcome ?? 'waiting'}`)}
          </span>
          {row.outcome !== 'submitted' && <Faults faults={row.faults} />}
          {row.undo_outcome && <span className="k-small k-muted">{t(`imports.undone.${row.undo_outcome}`)}</span>}
        </span>
      ),
    },
    {
      key: 'deal',
      head: t('imports.deal'),
      cell: (row) =>
        row.registration && (
          <span className={look.deal}>
            {row.registration.number !== null && <span>№ {row.registration.number}</span>}
            <StateBadge state={row.registration.state} bare />
          </span>
        ),
    },
  ];
}

/** What became of each row, with the way to its deal. */
export function MadeRows({ shown, toDeal }: { shown: Import; toDeal: DealLink }) {
  const t = useT();
  const columns = useColumns(toDeal);
  const [outcome, setOutcome] = useState<RowOutcome | null>(null);
  const pages = usePages('listImportRows', { id: shown.id, limit: 100, ...(outcome ? { outcome } : {}) });
  if (pages.error && !pages.rows) return <ErrorNote error={pages.error} onRetry={pages.refetch} />;
  return (
    <section className={look.section} aria-labelledby="rows">
      <h2 id="rows">{t('imports.rows')}</h2>
      <fieldset className={look.pills} aria-label={t('imports.filter')}>
        {OUTCOMES.filter((each) => shown.outcomes[each] > 0).map((each) => (
          <ChoicePill key={each} checked={outcome === each} onChange={(on) => setOutcome(on ? each : null)}>
            {`${t(`imports.outcome.${each}`)} · ${shown.outcomes[each]}`}
          </ChoicePill>
        ))}
      </fieldset>
      <DataTable
        label={t('imports.rows')}
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
