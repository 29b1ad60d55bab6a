import { expect, test } from 'vitest';
import { byValues, clocksDiffer } from './by-words.ts';

const style = { locale: 'ru' as const, timeZone: 'Europe/Moscow', now: new Date('2026-11-23T09:10:00Z') };
const plain = (values: object) => JSON.parse(JSON.stringify(values).replaceAll('\u00A0', ' '));

test('weekday, day and time are those of the reader', () => {
  const due = '2026-11-25T21:30:00.000Z';
  expect(plain(byValues(due, style))).toEqual({ weekday: 'thu', day: '26 ноября', time: '00:30' });
  const london = { ...style, locale: 'en' as const, timeZone: 'Europe/London' };
  expect(plain(byValues(due, london))).toEqual({ weekday: 'wed', day: '25 November', time: '21:30' });
});

test('the zone matters when its clock shows something else, not when it only has another name', () => {
  const due = '2026-11-25T09:10:00.000Z';
  expect(clocksDiffer(due, style, 'Europe/Minsk')).toBe(false);
  expect(clocksDiffer(due, style, 'Europe/Samara')).toBe(true);
});
