/** What has happened to registrations; also the shape of webhooks. Neutral: nothing here names another partner. */
import { z } from 'zod';
import { event } from '../../kernel/event.ts';

const about = {
  registration_id: z.uuid(),
  number: z.number().int().nullable(),
  partner_id: z.uuid(),
  customer_name: z.string(),
  responsible_id: z.uuid(),
  reviewer_id: z.uuid().nullable(),
  /** Who caused it; null for the system. Nobody is told of their own deed. */
  actor_id: z.uuid().nullable(),
  actor_kind: z.enum(['staff', 'partner', 'system']),
  note: z.string(),
  due_at: z.iso.datetime().nullable(),
  protected_until: z.iso.datetime().nullable(),
};
const Signed = z.object({
  key_id: z.string(),
  op: z.enum(['submit', 'resubmit', 'change']),
  version: z.number().int(),
  at: z.iso.datetime(),
  signature: z.string(),
});
/** What is told of the partner's own signature: with the claim and the key it makes the signed request again. */
export type SignedFacts = z.infer<typeof Signed>;

const payload = z.object({ ...about, signed: Signed.optional() });
export type RegistrationPayload = z.infer<typeof payload>;

export const registrationSubmitted = event('registration.submitted', payload);
export const registrationTaken = event('registration.taken', payload);
export const changesRequested = event('registration.changes_requested', payload);
export const registrationResubmitted = event('registration.resubmitted', payload);
export const registrationUnanswered = event('registration.unanswered', payload);
export const conflictOpened = event('registration.conflict_opened', payload);
export const conflictResolved = event('registration.conflict_resolved', payload);
export const breachRecorded = event('registration.breached', payload);
export const silenceKept = event('registration.silence_kept', payload);
export const provisionalGranted = event('registration.provisional', payload);
export const refusalAppealed = event('registration.appealed', payload);
export const removalProposed = event('registration.removal_proposed', payload);
export const removalAnswered = event('registration.removal_answered', payload);
export const removalDeclined = event('registration.removal_declined', payload);
export const registrationRevoked = event('registration.revoked', payload);
export const registrationTransferred = event('registration.transferred', payload);
export const registrationReceived = event('registration.received', payload);
export const registrationRejected = event('registration.rejected', payload);
export const registrationApproved = event('registration.approved', payload);
export const registrationExtended = event('registration.extended', payload);
export const extensionRequested = event('registration.extension_requested', payload);
export const extensionDeclined = event('registration.extension_declined', payload);
export const progressReported = event('registration.reported', payload);
export const registrationAtRisk = event('registration.at_risk', payload);
export const protectedFieldsChanged = event('registration.changed_protected', payload);
export const changeRefused = event('registration.change_refused', payload);
export const registrationExpired = event('registration.expired', payload);
export const registrationReactivated = event('registration.reactivated', payload);
export const registrationWithdrawn = event('registration.withdrawn', payload);
export const registrationWon = event('registration.won', payload);
export const registrationLost = event('registration.lost', payload);
export const registrationWoundDown = event('registration.wound_down', payload);
export const draftLapsed = event('registration.lapsed', payload);
export const draftRestored = event('registration.restored', payload);

/** After approval, within what is protected: nothing goes back to review. */
export const registrationEdited = event('registration.edited', payload);

/** Handed over; `reviewer_id` is the one who has it now. */
export const reviewerAssigned = event('registration.assigned', payload);

/** By a dispute, which holds the registration while it is open. */
export const registrationFrozen = event('registration.frozen', payload);
export const disputeEvidenceFiled = event('registration.dispute_evidence', payload);
export const disputeDecided = event('registration.dispute_decided', payload);
export const disputeAppealed = event('registration.dispute_appealed', payload);
export const disputeBreachRecorded = event('registration.dispute_breach', payload);
export const registrationThawed = event('registration.thawed', payload);

/** Two people have let direct sales pass the claim; its protection stays. */
export const directSalesAllowed = event('registration.direct_allowed', payload);

/** What a dispute, or a takeover by direct sales, tells in the history of a registration: no steps of the table, the state stays as it is. */
export const courtEvents = {
  freeze: registrationFrozen,
  dispute_evidence: disputeEvidenceFiled,
  dispute_decide: disputeDecided,
  dispute_appeal: disputeAppealed,
  dispute_breach: disputeBreachRecorded,
  thaw: registrationThawed,
  direct_allowed: directSalesAllowed,
} as const;
export type CourtEvent = keyof typeof courtEvents;

/** Lead, support partner and vendor agree to share the benefits of the deal, or the agreement ends. */
export const coSellingAgreed = event('registration.co_selling_agreed', payload);
export const coSellingEnded = event('registration.co_selling_ended', payload);

/** What is told in the history of a registration from beside it: no steps of the table, the state stays as it is. */
export const toldEvents = {
  ...courtEvents,
  co_selling_agree: coSellingAgreed,
  co_selling_end: coSellingEnded,
} as const;
export type ToldEvent = keyof typeof toldEvents;

/** Decided otherwise by a dispute: the vendor's people look at it again. */
export const registrationReconsidered = event('registration.reconsidered', payload);

/** Event of each transition of the table. */
export const eventOf = {
  submit: registrationSubmitted,
  take: registrationTaken,
  request_changes: changesRequested,
  resubmit: registrationResubmitted,
  go_unanswered: registrationUnanswered,
  open_conflict: conflictOpened,
  resolve_conflict: conflictResolved,
  breach: breachRecorded,
  keep_silent: silenceKept,
  grant_provisional: provisionalGranted,
  reject: registrationRejected,
  appeal: refusalAppealed,
  propose_removal: removalProposed,
  answer_removal: removalAnswered,
  decline_removal: removalDeclined,
  revoke: registrationRevoked,
  transfer: registrationTransferred,
  receive: registrationReceived,
  approve: registrationApproved,
  extend: registrationExtended,
  request_extension: extensionRequested,
  decline_extension: extensionDeclined,
  report: progressReported,
  mark_at_risk: registrationAtRisk,
  change_protected: protectedFieldsChanged,
  refuse_change: changeRefused,
  expire: registrationExpired,
  reactivate: registrationReactivated,
  withdraw: registrationWithdrawn,
  win: registrationWon,
  lose: registrationLost,
  wind_down: registrationWoundDown,
  lapse: draftLapsed,
  restore: draftRestored,
  reconsider: registrationReconsidered,
} as const;
