/** What has happened in disputes; also the shape of webhooks. What parties may read of it, notices say to each by itself. */
import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const payload = z.object({
  dispute_id: z.uuid(),
  /** The one party it is about; null: the case itself. */
  party_id: z.uuid().nullable(),
  state: z.string(),
  level: z.number().int(),
  /** The one colleague it is about: a judge that was seated or challenged. */
  person_id: z.uuid().nullable(),
  /** Nobody is told of their own deed; null for the system. */
  actor_id: z.uuid().nullable(),
  note: z.string(),
  due_at: z.iso.datetime().nullable(),
});
export type DisputePayload = z.infer<typeof payload>;

export const disputeOpened = event('dispute.opened', payload);
/** A registration came in, frozen: the claimant's with the opening, another when it was named. */
export const partyJoined = event('dispute.party_joined', payload);
export const evidenceFiled = event('dispute.evidence_filed', payload);
/** To another level, or to an appeal. */
export const disputeMoved = event('dispute.moved', payload);
export const judgeSeated = event('dispute.judge_seated', payload);
export const judgeChallenged = event('dispute.judge_challenged', payload);
/** The party's challenge was upheld or declined; the note is for it. */
export const challengeAnswered = event('dispute.challenge_answered', payload);
export const decisionProposed = event('dispute.decision_proposed', payload);
export const disputeOverdue = event('dispute.overdue', payload);
export const disputeRuled = event('dispute.ruled', payload);
export const disputeClosed = event('dispute.closed', payload);

export const remedyKept = event(
  'dispute.remedy_kept',
  z.object({ dispute_id: z.uuid(), remedy_id: z.uuid(), actor_id: z.uuid().nullable(), note: z.string() }),
);
export const precedentPublished = event(
  'precedent.published',
  z.object({ precedent_id: z.uuid(), number: z.number().int(), title_ru: z.string(), title_en: z.string() }),
);

export const disputeEvents = [
  disputeOpened,
  partyJoined,
  evidenceFiled,
  disputeMoved,
  judgeSeated,
  judgeChallenged,
  challengeAnswered,
  decisionProposed,
  disputeOverdue,
  disputeRuled,
  disputeClosed,
  remedyKept,
  precedentPublished,
];
