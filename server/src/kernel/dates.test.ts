import { describe, expect, test } from 'vitest';
import {
  formatDateTime,
  formatDay,
  formatDuration,
  formatRelative,
  formatShortDate,
  formatTime,
  formatWeekday,
  formatZone,
  plural,
} from './dates.ts';
import type { Locale } from './locale.ts';

const plain = (text: string) => text.replace(/\u00A0/g, ' ');
const instant = new Date('2026-11-23T11:20:00Z');
const style = (locale: Locale, timeZone = 'Europe/Moscow') => ({
  locale,
  timeZone,
  now: new Date('2026-11-20T00:00:00Z'),
});

describe('dates', () => {
  test.each([
    ['date and time', formatDateTime(instant, style('ru')), 'пн, 23 ноября, 14:20'],
    ['date and time', formatDateTime(instant, style('en')), 'Mon, 23 November, 14:20'],
    ['in the reader’s zone', formatDateTime(instant, style('ru', 'Asia/Kamchatka')), 'пн, 23 ноября, 23:20'],
    ['the next day in the reader’s zone', formatDay(new Date('2026-11-23T21:30:00Z'), style('ru')), '24 ноября'],
    ['weekday', formatWeekday(instant, style('ru')), 'пн, 23 ноября'],
    ['another year', formatDay(new Date('2027-01-12T11:20:00Z'), style('ru')), '12 января 2027'],
    ['the year when now is unknown', formatDay(instant, { locale: 'en', timeZone: 'UTC' }), '23 November 2026'],
    ['midnight', formatTime(new Date('2026-11-22T21:05:00Z'), style('en')), '00:05'],
    ['column', formatShortDate(instant, style('ru')), '23.11.2026'],
    ['column', formatShortDate(instant, style('en')), '23/11/2026'],
    ['zone', formatZone(instant, style('ru')), 'Москва'],
    ['zone', formatZone(instant, style('en', 'Asia/Kamchatka')), 'Kamchatka Time'],
  ])('%s: %s', (_, shown, expected) => {
    expect(plain(shown)).toBe(expected);
  });

  test('a number is never parted from its word', () => {
    expect(formatDay(instant, style('ru'))).toBe('23\u00A0ноября');
    expect(formatDuration(130, { locale: 'ru' })).toBe('2\u00A0ч 10\u00A0мин');
  });
});

describe('durations', () => {
  test.each<[number, Parameters<typeof formatDuration>[1], string]>([
    [130, { locale: 'ru' }, '2 ч 10 мин'],
    [130, { locale: 'en' }, '2 h 10 min'],
    [-100, { locale: 'ru', length: 'long' }, '1 час 40 минут'],
    [130, { locale: 'ru', length: 'long' }, '2 часа 10 минут'],
    [61, { locale: 'ru', length: 'long' }, '1 час 1 минута'],
    [61, { locale: 'ru', length: 'long', grammar: 'accusative' }, '1 час 1 минуту'],
    [21, { locale: 'en', length: 'long' }, '21 minutes'],
    [0.5, { locale: 'ru' }, '0 мин'],
    [60, { locale: 'ru' }, '1 ч'],
    [1440 + 59, { locale: 'ru' }, '1 день'],
    [3 * 1440 + 240, { locale: 'ru' }, '3 дня 4 ч'],
    [5 * 540 + 130, { locale: 'ru', minutesPerDay: 540 }, '5 дней 2 ч'],
    [21 * 1440, { locale: 'ru' }, '21 день'],
    [2 * 1440, { locale: 'en' }, '2 days'],
  ])('%d %o', (minutes, options, expected) => {
    expect(plain(formatDuration(minutes, options))).toBe(expected);
  });

  test.each<[string, Locale, string]>([
    ['2026-11-23T13:30:00Z', 'ru', 'через 2 ч 10 мин'],
    ['2026-11-23T09:10:00Z', 'ru', '2 ч 10 мин назад'],
    ['2026-11-23T13:30:00Z', 'en', 'in 2 h 10 min'],
    ['2026-11-18T11:20:00Z', 'en', '5 days ago'],
    ['2026-11-23T11:20:30Z', 'ru', 'сейчас'],
  ])('relative: %s %s', (at, locale, expected) => {
    expect(plain(formatRelative(new Date(at), instant, { locale }))).toBe(expected);
  });

  test('Russian plurals', () => {
    const forms = { one: 'балл', few: 'балла', many: 'баллов', other: 'балла' };
    const shown = [0, 1, 2, 5, 11, 12, 21, 22, 111, 1.5].map((count) => plural(count, 'ru', forms));
    expect(shown.join(' ')).toBe('баллов балл балла баллов баллов баллов балл балла баллов балла');
    expect([1, 2].map((count) => plural(count, 'en', { one: 'point', other: 'points' }))).toEqual(['point', 'points']);
  });
});
