/** What may be asked of the vendor, and what work leaves behind; apart from the schemas, so that screens read the same lists. */
export const resourceKinds = [
  'presales',
  'demo_stand',
  'licences',
  'specialist',
  'marketing_fund',
  'visit',
  'special_price',
] as const;
export const evidenceKinds = ['meeting', 'demo', 'pilot', 'specification'] as const;
