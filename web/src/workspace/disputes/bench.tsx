import { committeeAtLeast } from '@kanal/server/registration/disputes/rules/judges.ts';
import { UnstyledButton } from '@mantine/core';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute } from '../../features/disputes/types.ts';
import { ChallengeToAnswer } from './challenge-answer.tsx';

/** Who judges now, and the ways to change that. */
export function Bench({ dispute, onAsk }: { dispute: Dispute; onAsk: (asked: 'seat' | 'step_down') => void }) {
  const t = useT();
  const { can, round, level } = dispute;
  const sitting = dispute.members.filter((seat) => seat.round === round && seat.level === level && !seat.removed_at);
  const short = level === 3 && dispute.clock?.awaits === 'decision' && sitting.length < committeeAtLeast;
  if (level === 0) return null;
  return (
    <section className={look.section}>
      <h2>{t('disputes.bench')}</h2>
      <p className="k-small k-muted">{t(`disputes.levelOf.${level as 1}`)}</p>
      {short ? <p>{t('disputes.committeeShort')}</p> : sitting.length === 0 && <p>{t('disputes.noJudge')}</p>}
      <ul className={look.list}>
        {sitting.map((seat) => (
          <li key={seat.person.id}>
            <span>
              {seat.person.name}
              {seat.lead && sitting.length > 1 && <span className="k-small k-muted"> · {t('disputes.lead')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {dispute.parties_seen.map((party) => (
        <ChallengeToAnswer key={party.id} dispute={dispute} party={party} />
      ))}
      <div className={look.buttons}>
        {can.assign && (
          <UnstyledButton className={look.link} onClick={() => onAsk('seat')}>
            {t(sitting.length > 0 ? 'disputes.replace' : 'disputes.seat')}
          </UnstyledButton>
        )}
        {can.step_down && (
          <UnstyledButton className={look.link} onClick={() => onAsk('step_down')}>
            {t('disputes.stepDown')}
          </UnstyledButton>
        )}
      </div>
    </section>
  );
}
