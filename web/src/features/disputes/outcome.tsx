import type { ReactNode } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { Note } from '../../ui/note.tsx';
import look from './disputes.module.css';
import type { Dispute } from './types.ts';

type Remedy = Dispute['remedies'][number];

function useRemedyWords() {
  const t = useT();
  const { money } = useFormat();
  return ({ amount_minor, currency, points, words }: Remedy): string =>
    [
      amount_minor !== null && currency ? money(amount_minor, currency) : '',
      points === null ? '' : t('disputes.pointsValue', { count: points }),
      words,
    ]
      .filter(Boolean)
      .join(' · ');
}

/** What the vendor owes after a case, and whether it has been kept; `keep` adds a button where somebody may say so. */
export function Remedies({ dispute, keep }: { dispute: Dispute; keep?: (remedy: Remedy) => ReactNode }) {
  const t = useT();
  const { day } = useFormat();
  const words = useRemedyWords();
  if (dispute.remedies.length === 0) return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.remedies')}</h2>
      <ul className={look.lines}>
        {dispute.remedies.map((remedy) => (
          <li key={remedy.id} className={look.line}>
            <span>
              <b>{t(`disputes.remedy.${remedy.kind}`)}</b>
              <div className="k-small">{words(remedy)}</div>
            </span>
            <span className={remedy.overdue ? 'k-small k-stop' : 'k-small k-muted'}>
              {remedy.state === 'kept' && remedy.kept_at
                ? t('disputes.remedyKept', { day: day(remedy.kept_at) })
                : t(remedy.overdue ? 'disputes.remedyOverdue' : 'disputes.remedyPromised', { day: day(remedy.due_on) })}
            </span>
            {keep?.(remedy)}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Breaches({ dispute }: { dispute: Dispute }) {
  const t = useT();
  return dispute.breaches.map((breach) => (
    <Note
      key={breach.at}
      tone="stop"
      title={t(`disputes.breachOf.${breach.side}`, { kind: t(`disputes.breachKind.${breach.kind}`) })}
    />
  ));
}

/** What was decided for each registration that the reader sees. */
export function Ruling({ dispute, named = false }: { dispute: Dispute; named?: boolean }) {
  const t = useT();
  const { decision } = dispute;
  const decided = dispute.parties_seen.filter((party) => party.outcome !== null);
  if (!decision || decided.length === 0) return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.decision')}</h2>
      {decided.map((party) => (
        <div key={party.id} className={look.lines}>
          {named && <span className="k-small k-muted">{party.partner.name}</span>}
          <b>{party.outcome && t(`disputes.outcome.${party.outcome}`)}</b>
          <p className={look.words}>{party.words}</p>
        </div>
      ))}
      <p className="k-small k-muted">
        {t('disputes.decisionRule', { rule: t(`disputes.rule.${decision.priority_rule as 'arbitration'}`) })}
        {' · '}
        {t(`disputes.reason.${decision.reason_code}`)}
      </p>
      <Breaches dispute={dispute} />
    </section>
  );
}
