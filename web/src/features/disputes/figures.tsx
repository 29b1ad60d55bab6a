import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { Facts } from '../../ui/facts.tsx';
import look from './disputes.module.css';

/** The court of the last year, as both sides see it. */
export function Figures() {
  const t = useT();
  const { number, percent } = useFormat();
  const { data } = useRead('getDisputeFigures', {});
  if (!data) return null;
  const few = (value: number | null) => (value === null ? '—' : number(value));
  const kept =
    data.remedies_kept === null || data.remedies_promised === null
      ? '—'
      : t('disputes.of', { part: data.remedies_kept, all: data.remedies_promised });
  return (
    <section className={`${look.section} ${look.figures}`}>
      <h2>{t('disputes.figures')}</h2>
      <Facts
        termWidth={200}
        facts={[
          { term: t('disputes.figure.opened'), value: few(data.opened) },
          {
            term: t('disputes.figure.perHundred'),
            value: data.per_hundred === null ? '—' : number(data.per_hundred, 1),
          },
          {
            term: t('disputes.figure.upheld'),
            value: data.upheld_percent === null ? '—' : percent(data.upheld_percent),
          },
          { term: t('disputes.figure.overdue'), value: few(data.overdue) },
          { term: t('disputes.figure.breaches'), value: few(data.vendor_breaches) },
          { term: t('disputes.figure.kept'), value: kept },
        ]}
      />
    </section>
  );
}
