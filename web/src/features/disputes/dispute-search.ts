/** Which disputes a list shows; the address says so. */
export const DISPUTE_VIEWS = ['open', 'mine', 'overdue', 'closed', 'precedents'] as const;
export type DisputeView = (typeof DISPUTE_VIEWS)[number];

export interface DisputeSearch {
  view?: DisputeView;
  level?: number;
}

export function readDisputeSearch({ view, level }: Record<string, unknown>): DisputeSearch {
  const known = DISPUTE_VIEWS.find((each) => each === view);
  return {
    ...(known ? { view: known } : {}),
    ...(Number.isInteger(level) && (level as number) >= 1 && (level as number) <= 3 ? { level: level as number } : {}),
  };
}
