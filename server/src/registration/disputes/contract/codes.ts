/** Words of the channel court as codes; each has its words in both languages. */

export const disputeKinds = ['decision', 'claims', 'breach'] as const;
export type DisputeKind = (typeof disputeKinds)[number];

/** What a dispute rests on, by its kind. */
export const groundsOf = {
  decision: ['rule_misapplied', 'evidence_ignored', 'facts_wrong', 'unequal_treatment'],
  claims: ['scope_given_away', 'customer_choice', 'incumbent_passed_over', 'same_deal', 'scope_in_question'],
  breach: ['sold_around', 'price_to_other', 'information_leaked', 'false_claim'],
} as const satisfies Record<DisputeKind, readonly string[]>;
export const grounds = [...groundsOf.decision, ...groundsOf.claims, ...groundsOf.breach] as const;
export type Ground = (typeof grounds)[number];

/** Grounds that accuse a partner: for the vendor's people to open. */
export const vendorGrounds: readonly Ground[] = ['false_claim', 'same_deal', 'scope_in_question'];

export const disputeStates = [
  'evidence',
  'level_1',
  'level_2',
  'committee',
  'decided',
  'appeal',
  'final',
  'withdrawn',
] as const;
export type DisputeState = (typeof disputeStates)[number];

export const lanes = ['usual', 'urgent'] as const;
export type Lane = (typeof lanes)[number];

/** Strongest first: the published weight of evidence. `system_log` is what the system files by itself. */
export const evidenceKinds = [
  'system_log',
  'customer_letter',
  'signed_protocol',
  'quotation',
  'email',
  'oral',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
/** What people can file. */
export const filedKinds = ['customer_letter', 'signed_protocol', 'quotation', 'email', 'oral'] as const;

/** What becomes of a registration. */
export const disputeOutcomes = [
  'decision_stands',
  'look_again',
  'protection_granted',
  'protection_extended',
  'protection_ended',
  'protection_moved',
] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];
/** What whoever holds the scope loses it by: two people must have agreed. */
export const takingOutcomes: readonly DisputeOutcome[] = ['protection_ended', 'protection_moved'];
/** What gives a party something that it did not have. */
export const givingOutcomes = ['look_again', 'protection_granted', 'protection_extended'] as const;

export const decisionReasons = [
  'rule_applied_rightly',
  'rule_applied_wrongly',
  'stronger_evidence',
  'evidence_missing',
  'deadline_missed',
  'breach_proven',
  'breach_not_proven',
  'customer_decided',
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

export const remedyKinds = ['price_parity', 'compensation', 'points', 'other'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

export const breachSides = ['vendor', 'partner'] as const;
/** The same list for both sides: a breach is symmetrical. */
export const breachKinds = ['sold_around', 'price_to_other', 'information_leaked', 'false_claim'] as const;
export type BreachKind = (typeof breachKinds)[number];

export const interestKinds = ['quota', 'close_person', 'other'] as const;

/** Why somebody may not judge a case. */
export const refusals = [
  'wrong_role',
  'manages_partner',
  'decided_before',
  'judged_before',
  'declared_interest',
  'own_quota',
  'opened_it',
  'stepped_down',
  'away',
] as const;
export type Refusal = (typeof refusals)[number];
