/** Something that holds from a day until the next change: membership in a group, the way a group buys. */

export interface Step<Value> {
  /** `YYYY-MM-DD`, in the vendor's zone. */
  from_on: string;
  value: Value;
}

/** The changes with one more among them; a change on the same day replaces the one before, and a change to what holds anyway is none. */
export function withStep<Value>(
  steps: readonly Step<Value>[],
  step: Step<Value>,
  isEqual: (a: Value, b: Value) => boolean,
  before: Value,
): Step<Value>[] {
  const all = [...steps.filter((each) => each.from_on !== step.from_on), step].sort((a, b) =>
    a.from_on < b.from_on ? -1 : 1,
  );
  let last = before;
  return all.filter((each) => {
    const changes = !isEqual(each.value, last);
    last = each.value;
    return changes;
  });
}

/** What holds on a day; undefined before the first change. */
export function valueOn<Value>(steps: readonly Step<Value>[], day: string): Value | undefined {
  return steps.filter((each) => each.from_on <= day).sort((a, b) => (a.from_on < b.from_on ? 1 : -1))[0]?.value;
}

export interface Period<Value> extends Step<Value> {
  /** The first day on which it holds no more; null: open. */
  until_on: string | null;
}

/** Changes in order of time, each with its end. */
export function periodsOf<Value>(steps: readonly Step<Value>[]): Period<Value>[] {
  const sorted = [...steps].sort((a, b) => (a.from_on < b.from_on ? -1 : 1));
  return sorted.map((step, at) => ({ ...step, until_on: sorted[at + 1]?.from_on ?? null }));
}
