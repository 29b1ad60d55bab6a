import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { candidateFate, candidateReasons, candidateTitle } from './candidate-words.ts';
import look from './decide.module.css';
import type { Candidate } from './types.ts';

/** A similar deal in two lines; a press opens the comparison. */
export function CandidateLine({ candidate, onOpen }: { candidate: Candidate; onOpen: () => void }) {
  const t = useT();
  const format = useFormat();
  const { verdict, judged_at, strength, needs_answer } = candidate;
  return (
    <article className={look.line}>
      <div className="k-grow">
        <UnstyledButton className={look.lineName} onClick={onOpen}>
          <b>{candidateTitle(candidate, t, format)}</b>
          {candidate.claim && <span className="k-muted"> · {candidate.customer.name}</span>}
        </UnstyledButton>
        <div className="k-small k-muted">
          {[candidateFate(candidate, t, format), candidateReasons(candidate, format)].filter(Boolean).join(' · ')}
        </div>
      </div>
      <span className={`${look.lineAnswer} ${needs_answer ? 'k-wait' : 'k-muted'}`}>
        {verdict && <IconCheck size={16} className="k-hold" aria-hidden />}
        {verdict
          ? [t(`decide.verdict.${verdict}`), judged_at && format.shortDay(judged_at)].filter(Boolean).join(', ')
          : t(needs_answer ? 'decide.answerWaits' : `decide.strength.${strength}`)}
      </span>
    </article>
  );
}
