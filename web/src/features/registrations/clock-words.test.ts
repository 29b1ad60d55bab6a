import { describe, expect, test } from 'vitest';
import type { T } from '../../app/use-t.tsx';
import ru from '../../locales/ru/registrations.json' with { type: 'json' };
import { type ClockEyes, clockWords } from './clock-words.ts';
import type { ClockView } from './types.ts';

const words = ru as Record<string, string>;
const t: T = (id, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), words[id] ?? id);
const eyes: ClockEyes = { side: 'partner', vendor: 'Акме', partner: 'Вектор' };
const style = { locale: 'ru' as const, timeZone: 'Europe/Moscow', now: new Date('2026-11-23T09:10:00Z') };
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

function clock(patch: Partial<ClockView>): ClockView {
  return {
    turn: 'vendor',
    awaits: 'decision',
    started_at: '2026-11-19T11:20:00.000Z',
    due_at: '2026-11-23T11:20:00.000Z',
    spent: 0.88,
    remaining_minutes: 130,
    overdue: false,
    paused_reason: null,
    silent: false,
    provisional: false,
    ...patch,
  };
}

describe('a clock in words, for the partner', () => {
  test('the vendor’s turn today: how long is left, and by when', () => {
    const said = clockWords(clock({}), eyes, style, t);
    expect(plain(said.left)).toBe('ещё 2 ч 10 мин');
    expect(plain(said.label)).toBe('Ход: Акме, ещё 2 часа 10 минут, сегодня до 14:20');
    expect(said.face.map((line) => plain(line ?? ''))).toEqual(['2 ч', '10 мин']);
    expect(said).toMatchObject({ mine: false, tone: 'warn', reading: { side: 'left' } });
  });

  test('late', () => {
    const said = clockWords(clock({ overdue: true, spent: 1.1, remaining_minutes: -100 }), eyes, style, t);
    expect(plain(said.left)).toBe('опаздывают на 1 ч 40 мин');
    expect(said).toMatchObject({ tone: 'late', colour: 'k-stop' });
  });

  test('a report by the calendar: the date is enough', () => {
    const report = clock({ turn: 'partner', awaits: 'report', due_at: '2026-12-09T09:00:00.000Z', spent: 0.5 });
    const said = clockWords(report, eyes, style, t);
    expect(said.turn).toBe('Ваш ход');
    expect(plain(said.left)).toBe('до 9 декабря');
  });

  test('a far decision: the day in a row, the hour on its page', () => {
    const far = clock({ due_at: '2026-11-25T09:10:00.000Z', spent: 0, remaining_minutes: 1080 });
    const said = clockWords(far, eyes, style, t);
    expect(plain(said.left)).toBe('до ср, 25 ноября');
    expect(plain(said.due)).toBe('до ср, 25 ноября, 12:10');
  });

  test('standing still', () => {
    expect(clockWords(clock({ paused_reason: 'question' }), eyes, style, t)).toMatchObject({
      left: 'часы стоят',
      tone: 'paused',
    });
  });
});
