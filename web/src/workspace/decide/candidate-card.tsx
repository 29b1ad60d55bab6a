import { UnstyledButton } from '@mantine/core';
import { type Icon, IconEqual, IconEqualNot, IconUsers } from '@tabler/icons-react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Comparison } from '../../ui/comparison.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx';
import { candidateRows } from './candidate-rows.ts';
import { candidateFate, candidateReasons, candidateTitle, verdictMeaning } from './candidate-words.ts';
import look from './decide.module.css';
import type { Candidate, Verdict } from './types.ts';

const GUESS: Record<Candidate['relation'], [StatusTone, Icon]> = {
  same: ['conf', IconEqual],
  group: ['wait', IconUsers],
  different: ['end', IconEqualNot],
};
const VERDICTS: readonly Verdict[] = ['same', 'group', 'different'];

interface CandidateCardProps {
  registration: Registration;
  candidate: Candidate;
  /** Left out when the claim is already decided. */
  onAnswer: ((verdict: Verdict) => void) | undefined;
  pending: boolean;
}

function Answers({ candidate, onAnswer, pending }: Pick<CandidateCardProps, 'candidate' | 'onAnswer' | 'pending'>) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row everywhere
    <div className={look.verdicts} role="group" aria-label={t('decide.sameDeal')}>
      {VERDICTS.map((verdict, at) => (
        <UnstyledButton
          key={verdict}
          className={`${look.verdict} ${candidate.verdict === verdict ? look.chosen : ''}`}
          aria-pressed={candidate.verdict === verdict}
          aria-keyshortcuts={String(at + 1)}
          disabled={!onAnswer || pending}
          onClick={() => onAnswer?.(verdict)}
        >
          <Kbd>{String(at + 1)}</Kbd>
          {t(`decide.verdict.${verdict}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}

/** One similar deal in full: what is equal, what differs, the answer and what it means. */
export function CandidateCard({ registration, candidate, onAnswer, pending }: CandidateCardProps) {
  const t = useT();
  const format = useFormat();
  const [tone, icon] = GUESS[candidate.relation];
  const other = candidate.claim?.number;
  const head = other ? t('decide.claim', { number: format.number(other) }) : t('decide.known');
  const reasons = candidateReasons(candidate, format);
  return (
    <article className={look.card}>
      <div className={look.cardHead}>
        <div className="k-grow">
          <h3>{candidateTitle(candidate, t, format)}</h3>
          <div className="k-small k-muted">{candidateFate(candidate, t, format)}</div>
        </div>
        <StatusBadge tone={tone} icon={icon}>
          {t(`decide.guess.${candidate.relation}`)}
        </StatusBadge>
      </div>
      <Comparison
        caption={t('decide.comparison')}
        leftHead={t('decide.thisClaim')}
        rightHead={head}
        rows={candidateRows(registration, candidate, t, format)}
      />
      {reasons && <p className="k-small k-muted">{reasons}</p>}
      <Answers candidate={candidate} onAnswer={onAnswer} pending={pending} />
      <p className="k-small" role="status">
        {candidate.verdict
          ? `${verdictMeaning(candidate, t)} ${t('decide.remembered')}`
          : t(candidate.needs_answer ? 'decide.answerNeeded' : 'decide.answerOptional')}
      </p>
    </article>
  );
}
