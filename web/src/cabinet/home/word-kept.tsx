import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { workingDayMinutes } from '../../features/registrations/working-day.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import look from '../page.module.css';
import { useCabinet } from '../routes.ts';

/** How the vendor keeps its word: the numbers that the vendor itself sees. */
export function WordKept({ vendor }: { vendor: string }) {
  const t = useT();
  const { vendor: address } = useCabinet();
  const { percent, duration, day } = useFormat();
  const { data } = useRead('getScorecard', {}, { staleTime: 60_000 });
  const orDash = (value: number | null | undefined, words: (value: number) => string) =>
    value === null || value === undefined ? '—' : words(value);
  const figures = data && [
    [t('cabinet.word.inTime'), orDash(data.decided_in_time_percent, percent)],
    [
      t('cabinet.word.median'),
      orDash(data.median_decision_minutes, (m) => duration(m, { minutesPerDay: workingDayMinutes })),
    ],
    [t('cabinet.word.trust'), orDash(data.early_percent, percent)],
  ];
  return (
    <section className={look.kept}>
      <h2>{t('cabinet.word.title', { vendor })}</h2>
      {!figures && <SkeletonLine width="60%" />}
      {data && <p className="k-muted">{t('cabinet.word.same', { vendor, date: day(data.from) })}</p>}
      {figures && (
        <dl className={look.figures}>
          {figures.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <Link to="/c/$vendor/scorecard" params={{ vendor: address }}>
          {t('cabinet.word.all')}
        </Link>
      </p>
    </section>
  );
}
