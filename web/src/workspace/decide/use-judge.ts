import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import type { Verdict } from '../verdicts.tsx';
import type { Candidate, Dossier } from './types.ts';

/**
 * Answers about a similar deal. The dossier changes in place, and the next candidate that needs an answer opens.
 * `onNext` gets its id, or `null` when nothing is left to answer: the answered one then stays open.
 */
export function useJudge(id: string, onNext: (candidateId: string | null) => void) {
  const client = useQueryClient();
  const key = ['getDossier', { id }];
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ candidate, verdict }: { candidate: Candidate; verdict: Verdict | null }) =>
      call('judgeCandidate', { id, candidate_id: candidate.id, verdict }),
    onSuccess: ({ candidates, scope_free }, { candidate, verdict }) => {
      client.setQueryData<Dossier>(key, (dossier) => dossier && { ...dossier, candidates, scope_free });
      void client.invalidateQueries({ queryKey: ['getDossier', { id }] });
      void client.invalidateQueries({ queryKey: ['listRegistrations'] });
      void client.invalidateQueries({ queryKey: ['listCustomerAnswers'] });
      // Whoever takes an answer back wants to give another one.
      onNext((verdict && candidates.find((one) => one.needs_answer)?.id) ?? candidate.id);
    },
  });
  return {
    judge: (candidate: Candidate, verdict: Verdict | null) => mutate({ candidate, verdict }),
    pending: isPending,
    error: error as unknown,
  };
}
