/** The ladder and who may take which step. */
import { describe, expect, it } from 'vitest';
import type { Sanction } from './contract.ts';
import { fitsLadder, mayDecide, mayJudge, sanctionDays } from './rules.ts';

describe('the ladder', () => {
  it.each<[string, Sanction, Sanction[], boolean, string | null]>([
    ['begins with a warning', 'warning', [], false, null],
    ['is not climbed two steps at once', 'benefits_suspended', [], false, 'conduct.too_high_a_step'],
    ['goes on from the highest that stands', 'tier_hold', ['warning', 'benefits_suspended'], false, null],
    ['may be milder than before', 'warning', ['suspension'], false, null],
    ['may be left out for a grave breach', 'suspension', [], true, null],
    ['ends with a proposal, which may be repeated', 'termination_proposed', ['termination_proposed'], false, null],
    ['always allows nothing at all', 'none', [], false, null],
  ])('%s', (_, sanction, previous, grave, code) =>
    expect(fitsLadder(sanction, previous, grave)?.code ?? null).toBe(code),
  );

  it('gives some steps an end', () => {
    const days = { benefits_suspended_days: 30, tier_hold_days: 180, suspension_days: 60 };
    expect(sanctionDays('tier_hold', days)).toBe(180);
    expect(sanctionDays('warning', days)).toBeNull();
  });
});

describe('a decision', () => {
  const due = new Date('2026-12-02T12:00:00Z');
  const row = { state: 'noticed' as const, reply_due_at: due, opened_by: 'opener', replied_by: null };
  it.each([
    ['waits for the reply', row, 'head', '2026-12-02T11:59:59Z', 'conduct.reply_awaited'],
    ['may be made when the time is over', row, 'head', '2026-12-02T12:00:00Z', null],
    ['may follow the reply at once', { ...row, state: 'replied' as const }, 'head', '2026-11-24T12:00:00Z', null],
    [
      'is not the opener’s',
      { ...row, state: 'replied' as const },
      'opener',
      '2026-11-24T12:00:00Z',
      'conduct.same_person',
    ],
  ])('%s', (_, facts, person, at, code) => expect(mayDecide(facts, person, new Date(at))?.code ?? null).toBe(code));
});

describe('an appeal', () => {
  const row = { opened_by: 'opener', replied_by: null, decided_by: 'head', sanction: 'tier_hold' as const };
  it.each<[string, string, string, Sanction | undefined, string | null]>([
    ['is not judged by whoever decided', 'head', 'upheld', undefined, 'conduct.same_person'],
    ['is not judged by whoever opened', 'opener', 'lifted', undefined, 'conduct.same_person'],
    ['is judged by somebody else', 'third', 'upheld', undefined, null],
    ['is softened to something milder', 'third', 'softened', 'warning', null],
    ['is never hardened', 'third', 'softened', 'suspension', 'conduct.not_softer'],
    ['names what it is softened to', 'third', 'softened', undefined, 'conduct.not_softer'],
  ])('%s', (_, person, verdict, sanction, code) =>
    expect(mayJudge(row, person, { verdict, sanction })?.code ?? null).toBe(code),
  );
});
