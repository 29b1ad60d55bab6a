import { useFormat } from '../../app/use-format.ts';
import { usePages, useRead } from '../../app/use-operation.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import look from './disputes.module.css';
import type { Dispute, Precedent } from './types.ts';

/** One precedent in the reader's language. */
export function PrecedentText({ precedent }: { precedent: Precedent }) {
  const t = useT();
  const { locale } = useLocale();
  const { day } = useFormat();
  const { number, published_at } = precedent;
  return (
    <>
      <b>{precedent.title[locale]}</b>
      <p className={look.words}>{precedent.text[locale]}</p>
      <p className="k-small k-muted">
        {[
          number === null ? '' : t('disputes.precedent', { number }),
          t(`disputes.favour.${precedent.in_favour}`),
          published_at ? day(published_at) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

/** All that was decided before, newest first. */
export function PrecedentList() {
  const t = useT();
  const { rows, error, refetch } = usePages('listPrecedents', { limit: 50 });
  if (error) return <ErrorNote error={error} onRetry={refetch} />;
  if (!rows) return null;
  if (rows.length === 0)
    return <Empty title={t('disputes.emptyPrecedents')}>{t('disputes.emptyPrecedentsText')}</Empty>;
  return (
    <ul>
      {rows.map((precedent) => (
        <li key={precedent.id} className={look.precedent}>
          <PrecedentText precedent={precedent} />
        </li>
      ))}
    </ul>
  );
}

/** Decisions on the same ground beside a case, or by the same rule beside a registration that is decided. */
export function SimilarPrecedents(about: { ground: Dispute['ground'] } | { priority_rule: string }) {
  const t = useT();
  const { locale } = useLocale();
  const { data } = useRead('listPrecedents', { ...about, limit: 5 });
  if (!data) return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.similar')}</h2>
      {data.items.length === 0 && <p className="k-small k-muted">{t('disputes.noSimilar')}</p>}
      <ul className={look.list}>
        {data.items.map((precedent) => (
          <li key={precedent.id}>
            <details>
              <summary>{precedent.title[locale]}</summary>
              <p className={look.words}>{precedent.text[locale]}</p>
            </details>
            <span className="k-small k-muted">
              {[
                t('disputes.precedent', { number: precedent.number ?? 0 }),
                t(`disputes.favour.${precedent.in_favour}`),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
