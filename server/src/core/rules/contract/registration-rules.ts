/**
 * Programme rules of deal registration: every number of the module is a setting of the vendor. Defaults follow common
 * practice of partner programmes; a published version is cited by each decision made under it.
 */
import { z } from 'zod';
import { defineRuleSet } from './rule-set.ts';

/** Reasons that may decide between claims, strongest first; a decision cites one of them. */
export const priorityRules = [
  'law_and_procurement',
  'customer_choice',
  'incumbency',
  'first_complete_submission',
  'proof_of_work',
  'competence',
  'arbitration',
] as const;
export type PriorityRule = (typeof priorityRules)[number];

const whole = (minimum: number, maximum: number) => z.number().int().min(minimum).max(maximum);
const amount = z.number().int().min(0).max(1e14);

const shape = z.strictObject({
  /** The vendor's time to decide, in business days; the second for amounts of `large_amount_minor` and more. */
  decision_business_days: whole(1, 20),
  decision_business_days_large: whole(1, 40),
  /** In minor units of the vendor's currency, as is `enterprise_amount_minor`. */
  large_amount_minor: amount,
  /** An answer to "action required" within this time keeps the place in the queue. */
  answer_business_days: whole(1, 20),
  /** The partner's own clock for that answer. */
  answer_allowance_business_days: whole(1, 60),
  protection_days: whole(14, 365),
  /** For amounts of `enterprise_amount_minor` and more. */
  protection_days_enterprise: whole(14, 730),
  enterprise_amount_minor: amount,
  /** Protection of a tender lasts until its result and so many days more. */
  tender_extra_days: whole(0, 180),
  automatic_extensions: whole(0, 5),
  manual_extensions: whole(0, 5),
  extension_days: whole(30, 90),
  /** Days before the end of protection on which the partner is reminded, the earliest first. */
  reminder_days: z.array(whole(1, 180)).max(6),
  report_every_days: whole(7, 180),
  /** After expiry the same partner waits so long before registering the same scope again. */
  cool_down_days: whole(0, 30),
  reactivate_within_days: whole(0, 90),
  /** A change of the amount by more than this sends an approved registration to another review. */
  amount_change_percent: whole(1, 100),
  quota_open_by_tier: z.strictObject({
    registered: whole(0, 10_000),
    silver: whole(0, 10_000),
    gold: whole(0, 10_000),
    platinum: whole(0, 10_000),
  }),
  /** Free-or-taken questions of one partner per hour. */
  scope_checks_per_hour: whole(1, 1_000),
  /** Different customers that a partner asks about within a month and does not register: after so many it is told to ask. */
  scope_checks_unregistered: whole(5, 10_000),
  /** A draft nobody has touched for so long is withdrawn. */
  idle_draft_days: whole(7, 365),
  priority_rules: z.array(z.enum(priorityRules)).min(2),
  /** Registered so long before the close date counts as early. */
  early_registration_days: whole(1, 365),
  /** Days before a renewal between which the incumbent's claim goes first. */
  incumbent_window: z.strictObject({ from_days: whole(1, 365), until_days: whole(0, 364) }),
  /** A refusal may be appealed for so long, to another reviewer. */
  appeal_business_days: whole(1, 20),
  /** The holder's time to be heard before its protection is taken or moved. */
  hearing_business_days: whole(0, 20),
  /** So many days before a tender ends nobody's protection is moved any more, unless the law demands it. */
  tender_freeze_days: whole(0, 60),
  /** A decision can be disputed so long after it was made. */
  dispute_open_within_days: whole(5, 365),
  dispute_evidence_business_days: whole(1, 20),
  dispute_level_1_business_days: whole(1, 20),
  dispute_level_2_business_days: whole(1, 20),
  dispute_committee_business_days: whole(1, 20),
  /** Time to appeal against a decision. */
  dispute_appeal_business_days: whole(1, 20),
  /** From the opening to the first decision, whatever the levels take. */
  dispute_total_business_days: whole(3, 60),
  /** A level that is late by so much gives the case to the next one. */
  dispute_overdue_business_days: whole(0, 10),
  dispute_committee_members: whole(3, 9),
  /** The urgent lane is for tenders that close within so many days. */
  dispute_urgent_within_days: whole(1, 60),
  dispute_urgent_evidence_hours: whole(1, 72),
  dispute_urgent_level_hours: whole(1, 72),
  dispute_urgent_appeal_hours: whole(1, 72),
  /** Direct sales look back so far: what a partner has registered since then is not theirs to begin alone. */
  direct_look_back_days: whole(0, 365),
  /** A deal that is to close within so many days is at its late stage: who takes it from a partner then is in the monthly report. */
  late_stage_days: whole(1, 180),
  /** The month's fair-play report is due so long after its end; twice as long, and it was skipped. */
  fair_play_business_days: whole(1, 15),
  /** Time to answer a notice about conduct. */
  conduct_reply_business_days: whole(5, 10),
  /** The support partner's time to answer an invitation to a deal, and the lead's to answer an offer of the vendor. */
  co_selling_answer_business_days: whole(1, 20),
  /** The vendor's own time to decide a case after the reply, and to answer an appeal. */
  conduct_decision_business_days: whole(1, 30),
  conduct_appeal_business_days: whole(1, 30),
  /** The vendor's time to say whether it gives the help that a partner asks for on a deal. */
  resource_business_days: whole(1, 20),
  /** For so long an earlier sanction counts for the next step of the ladder. */
  sanction_memory_days: whole(30, 1_095),
  benefits_suspended_days: whole(1, 365),
  tier_hold_days: whole(1, 730),
  suspension_days: whole(1, 365),
});

export type RegistrationRules = z.output<typeof shape>;

export const registrationRulesSchema = shape.superRefine((rules, found) => {
  const refuse = (path: (string | number)[], code: string) =>
    found.addIssue({ code: 'custom', path, params: { code: `field.rules.${code}` } });
  if (rules.decision_business_days_large < rules.decision_business_days)
    refuse(['decision_business_days_large'], 'shorter_than_usual_decision');
  if (rules.answer_allowance_business_days < rules.answer_business_days)
    refuse(['answer_allowance_business_days'], 'shorter_than_answer');
  if (rules.protection_days_enterprise < rules.protection_days)
    refuse(['protection_days_enterprise'], 'shorter_than_usual_protection');
  if (rules.report_every_days > rules.protection_days) refuse(['report_every_days'], 'longer_than_protection');
  for (const [at, days] of rules.reminder_days.entries()) {
    if (days >= rules.protection_days) refuse(['reminder_days', at], 'longer_than_protection');
    else if (at > 0 && days >= rules.reminder_days[at - 1]!) refuse(['reminder_days', at], 'not_descending');
  }
  const tiers = ['registered', 'silver', 'gold', 'platinum'] as const;
  for (const [at, tier] of tiers.entries()) {
    const lower = tiers[at - 1];
    if (lower && rules.quota_open_by_tier[tier] < rules.quota_open_by_tier[lower])
      refuse(['quota_open_by_tier', tier], 'less_than_lower_tier');
  }
  const order = rules.priority_rules;
  for (const [at, rule] of order.entries()) if (order.indexOf(rule) !== at) refuse(['priority_rules', at], 'repeated');
  // No programme may put itself above the law, and arbitration is what remains when nothing else decided.
  if (order[0] !== 'law_and_procurement') refuse(['priority_rules'], 'law_comes_first');
  if (order.at(-1) !== 'arbitration') refuse(['priority_rules'], 'arbitration_comes_last');
  if (rules.incumbent_window.until_days >= rules.incumbent_window.from_days)
    refuse(['incumbent_window', 'until_days'], 'window_is_empty');
  // A vote of an even number can end in nothing.
  if (rules.dispute_committee_members % 2 === 0) refuse(['dispute_committee_members'], 'committee_is_even');
  if (rules.dispute_total_business_days < rules.dispute_evidence_business_days + rules.dispute_level_1_business_days)
    refuse(['dispute_total_business_days'], 'dispute_ends_before_level_1');
});

export const registrationDefaults: RegistrationRules = {
  decision_business_days: 2,
  decision_business_days_large: 5,
  large_amount_minor: 10_000_000_00,
  answer_business_days: 2,
  answer_allowance_business_days: 10,
  protection_days: 90,
  protection_days_enterprise: 180,
  enterprise_amount_minor: 50_000_000_00,
  tender_extra_days: 30,
  automatic_extensions: 1,
  manual_extensions: 1,
  extension_days: 90,
  reminder_days: [30, 14, 3],
  report_every_days: 30,
  cool_down_days: 0,
  reactivate_within_days: 30,
  amount_change_percent: 30,
  quota_open_by_tier: { registered: 10, silver: 20, gold: 40, platinum: 80 },
  scope_checks_per_hour: 30,
  scope_checks_unregistered: 60,
  idle_draft_days: 60,
  priority_rules: [...priorityRules],
  early_registration_days: 60,
  incumbent_window: { from_days: 120, until_days: 30 },
  appeal_business_days: 5,
  hearing_business_days: 3,
  tender_freeze_days: 15,
  dispute_open_within_days: 30,
  dispute_evidence_business_days: 3,
  dispute_level_1_business_days: 2,
  dispute_level_2_business_days: 3,
  dispute_committee_business_days: 5,
  dispute_appeal_business_days: 5,
  dispute_total_business_days: 15,
  dispute_overdue_business_days: 1,
  dispute_committee_members: 3,
  dispute_urgent_within_days: 15,
  dispute_urgent_evidence_hours: 12,
  dispute_urgent_level_hours: 12,
  dispute_urgent_appeal_hours: 12,
  direct_look_back_days: 60,
  late_stage_days: 30,
  fair_play_business_days: 3,
  conduct_reply_business_days: 7,
  conduct_decision_business_days: 10,
  conduct_appeal_business_days: 10,
  resource_business_days: 2,
  co_selling_answer_business_days: 5,
  sanction_memory_days: 365,
  benefits_suspended_days: 30,
  tier_hold_days: 180,
  suspension_days: 60,
};

export const registrationRuleSet = defineRuleSet({
  name: 'registration',
  schema: registrationRulesSchema,
  labels: {
    decision_business_days: 'business_days',
    decision_business_days_large: 'business_days',
    large_amount_minor: 'money',
    answer_business_days: 'business_days',
    answer_allowance_business_days: 'business_days',
    protection_days: 'days',
    protection_days_enterprise: 'days',
    enterprise_amount_minor: 'money',
    tender_extra_days: 'days',
    automatic_extensions: 'count',
    manual_extensions: 'count',
    extension_days: 'days',
    reminder_days: 'days_list',
    report_every_days: 'days',
    cool_down_days: 'days',
    reactivate_within_days: 'days',
    amount_change_percent: 'percent',
    'quota_open_by_tier.registered': 'count',
    'quota_open_by_tier.silver': 'count',
    'quota_open_by_tier.gold': 'count',
    'quota_open_by_tier.platinum': 'count',
    scope_checks_per_hour: 'per_hour',
    scope_checks_unregistered: 'count',
    idle_draft_days: 'days',
    priority_rules: 'code_list',
    early_registration_days: 'days',
    'incumbent_window.from_days': 'days',
    'incumbent_window.until_days': 'days',
    appeal_business_days: 'business_days',
    hearing_business_days: 'business_days',
    tender_freeze_days: 'days',
    dispute_open_within_days: 'days',
    dispute_evidence_business_days: 'business_days',
    dispute_level_1_business_days: 'business_days',
    dispute_level_2_business_days: 'business_days',
    dispute_committee_business_days: 'business_days',
    dispute_appeal_business_days: 'business_days',
    dispute_total_business_days: 'business_days',
    dispute_overdue_business_days: 'business_days',
    dispute_committee_members: 'count',
    dispute_urgent_within_days: 'days',
    dispute_urgent_evidence_hours: 'hours',
    dispute_urgent_level_hours: 'hours',
    dispute_urgent_appeal_hours: 'hours',
    direct_look_back_days: 'days',
    late_stage_days: 'days',
    fair_play_business_days: 'business_days',
    conduct_reply_business_days: 'business_days',
    conduct_decision_business_days: 'business_days',
    conduct_appeal_business_days: 'business_days',
    resource_business_days: 'business_days',
    co_selling_answer_business_days: 'business_days',
    sanction_memory_days: 'days',
    benefits_suspended_days: 'days',
    tier_hold_days: 'days',
    suspension_days: 'days',
  },
});
