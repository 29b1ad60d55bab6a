import { Link } from '@tanstack/react-router';
import type { Output } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { workingDayMinutes } from '../../features/registrations/working-day.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { useWorkspace } from '../routes.ts';
import { Spark } from './spark.tsx';
import look from './today.module.css';

type Scorecard = Output<'getScorecard'>;
const VIEWS = ['my_turn', 'waiting_partner', 'ending_soon', 'open'] as const;

function Overdue({ count }: { count: number }) {
  const t = useT();
  const { vendor } = useWorkspace();
  return (
    <div>
      <dt>{t('workspace.today.overdueNow')}</dt>
      <dd className={look.figure}>
        <span className={count > 0 ? 'k-stop' : ''}>{count}</span>
        {count > 0 && (
          <Link className={look.which} to="/w/$vendor/deals" params={{ vendor }} search={{ view: 'overdue' }}>
            {t('workspace.today.which')}
          </Link>
        )}
      </dd>
    </div>
  );
}

function Card({ card }: { card: Scorecard }) {
  const t = useT();
  const format = useFormat();
  const percent = (value: number | null) => (value === null ? '—' : format.percent(value));
  const bars = (value: (month: Scorecard['by_month'][number]) => number | null) =>
    card.by_month.map((month) => ({ label: month.month, value: value(month) }));
  return (
    <dl className={look.figures}>
      <div>
        <dt>{t('workspace.today.inTime')}</dt>
        <dd className={look.figure}>
          {percent(card.decided_in_time_percent)}
          <Spark name={t('workspace.today.inTime')} bars={bars((month) => month.in_time_percent)} />
        </dd>
      </div>
      <div>
        <dt title={t('workspace.today.trustHint')}>{t('workspace.today.trust')}</dt>
        <dd className={look.figure}>
          {percent(card.early_percent)}
          <Spark name={t('workspace.today.trust')} bars={bars((month) => month.early_percent)} />
        </dd>
      </div>
      <div>
        <dt>{t('workspace.today.median')}</dt>
        <dd className={look.figure}>
          {card.median_decision_minutes === null
            ? '—'
            : format.duration(card.median_decision_minutes, { minutesPerDay: workingDayMinutes })}
        </dd>
      </div>
      <Overdue count={card.overdue_now ?? 0} />
    </dl>
  );
}

function Counts() {
  const t = useT();
  const { vendor } = useWorkspace();
  const counts = useRead('countRegistrations', {}).data?.views;
  return (
    <section>
      <h2>{t('workspace.today.deals')}</h2>
      <ul className={look.views}>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link className="k-plain" to="/w/$vendor/deals" params={{ vendor }} search={{ view }}>
              {t(`workspace.today.view.${view}`)}
            </Link>
            {counts ? <b>{counts[view]}</b> : <SkeletonLine width={24} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Right column: how the vendor keeps its word, and how many deals are where. */
export function Figures() {
  const t = useT();
  const format = useFormat();
  const { can, vendor } = useWorkspace();
  const { data } = useRead('getScorecard', {}, { enabled: can('scorecard.read'), staleTime: 300_000 });
  return (
    <aside className={look.aside} aria-label={t('workspace.today.figures')}>
      <section>
        <div className={look.asideHead}>
          <h2>{t('workspace.today.figures')}</h2>
          {data && <span className="k-muted">{t('workspace.today.since', { day: format.shortDay(data.from) })}</span>}
        </div>
        {data ? <Card card={data} /> : <SkeletonLine width="60%" />}
        <p className="k-small">
          <Link to="/w/$vendor/scorecard" params={{ vendor }}>
            {t('workspace.today.allFigures')}
          </Link>
        </p>
        <p className="k-small k-muted">
          {data?.decided === 0 ? t('workspace.today.noFigures') : t('workspace.today.same')}
        </p>
      </section>
      <Counts />
    </aside>
  );
}
