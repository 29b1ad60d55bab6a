/** Why a deal ended as it did; apart from the schemas, so that screens read the same lists. */
export const loseReasons = [
  'price',
  'competitor',
  'no_budget',
  'postponed',
  'no_decision',
  'product_gap',
  'other',
] as const;

/** What decided for the partner; told apart from what a loss is put down to. */
export const winReasons = [
  'won_on_fit',
  'won_on_price',
  'won_on_work',
  'won_on_support',
  'won_on_trust',
  'won_on_tender',
  'other',
] as const;
