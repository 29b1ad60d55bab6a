import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { CandidateLine } from './candidate-line.tsx';
import look from './decide.module.css';
import type { Dossier, Verdict } from './types.ts';
import { useJudge } from './use-judge.ts';

const KEYS: readonly Verdict[] = ['same', 'group', 'different'];

interface CandidatesProps {
  registration: Registration;
  dossier: Dossier | undefined;
  loading: boolean;
}

function List({ registration, dossier }: { registration: Registration; dossier: Dossier }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const { candidates } = dossier;
  const waiting = candidates.filter((candidate) => candidate.needs_answer);
  const open = candidates.find(({ id }) => id === chosen) ?? waiting[0] ?? candidates[0];
  const { judge, pending, error } = useJudge(registration.id, (next) => setChosen(next));
  const answers = registration.state === 'submitted' || registration.state === 'under_review';
  const press = (verdict: Verdict) => open && answers && !pending && judge(open, verdict);
  // By the digit itself: it is the same in every layout, while the place of a digit is not a letter's.
  useHotkeys(KEYS.map((verdict, at) => [String(at + 1), () => void press(verdict)]));
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
      {candidates.map((candidate) =>
        candidate.id === open?.id ? (
          <CandidateCard
            key={candidate.id}
            registration={registration}
            candidate={candidate}
            onAnswer={answers ? (verdict) => void press(verdict) : undefined}
            pending={pending}
          />
        ) : (
          <CandidateLine key={candidate.id} candidate={candidate} onOpen={() => setChosen(candidate.id)} />
        ),
      )}
    </>
  );
}

/** Deals that may be the same one, side by side with this claim; keys 1 2 3 answer for the open one. */
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
      </>
    );
  }
  return <List registration={registration} dossier={dossier} />;
}
