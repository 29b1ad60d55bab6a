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
type Court = Output<'getDisputeFigures'>;
type Row = readonly [name: string, value: ReactNode];
/** A figure that opens the deals it is made of. */
export type OwnLink = (rows: 'open' | 'all' | 'won' | 'expired', value: string) => ReactNode;

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
    ...(card.overdue_now === null ? [] : [['overdue', format.number(card.overdue_now)] as const]),
    ['breaches', orDash(card.breaches, format.number)],
    ['provisional', orDash(card.provisional, format.number)],
    ['revoked', orDash(card.revoked, format.number)],
    ['transferred', orDash(card.transferred, format.number)],
  ];
}

function channelRows(card: Card, format: Format, t: T): Row[] {
  return [
    ['trust', orDash(card.early_percent, format.percent)],
    ['decided', orDash(card.decided, format.number)],
    ['approved', orDash(card.approved_percent, format.percent)],
    ['won', orDash(card.won_percent, format.percent)],
    ['wonWithout', t('scorecard.noSource')],
    ['revenueShare', t('scorecard.noSource')],
    ['unreported', orDash(card.expired_unreported_percent, format.percent)],
  ];
}

function courtRows(court: Court, format: Format): Row[] {
  return [
    ['disputes', orDash(court.per_hundred, (value) => format.number(value, 1))],
    ['upheld', orDash(court.upheld_percent, format.percent)],
    ['vendorBreaches', orDash(court.vendor_breaches, format.number)],
  ];
}

function ownRows(own: Own, format: Format, t: T, rows: OwnLink): Row[] {
  return [
    ['ownOpen', rows('open', t('scorecard.ofQuota', { open: own.open, quota: own.quota }))],
    ['ownRegistered', rows('all', format.number(own.registered))],
    ['ownConversion', rows('won', orDash(own.conversion_percent, format.percent))],
    ['ownWon', rows('won', orDash(own.won_percent, format.percent))],
    [
      'ownSquatting',
      rows(
        'open',
        orDash(own.squatting_index, (value) => format.number(value, 1)),
      ),
    ],
    ['ownEarly', orDash(own.early_percent, format.percent)],
    ['ownUnreported', rows('expired', format.number(own.expired_without_report))],
    ['ownLate', format.number(own.vendor_late)],
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
              <td>{orDash(month.decided, format.number)}</td>
              <td>{orDash(month.in_time_percent, format.percent)}</td>
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

interface ScorecardProps {
  vendor: string;
  /** By the vendor's people: whose own figures stand beside the vendor's. */
  partnerId?: string | undefined;
  rows: OwnLink;
  children?: ReactNode;
}

/** How both sides keep their word: the vendor's figures for everybody, a partner's own for itself and for the vendor. */
export function Scorecard({ vendor, partnerId, rows, children }: ScorecardProps) {
  const t = useT();
  const format = useFormat();
  const asked = partnerId === undefined ? {} : { partner_id: partnerId };
  const { data: card, error, refetch } = useRead('getScorecard', asked, { staleTime: 60_000 });
  const court = useRead('getDisputeFigures', {}, { staleTime: 60_000 }).data;
  if (error && !card) return <PageError error={error} onRetry={() => void refetch()} />;
  if (!card) return <SkeletonPage />;
  const ofPartner = card.overdue_now === null;
  return (
    <>
      <PageHeader
        title={t('scorecard.title')}
        lead={t(ofPartner ? 'scorecard.leadPartner' : 'scorecard.lead', {
          ...{ vendor, date: format.day(card.from), until: format.dateTime(card.until) },
        })}
      />
      {children}
      <div className={look.columns}>
        {card.own && (
          <Section
            title={ofPartner ? t('scorecard.own') : card.own.partner.name}
            rows={ownRows(card.own, format, t, rows)}
          />
        )}
        <Section title={t('scorecard.word', { vendor })} rows={wordRows(card, format)} />
        <Section title={t('scorecard.channel')} rows={channelRows(card, format, t)} />
        {court && <Section title={t('scorecard.court')} rows={courtRows(court, format)} />}
        <Refusals card={card} />
        <Months card={card} />
      </div>
    </>
  );
}
