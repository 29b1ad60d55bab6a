/**
 * What the numbers of registration rules are counted in. The table of the rules says the same, but brings its validator
 * along; a test holds the two together.
 */
export type HelpUnit = 'business_days' | 'days' | 'money' | 'percent' | 'count' | 'per_hour' | 'days_list';

export const registrationUnits: Readonly<Record<string, HelpUnit>> = {
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
  report_every_days: 'days',
  cool_down_days: 'days',
  reactivate_within_days: 'days',
  amount_change_percent: 'percent',
  reminder_days: 'days_list',
  'quota_open_by_tier.registered': 'count',
  'quota_open_by_tier.silver': 'count',
  'quota_open_by_tier.gold': 'count',
  'quota_open_by_tier.platinum': 'count',
  scope_checks_per_hour: 'per_hour',
  early_registration_days: 'days',
  idle_draft_days: 'days',
  'incumbent_window.from_days': 'days',
  'incumbent_window.until_days': 'days',
};
