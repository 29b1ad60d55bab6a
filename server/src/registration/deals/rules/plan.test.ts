import { describe, expect, test } from 'vitest';
import {
  answerRefused,
  editRefused,
  evidenceRefused,
  internalRefused,
  isLate,
  mentionsRefused,
  removeRefused,
  tasksOf,
} from './plan.ts';
import { usualStages } from './stages.ts';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);
const comment = { author_id: 'a', internal: false, created_at: at('09:00:00'), removed_at: null };

describe('comments', () => {
  test.each<
    [
      title: string,
      over: Partial<typeof comment> | { removed_at: Date },
      person: string | null,
      now: string,
      code: string | null,
    ]
  >([
    ['by its author at once', {}, 'a', '09:00:00', null],
    ['by its author, a second before', {}, 'a', '09:14:59', null],
    ['by its author, after fifteen minutes', {}, 'a', '09:15:00', 'deal_comment.too_late'],
    ['by somebody else', {}, 'b', '09:00:00', 'deal_comment.not_yours'],
    ['by nobody', {}, null, '09:00:00', 'deal_comment.not_yours'],
    ['that was removed', { removed_at: at('09:01:00') }, 'a', '09:02:00', 'deal_comment.removed'],
  ])('put right %s', (_title, over, person, now, code) => {
    expect(editRefused({ ...comment, ...over }, person, at(now))?.code ?? null).toBe(code);
  });

  test('are removed by their author, whenever', () => {
    expect(removeRefused(comment, 'a')).toBeNull();
    expect(removeRefused(comment, 'b')?.code).toBe('deal_comment.not_yours');
    expect(removeRefused({ ...comment, removed_at: at('09:01:00') }, 'a')?.code).toBe('deal_comment.removed');
  });

  const people = new Map([
    ['v', 'vendor'],
    ['p', 'partner'],
  ] as const);
  test.each<[ids: string[], internal: boolean, refused: boolean]>([
    [['v', 'p'], false, false],
    [['v'], true, false],
    [['p'], true, true],
    [['v', 'p'], true, true],
    [['x'], false, true],
    [[], true, false],
  ])('naming %s, internally %s: refused %s', (ids, internal, refused) => {
    expect(mentionsRefused(ids, internal, people) !== null).toBe(refused);
  });

  test('are internal on the vendor’s side alone', () => {
    expect(internalRefused(true, 'partner')?.code).toBe('deal_comment.not_internal');
    expect(internalRefused(true, 'vendor')).toBeNull();
    expect(internalRefused(false, 'partner')).toBeNull();
  });
});

describe('tasks', () => {
  test.each([
    ['2026-11-22', false, true],
    ['2026-11-23', false, false],
    ['2026-11-22', true, false],
    [null, false, false],
  ] as const)('due on %s, done %s: late %s on 23 November', (due, done, late) => {
    expect(isLate(due, done, '2026-11-23')).toBe(late);
  });

  test('of a stage come in the reader’s language, counted in the partner’s days', () => {
    const evening = new Date('2026-11-23T20:30:00Z');
    const [first] = tasksOf(usualStages[2]!, 'ru', evening, 'Asia/Yekaterinburg');
    expect(first).toEqual({ side: 'vendor', title: 'Подготовить стенд для показа', due_on: '2026-11-29' });
    expect(tasksOf(usualStages[2]!, 'en', evening, 'Europe/Moscow')[0]).toMatchObject({
      title: 'Prepare the stand for the demo',
      due_on: '2026-11-28',
    });
  });
});

describe('resources', () => {
  test.each([
    ['wanted', 'granted', '', null],
    ['wanted', 'declined', 'Нет времени', null],
    ['wanted', 'declined', 'нет', 'deal_resource.note_required'],
    ['granted', 'declined', 'Нет времени', 'deal_resource.answered'],
    ['withdrawn', 'granted', '', 'deal_resource.answered'],
  ] as const)('%s, then %s with «%s»: %s', (state, answer, note, code) => {
    expect(answerRefused(state, answer, note)?.code ?? null).toBe(code);
  });
});

test('evidence is of what has happened', () => {
  expect(evidenceRefused('2026-11-23', '2026-11-23')).toBeNull();
  expect(evidenceRefused('2026-11-24', '2026-11-23')?.code).toBe('deal_evidence.future_date');
});
