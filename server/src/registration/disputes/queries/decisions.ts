/** Decisions with their votes, for the vendor's people. */
import type { z } from 'zod';
import type { BreachFacts, DecisionView } from '../contract/views.ts';
import type { DecisionRecord, VoteRecord } from '../store/records.ts';

type View = z.infer<typeof DecisionView>;

export function presentDecisions(
  decisions: readonly DecisionRecord[],
  votes: readonly VoteRecord[],
  names: ReadonlyMap<string, string>,
): View[] {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return decisions.map((row) => {
    const breach = row.breach as BreachFacts | null;
    return {
      id: row.id,
      round: row.round,
      level: row.level,
      state: row.state as View['state'],
      facts: row.facts,
      priority_rule: row.priority_rule,
      reason_code: row.reason_code as View['reason_code'],
      outcomes: row.outcomes as unknown as View['outcomes'],
      remedies: row.remedies as unknown as View['remedies'],
      breach: breach && {
        side: breach.side,
        kind: breach.kind,
        person: breach.person_id ? named(breach.person_id) : null,
      },
      proposed_by: named(row.proposed_by),
      proposed_at: row.proposed_at.toISOString(),
      closed_at: row.closed_at?.toISOString() ?? null,
      votes: votes
        .filter((vote) => vote.decision_id === row.id)
        .map((vote) => ({
          person: named(vote.person_id),
          vote: vote.vote as 'for' | 'against',
          words: vote.words,
          at: vote.at.toISOString(),
        })),
    };
  });
}
