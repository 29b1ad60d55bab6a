import { Button } from '@mantine/core';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Decision, Dispute } from '../../features/disputes/types.ts';

function One({ decision, dispute }: { decision: Decision; dispute: Dispute }) {
  const t = useT();
  const { dateTime } = useFormat();
  return (
    <li className={look.lines}>
      <span className="k-small k-muted">
        {t('disputes.proposalBy', { name: decision.proposed_by.name, time: dateTime(decision.proposed_at) })}
        {' · '}
        {t(`disputes.decisionState.${decision.state}`)}
      </span>
      <p className={look.words}>{decision.facts}</p>
      {decision.outcomes.map((outcome) => {
        const party = dispute.parties_seen.find((each) => each.id === outcome.party_id);
        return (
          <p key={outcome.party_id}>
            <b>{`${party?.partner.name ?? ''}: ${t(`disputes.outcome.${outcome.outcome}`)}`}</b>
            <span className={look.words}> {outcome.words}</span>
          </p>
        );
      })}
      {decision.breach && (
        <p className="k-stop">
          {t(`disputes.breachOf.${decision.breach.side}`, { kind: t(`disputes.breachKind.${decision.breach.kind}`) })}
          {decision.breach.person && ` · ${decision.breach.person.name}`}
        </p>
      )}
      {decision.votes.length > 1 && (
        <span className="k-small k-muted">
          {`${t('disputes.votes')}: `}
          {decision.votes
            .map(
              ({ person, vote, words }) =>
                `${person.name} — ${t(`disputes.vote.${vote}`)}${words ? ` (${words})` : ''}`,
            )
            .join('; ')}
        </span>
      )}
    </li>
  );
}

/** What was proposed and how each voted; what waits for a vote comes with the way to it. */
export function Decisions({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: 'vote') => void }) {
  const t = useT();
  const { decisions, can } = dispute;
  if (decisions.length === 0) return null;
  const waits = decisions.some((decision) => decision.state === 'proposed');
  return (
    <section className={look.section}>
      <h2>{t(waits ? 'disputes.proposal' : 'disputes.previous')}</h2>
      <ul className={look.lines}>
        {decisions.map((decision) => (
          <One key={decision.id} decision={decision} dispute={dispute} />
        ))}
      </ul>
      {can.vote && (
        <div className={look.buttons}>
          <Button onClick={() => onAsk('vote')}>{t('disputes.voteDo')}</Button>
        </div>
      )}
    </section>
  );
}
