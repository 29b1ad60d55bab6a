import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { filterOf, type PipelineSearch } from '../pipeline-search.ts';
import type { ForecastRow } from '../types.ts';
import { type By, behindRow, behindTotal, type Figure } from './behind.ts';
import look from './forecast.module.css';

const FIGURES: readonly Figure[] = ['commit', 'best_case', 'pipeline', 'weighted', 'won'];

interface ForecastProps {
  search: PipelineSearch;
  /** What it may be told by on this side. */
  bys: readonly By[];
  change: (search: PipelineSearch) => void;
  /** The link that opens rows. */
  rowsLink: (search: PipelineSearch, content: ReactNode) => ReactNode;
}

const minorOf = (row: ForecastRow, figure: Figure) =>
  ({
    commit: row.commit_minor,
    best_case: row.best_case_minor,
    pipeline: row.pipeline_minor,
    weighted: row.weighted_minor,
    won: row.won_minor,
  })[figure];

const isNothing = (row: ForecastRow, figure: Figure) =>
  minorOf(row, figure) === 0 && !(figure === 'won' && row.won_count > 0);

function Bar({ row, most }: { row: ForecastRow; most: number }) {
  const width = (minor: number) => ({ width: `${most > 0 ? (minor / most) * 100 : 0}%` });
  return (
    <span className={look.bar} aria-hidden>
      <i className={look.commit} style={width(row.commit_minor)} />
      <i className={look.best} style={width(row.best_case_minor)} />
      <i className={look.pipeline} style={width(row.pipeline_minor)} />
    </span>
  );
}

/** What open deals promise and won ones have brought; every figure opens its rows. */
export function Forecast({ search, bys, change, rowsLink }: ForecastProps) {
  const t = useT();
  const { month, money, number, currency } = useFormat();
  const by = search.by ?? 'month';
  const { data, error, refetch } = useRead('getForecast', { ...filterOf(search), by }, { keep: true });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  const most = new Map<string, number>();
  for (const row of data.rows) {
    const whole = row.commit_minor + row.best_case_minor + row.pipeline_minor;
    most.set(row.currency, Math.max(most.get(row.currency) ?? 0, whole));
  }
  // The one that most is done in comes first; amounts of different ones cannot be compared.
  const currencies = [...data.totals].sort((a, b) => b.count + b.won_count - (a.count + a.won_count));
  const nameOf = (row: ForecastRow) => {
    if (by !== 'month') return row.name || t(`deals.forecast.no.${by}`);
    return row.key ? month(row.key) : t('deals.forecast.no.month');
  };
  const isPast = (row: ForecastRow) => by === 'month' && row.key !== null && row.key < data.today.slice(0, 7);
  const cell = (row: ForecastRow, figure: Figure, total: boolean) => {
    const minor = minorOf(row, figure);
    if (isNothing(row, figure)) return <span className="k-faint">—</span>;
    const shown = money(minor, row.currency);
    const whole = behindTotal(search, row.currency, figure, data.today);
    return rowsLink(total ? whole : behindRow(whole, by, row.key), shown);
  };
  const line = (row: ForecastRow, name: string, total: boolean) => (
    <tr key={`${row.key} ${row.currency} ${total}`} className={total ? look.total : ''}>
      <th scope="row">
        {name}
        {isPast(row) && row.count > 0 && (
          <span className={`k-small k-stop ${look.past}`}>{t('deals.forecast.past')}</span>
        )}
      </th>
      <td className="k-num" data-head={t('deals.forecast.count')}>
        {number(row.count)}
      </td>
      {FIGURES.map((figure) => (
        <td
          key={figure}
          className="k-num"
          data-head={t(`deals.forecast.${figure}`)}
          data-nothing={isNothing(row, figure) || undefined}
        >
          {cell(row, figure, total)}
        </td>
      ))}
      <td className={look.wide}>{!total && <Bar row={row} most={most.get(row.currency) ?? 0} />}</td>
    </tr>
  );
  return (
    <>
      <div className={look.by}>
        <SegmentedControl
          aria-label={t('deals.forecast.by')}
          data={bys.map((value) => ({ value, label: t(`deals.forecast.by.${value}`) }))}
          value={by}
          onChange={(next) => change({ ...search, by: next as By })}
        />
      </div>
      {data.rows.length === 0 ? (
        <Empty title={t('deals.forecast.none')}>{t('deals.forecast.noneText')}</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
        <section className={look.scroll} aria-label={t('deals.forecast')} tabIndex={0}>
          <table className={look.table}>
            <thead>
              <tr>
                <th scope="col">{t(`deals.forecast.by.${by}`)}</th>
                <th scope="col" className="k-num">
                  {t('deals.forecast.count')}
                </th>
                {FIGURES.map((figure) => (
                  <th key={figure} scope="col" className="k-num">
                    {t(`deals.forecast.${figure}`)}
                  </th>
                ))}
                <td className={look.wide} />
              </tr>
            </thead>
            {currencies.map((total) => (
              <tbody key={total.currency}>
                {currencies.length > 1 && (
                  <tr className={look.currency}>
                    <th colSpan={8} scope="rowgroup">
                      {currency(total.currency)}
                    </th>
                  </tr>
                )}
                {data.rows.filter((row) => row.currency === total.currency).map((row) => line(row, nameOf(row), false))}
                {line(total, t('deals.forecast.total'), true)}
              </tbody>
            ))}
          </table>
        </section>
      )}
      <p className={`k-small k-muted ${look.note}`}>
        {t(by === 'family' ? 'deals.forecast.noteFamily' : 'deals.forecast.note')}
      </p>
    </>
  );
}
