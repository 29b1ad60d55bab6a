import { UnstyledButton } from '@mantine/core';
import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Answers } from '../customers/answers.tsx';
import { useWorkspace } from '../routes.ts';
import { VERDICTS, type Verdict } from '../verdicts.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { CandidateLine } from './candidate-line.tsx';
import look from './decide.module.css';
import type { Candidate, Dossier } from './types.ts';
import { useJudge } from './use-judge.ts';

/** Nobody has decided: what looks alike can still be answered, in a conflict most of all. */
const UNDECIDED: readonly Registration['state'][] = ['submitted', 'under_review', 'in_conflict'];

interface CandidatesProps {
  registration: Registration;
  dossier: Dossier | undefined;
  loading: boolean;
}

/** Likenesses by name alone ask for nothing: they are folded, unless they are few. */
const FEW = 3;

function isFaint({ needs_answer, verdict, strength }: Candidate): boolean {
  return !needs_answer && verdict === null && strength === 'weak';
}

function List({ registration, dossier }: { registration: Registration; dossier: Dossier }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const { candidates } = dossier;
  const waiting = candidates.filter((candidate) => candidate.needs_answer);
  const telling = candidates.filter((candidate) => !candidate.needs_answer && !isFaint(candidate));
  const faint = candidates.filter(isFaint);
  const open = candidates.find(({ id }) => id === chosen) ?? waiting[0] ?? telling[0];
  const { judge, pending, error } = useJudge(registration.id, (next) => setChosen(next));
  const answers = UNDECIDED.includes(registration.state);
  const press = (verdict: Verdict | null) => {
    if (open && answers && !pending && (verdict !== null || open.verdict !== null)) judge(open, verdict);
  };
  // By the digit itself: it is the same in every layout, while the place of a digit is not a letter's.
  useHotkeys([
    ...VERDICTS.map((verdict, at): HotkeyItem => [String(at + 1), () => press(verdict)]),
    ['0', () => press(null)],
  ]);
  const draw = (candidate: Candidate) =>
    candidate.id === open?.id ? (
      <CandidateCard
        key={candidate.id}
        registration={registration}
        candidate={candidate}
        onAnswer={answers ? press : undefined}
        pending={pending}
      />
    ) : (
      <CandidateLine key={candidate.id} candidate={candidate} onOpen={() => setChosen(candidate.id)} />
    );
  const folds = faint.length > FEW && !unfolded;
  return (
    <>
      <div className={look.blockHead}>
        <h2>{t('decide.sameDeal')}</h2>
        <span className="k-muted">
          {t('decide.alike', { count: candidates.length })}
          {waiting.length > 0 && `, ${t('decide.waiting', { count: waiting.length })}`}
        </span>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {[...waiting, ...telling].map(draw)}
      {folds ? faint.filter(({ id }) => id === open?.id).map(draw) : faint.map(draw)}
      {folds && (
        <UnstyledButton className={look.fold} onClick={() => setUnfolded(true)}>
          <IconChevronDown size={16} aria-hidden />
          <span>{t('decide.faint', { count: faint.length })}</span>
        </UnstyledButton>
      )}
    </>
  );
}

/** What was answered before about this customer and is not asked again; a wrong answer is taken back here. */
function Earlier({ dossier }: { dossier: Dossier }) {
  const { can } = useWorkspace();
  if (dossier.customer_id === null || !can('customer.read')) return null;
  const shown = dossier.candidates.map(({ customer }) => customer.id);
  return <Answers customerId={dossier.customer_id} except={shown} />;
}

/** Deals that may be the same one, side by side with this claim; keys 1 2 3 answer for the open one, 0 takes the answer back. */
export function Candidates({ registration, dossier, loading }: CandidatesProps) {
  const t = useT();
  if (loading) return <SkeletonRows rows={5} />;
  if (!dossier) return null;
  if (dossier.candidates.length === 0) {
    return (
      <>
        <div className={look.blockHead}>
          <h2>{t('decide.sameDeal')}</h2>
        </div>
        <Empty title={t('decide.noAlike')}>{t('decide.noAlikeText')}</Empty>
        <Earlier dossier={dossier} />
      </>
    );
  }
  return (
    <>
      <List registration={registration} dossier={dossier} />
      <Earlier dossier={dossier} />
    </>
  );
}
