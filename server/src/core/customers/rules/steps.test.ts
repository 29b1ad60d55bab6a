import { describe, expect, it } from 'vitest';
import { periodsOf, type Step, valueOn, withStep } from './steps.ts';

const on = (from_on: string, value: string | null): Step<string | null> => ({ from_on, value });
const changed = (steps: Step<string | null>[], step: Step<string | null>) =>
  withStep(steps, step, (a, b) => a === b, null);
const inA = on('2026-01-01', 'A');
const toB = on('2026-06-01', 'B');
const out = on('2026-09-01', null);

describe('changes that hold from a day', () => {
  it.each([
    ['the first', [], inA, [inA]],
    ['a later one', [inA], toB, [inA, toB]],
    ['one between two others', [inA, out], toB, [inA, toB, out]],
    ['one on the same day replaces', [inA, toB], on('2026-06-01', 'C'), [inA, on('2026-06-01', 'C')]],
    ['one to what holds anyway is none', [inA], on('2026-03-01', 'A'), [inA]],
    ['one taken back leaves nothing', [inA, toB], on('2026-06-01', 'A'), [inA]],
    ['one that makes the next one empty swallows it', [inA, toB], on('2026-03-01', 'B'), [inA, on('2026-03-01', 'B')]],
    ['leaving what nobody has joined', [], out, []],
  ])('%s', (_name, steps, step, expected) => {
    expect(changed(steps, step)).toEqual(expected);
  });

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'A'],
    ['2026-05-31', 'A'],
    ['2026-06-01', 'B'],
    ['2026-09-01', null],
  ])('on %s is %s', (day, expected) => {
    expect(valueOn([out, inA, toB], day)).toBe(expected);
  });

  it('end where the next begins', () => {
    expect(periodsOf([out, toB, inA]).map(({ from_on, until_on }) => [from_on, until_on])).toEqual([
      ['2026-01-01', '2026-06-01'],
      ['2026-06-01', '2026-09-01'],
      ['2026-09-01', null],
    ]);
  });
});
