import type { ReactNode } from 'react';
import { useT } from '../../app/use-t.tsx';
import look from './disputes.module.css';
import type { Party } from './types.ts';

/** Whom a party has challenged and why, and what was answered; `answer` adds the way to do so while it waits. */
export function Challenge({ party, answer }: { party: Party; answer?: ReactNode }) {
  const t = useT();
  const { challenge } = party;
  if (!challenge) return null;
  const { person, words, verdict } = challenge;
  return (
    <div className={look.lines}>
      <b>{t('disputes.challengeOf', { person })}</b>
      <p className={look.words}>{words}</p>
      <span className="k-small k-muted">
        {verdict ? t(`disputes.challengeVerdict.${verdict}`) : t('disputes.challengeWaits')}
      </span>
      {challenge.answer && <p className={look.words}>{challenge.answer}</p>}
      {!verdict && answer}
    </div>
  );
}
