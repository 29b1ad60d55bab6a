/** Repeatable chance: the same seed makes the same demo everywhere. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  yes(probability: number): boolean;
}

/** The mulberry32 generator: 32 bits of state, good enough to spread a demo, not for secrets. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] as never,
    yes: (probability) => next() < probability,
  };
}
