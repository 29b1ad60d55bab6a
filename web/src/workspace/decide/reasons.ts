import type { Input } from '../../app/api.ts';
import type { T } from '../../app/use-t.tsx';

export type RejectReason = Input<'rejectRegistration'>['reason_code'];
export type PriorityRule = NonNullable<Input<'approveRegistration'>['decision_rule']>;

/** In the order in which they are offered; a list of the contract itself would bring its schemas into the page. */
export const rejectReasons = [
  'scope_not_free',
  'not_qualified',
  'no_proof',
  'direct_account',
  'product_unavailable',
  'duplicate',
  'incomplete',
  'other',
] as const satisfies readonly RejectReason[];

export const priorityRules = [
  'first_complete_submission',
  'law_and_procurement',
  'customer_choice',
  'incumbency',
  'proof_of_work',
  'competence',
  'arbitration',
] as const satisfies readonly PriorityRule[];

/** A priority rule as people call it. */
export function ruleWord(code: string, t: T): string {
  const known = priorityRules.find((rule) => rule === code);
  return known ? t(`registrations.rule.${known}`) : code;
}
