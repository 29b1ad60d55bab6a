import { meetsQuorum, type Policy } from '../note/policy.ts';
import type { OpenCheckpoint } from './open-checkpoint.ts';
import type { Interval } from './verdict.ts';

/** Earliest time by which a quorum had seen a tree that holds leaf `index`; nothing without one. */
export function notAfter(
  checkpoints: readonly (OpenCheckpoint | undefined)[],
  index: number,
  policy: Policy,
): Pick<Interval, 'notAfter'> {
  const times = checkpoints.flatMap((checkpoint) => {
    if (!checkpoint || checkpoint.size <= index) return [];
    const time = quorumTime([...checkpoint.witnessed].sort(byTime), policy);
    return time === undefined ? [] : [time];
  });
  return times.length > 0 ? { notAfter: instant(Math.min(...times)) } : {};
}

/** Latest time at which a quorum's newest tree did not hold leaf `index` yet; nothing without one. */
export function notBefore(
  held: OpenCheckpoint | undefined,
  index: number,
  policy: Policy,
): Pick<Interval, 'notBefore'> {
  if (!held || held.size > index) return {};
  const time = quorumTime([...held.witnessed].sort(byTime).reverse(), policy);
  return time === undefined ? {} : { notBefore: instant(time) };
}

type Witnessing = OpenCheckpoint['witnessed'][number];
const byTime = (a: Witnessing, b: Witnessing) => a.time - b.time;

/** Time of the witness with whom the quorum is first met, in the order given. */
function quorumTime(witnessed: readonly Witnessing[], policy: Policy): number | undefined {
  if (policy.quorum === undefined) return undefined;
  const seen = new Set<string>();
  return witnessed.find(({ name }) => meetsQuorum(policy, seen.add(name)))?.time;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();
