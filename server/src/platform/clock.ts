/** Wall time as an instant. The pipeline reads it once per request and hands `now` to the rules. */
export interface WallClock {
  now(): Date;
}

export const systemClock: WallClock = { now: () => new Date() };

/** A clock that stands still until it is told otherwise: the demo and the tests live through months with it. */
export interface SettableClock extends WallClock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
}

/** @throws RangeError when the instant is not a valid date, or time would run backwards in `advance` */
export function settableClock(start: Date): SettableClock {
  let current = valid(start);
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = valid(instant);
    },
    advance: (milliseconds) => {
      if (!(milliseconds >= 0)) throw new RangeError(`A clock advances by a positive time, not ${milliseconds} ms`);
      current += milliseconds;
    },
  };
}

function valid(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new RangeError('A clock needs a valid date');
  return time;
}
