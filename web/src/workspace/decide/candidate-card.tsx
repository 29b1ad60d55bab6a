import { UnstyledButton } from '@mantine/core';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Comparison } from '../../ui/comparison.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { MatchReasons } from '../match-reasons.tsx';
import { RelationBadge, type Verdict, VerdictButtons } from '../verdicts.tsx';
import { candidateRows } from './candidate-rows.ts';
import { answeredBy, candidateFate, candidateTitle, verdictMeaning } from './candidate-words.ts';
import look from './decide.module.css';
import type { Candidate } from './types.ts';

interface CandidateCardProps {
  registration: Registration;
  candidate: Candidate;
  /** Left out when the claim is already decided. */
  onAnswer: ((verdict: Verdict | null) => void) | undefined;
  pending: boolean;
}

/** One similar deal in full: what is equal, what differs, the answer and what it means. */
export function CandidateCard({ registration, candidate, onAnswer, pending }: CandidateCardProps) {
  const t = useT();
  const format = useFormat();
  const other = candidate.claim?.number;
  const head = other ? t('decide.claim', { number: format.number(other) }) : t('decide.known');
  return (
    <article className={look.card}>
      <div className={look.cardHead}>
        <div className="k-grow">
          <h3>{candidateTitle(candidate, t, format)}</h3>
          <div className="k-small k-muted">{candidateFate(candidate, t, format)}</div>
        </div>
        <RelationBadge relation={candidate.relation} of="deal" />
      </div>
      <Comparison
        caption={t('decide.comparison')}
        leftHead={t('decide.thisClaim')}
        rightHead={head}
        rows={candidateRows(registration, candidate, t, format)}
      />
      <MatchReasons reasons={candidate.reasons} />
      <VerdictButtons
        label={t('decide.sameDeal')}
        words={(verdict) => t(`decide.verdict.${verdict}`)}
        chosen={candidate.verdict}
        disabled={!onAnswer || pending}
        onAnswer={(verdict) => onAnswer?.(verdict)}
      />
      <div className={look.answer}>
        <p className="k-small" role="status">
          {candidate.verdict
            ? `${verdictMeaning(candidate, t)} ${answeredBy(candidate, t, format)}`
            : t(candidate.needs_answer ? 'decide.answerNeeded' : 'decide.answerOptional')}
        </p>
        {candidate.verdict && onAnswer && (
          <UnstyledButton
            className={look.takeBack}
            aria-keyshortcuts="0"
            disabled={pending}
            onClick={() => onAnswer(null)}
          >
            <Kbd>0</Kbd>
            {t('decide.takeBack')}
          </UnstyledButton>
        )}
      </div>
    </article>
  );
}
