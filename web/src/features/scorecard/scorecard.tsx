import type { ReactNode } from 'react';
import type { Output } from '../../app/api.ts';
import type { MessageId } from '../../app/messages.ts';
import { type Format, useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { PageError } from '../../ui/page-error.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonPage } from '../../ui/skeleton.tsx';
import { workingDayMinutes } from '../registrations/working-day.ts';
import look from './scorecard.module.css';

type Card = Output<'getScorecard'>;
type Own = NonNullable<Card['own']>;
type Row = readonly [name: string, value: string];

/** What was never measured is a dash, not a nought. */
const orDash = (value: number | null, words: (value: number) => string) => (value === null ? '—' : words(value));

/** What the vendor owes: its time, and what it did when it was late. */
function wordRows(card: Card, format: Format): Row[] {
  const long = (value: number | null) =>
    orDash(value, (minutes) => format.duration(minutes, { minutesPerDay: workingDayMinutes }));
  return [
    ['inTime', orDash(card.decided_in_time_percent, format.percent)],
    ['median', long(card.median_decision_minutes)],
    ['slow', long(card.slow_decision_minutes)],
    ['overdue', format.number(card.overdue_now)],
    ['breaches', format.number(card.breaches)],
    ['provisional', format.number(card.provisional)],
    ['revoked', format.number(card.revoked)],
    ['transferred', format.number(card.transferred)],
  ];
}

function channelRows(card: Card, format: Format): Row[] {
  return [
    ['trust', orDash(card.early_percent, format.percent)],
    ['decided', format.number(card.decided)],
    ['approved', orDash(card.approved_percent, format.percent)],
    ['won', orDash(card.won_percent, format.percent)],
    ['unreported', orDash(card.expired_unreported_percent, format.percent)],
  ];
}

function ownRows(own: Own, format: Format, t: T): Row[] {
  return [
    ['ownOpen', t('scorecard.ofQuota', { open: own.open, quota: own.quota })],
    ['ownRegistered', format.number(own.registered)],
    ['ownConversion', orDash(own.conversion_percent, format.percent)],
    ['ownEarly', orDash(own.early_percent, format.percent)],
    ['ownUnreported', format.number(own.expired_without_report)],
  ];
}

function Section({ title, rows, children }: { title: string; rows: readonly Row[]; children?: ReactNode }) {
  const t = useT();
  return (
    <section>
      <h2>{title}</h2>
      <dl className={look.figures}>
        {rows.map(([name, value]) => (
          <div key={name} className={look.figure}>
            <dt>{t(`scorecard.${name}` as MessageId)}</dt>
            <dd>{value}</dd>
            <dd className={`k-small k-muted ${look.means}`}>{t(`scorecard.${name}.means` as MessageId)}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}

function Months({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  const name = (month: string) =>
    new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01`),
    );
  return (
    <section>
      <h2>{t('scorecard.months')}</h2>
      <table className={look.months}>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.month')}</th>
            <th scope="col">{t('scorecard.monthDecided')}</th>
            <th scope="col">{t('scorecard.inTime')}</th>
            <th scope="col">{t('scorecard.trust')}</th>
          </tr>
        </thead>
        <tbody>
          {card.by_month.toReversed().map((month) => (
            <tr key={month.month}>
              <th scope="row">{name(month.month)}</th>
              <td>{format.number(month.decided)}</td>
              <td>
                {orDash(month.decided > 0 ? Math.round((month.in_time / month.decided) * 100) : null, format.percent)}
              </td>
              <td>{orDash(month.early_percent, format.percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Refusals({ card }: { card: Card }) {
  const t = useT();
  const format = useFormat();
  if (card.refusals.length === 0) return null;
  return (
    <section>
      <h2>{t('scorecard.refusals')}</h2>
      <dl className={look.figures}>
        {card.refusals.map(({ reason_code, count }) => (
          <div key={reason_code} className={look.figure}>
            <dt>{t(`registrations.reason.${reason_code}` as MessageId)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How both sides keep their word: the vendor's figures are the same for everybody, a partner's own are its own. */
export function Scorecard({ vendor }: { vendor: string }) {
  const t = useT();
  const format = useFormat();
  const { data: card, error, refetch } = useRead('getScorecard', {}, { staleTime: 60_000 });
  if (error && !card) return <PageError error={error} onRetry={() => void refetch()} />;
  if (!card) return <SkeletonPage />;
  return (
    <>
      <PageHeader title={t('scorecard.title')} lead={t('scorecard.lead', { vendor, date: format.day(card.from) })} />
      <div className={look.columns}>
        {card.own && <Section title={t('scorecard.own')} rows={ownRows(card.own, format, t)} />}
        <Section title={t('scorecard.word', { vendor })} rows={wordRows(card, format)} />
        <Section title={t('scorecard.channel')} rows={channelRows(card, format)} />
        <Refusals card={card} />
        <Months card={card} />
      </div>
    </>
  );
}
