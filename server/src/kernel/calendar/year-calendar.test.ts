import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { businessCalendar } from './business-calendar.ts';
import { provisionalYear } from './provisional-year.ts';
import { publishedYears } from './published-years.ts';
import { parseXmlCalendar } from './xml-calendar.ts';
import { parseYearCalendar } from './year-calendar.ts';

const facts = new URL('../../../../../shared/data/calendar/', import.meta.url);
const present = existsSync(facts);
const files = present ? readdirSync(facts).filter((name) => name.endsWith('.xml')) : [];

describe('shipped years', () => {
  test('four countries, three years, each valid by our own rules', () => {
    expect(publishedYears.map(({ country, year }) => `${country} ${year}`).sort()).toEqual(
      ['BY', 'KZ', 'RU', 'UZ'].flatMap((country) => [2024, 2025, 2026].map((year) => `${country} ${year}`)),
    );
    for (const year of publishedYears) expect(parseYearCalendar(year)).toEqual({ ok: true, calendar: year });
  });

  // Public totals of the Russian production calendar: working days and hours of a 40-hour week.
  test.each([
    [2024, 248, 1979],
    [2025, 247, 1972],
    [2026, 247, 1972],
  ])('Russia %i: %i working days, %i hours', (year, workingDays, hours) => {
    const calendar = businessCalendar({
      country: 'RU',
      timeZone: 'Europe/Moscow',
      lunch: { from: '13:00', to: '14:00' },
    });
    const minutes = everyDay(year).map((date) => calendar.workingMinutes(date));
    expect(minutes.filter((count) => count > 0)).toHaveLength(workingDays);
    expect(minutes.reduce((sum, count) => sum + count, 0) / 60).toBe(hours);
  });

  if (!present) {
    process.stderr.write(
      '\nNOTICE: the folder with the published production calendars is absent; the day-by-day comparison of the ' +
        'shipped years did NOT run.\n\n',
    );
  }
  test.skipIf(!present)('every day of every published file agrees with the shipped year', () => {
    expect(files.length).toBe(12);
    let compared = 0;
    for (const name of files) {
      const xml = readFileSync(new URL(name, facts), 'utf8');
      const country = name.slice(0, 2).toUpperCase();
      const year = Number(name.slice(3, 7));
      const shipped = businessCalendar({ country, timeZone: 'UTC' });
      const types = new Map(
        [...xml.matchAll(/<day d="(\d\d)\.(\d\d)" t="(\d)"/g)].map((m) => [`${m[1]}-${m[2]}`, m[3]]),
      );
      for (const date of everyDay(year)) {
        const weekend = [0, 6].includes(new Date(date).getUTCDay());
        const type = types.get(date.slice(5)) ?? (weekend ? '1' : '3');
        const expected = { 1: 0, 2: 480, 3: 540 }[type];
        expect([name, date, shipped.workingMinutes(date)]).toEqual([name, date, expected]);
        compared += 1;
      }
      const parsed = parseXmlCalendar(xml, country);
      expect(parsed).toEqual({
        ok: true,
        calendar: publishedYears.find((y) => y.country === country && y.year === year),
      });
    }
    expect(compared).toBe(4 * (366 + 365 + 365));
  });

  test('the same holiday never moves in the provisional year', () => {
    expect(provisionalYear('RU', 2027)).toMatchObject({ provisional: true, short: [], workingWeekend: [] });
    for (const country of ['RU', 'KZ', 'BY', 'UZ'])
      expect(parseYearCalendar(provisionalYear(country, 2027)).ok).toBe(true);
    expect(provisionalYear('DE', 2027).off).toEqual([]);
  });
});

describe('a year from outside', () => {
  const good = {
    country: 'RU',
    year: 2027,
    provisional: false,
    off: ['01-01'],
    short: ['04-30'],
    workingWeekend: ['02-20'],
  };

  test('is accepted', () => {
    expect(parseYearCalendar(good)).toEqual({ ok: true, calendar: good });
    expect(parseYearCalendar({ country: 'RU', year: 2027 }).ok).toBe(true);
  });

  const wholeYear = everyDay(2027).map((date) => date.slice(5));
  test.each<[string, unknown, string[]]>([
    ['not an object', 'text', ['calendar.not_an_object ']],
    ['null', null, ['calendar.not_an_object ']],
    [
      'country and flag',
      { ...good, country: 'Russia', provisional: 1 },
      ['calendar.country_invalid country', 'calendar.flag_invalid provisional'],
    ],
    ['year', { ...good, year: '2027' }, ['calendar.year_invalid year']],
    ['a list that is none', { ...good, off: '01-01' }, ['calendar.list_invalid off']],
    ['29 February of a common year', { ...good, off: ['02-29'] }, ['calendar.date_invalid off[0]']],
    [
      'wrong notation and type',
      { ...good, short: ['30.04', 430] },
      ['calendar.date_invalid short[0]', 'calendar.date_invalid short[1]'],
    ],
    ['one day in two lists', { ...good, short: ['01-01'] }, ['calendar.date_repeated short[0]']],
    [
      'a working weekend on Monday',
      { ...good, workingWeekend: ['02-22'] },
      ['calendar.not_a_weekend workingWeekend[0]'],
    ],
    ['moved from nowhere', { ...good, moved: { '01-11': '13-01' } }, ['calendar.date_invalid moved.01-11']],
    [
      'no working days left',
      { ...good, off: wholeYear, short: [], workingWeekend: [] },
      ['calendar.too_few_working_days off'],
    ],
  ])('names every problem: %s', (_, json, expected) => {
    const parsed = parseYearCalendar(json);
    expect(parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });
});

describe('a year in XML', () => {
  const xml = (days: string, root = 'year="2027" lang="ru" country="kz"') =>
    `<?xml version="1.0"?>\n<calendar ${root}>\n<!-- a note -->\n<holidays><holiday id="1" title="Новый год"/></holidays>\n<days>${days}</days>\n</calendar>`;

  test('is read with its transfers', () => {
    expect(
      parseXmlCalendar(xml('<day d="01.01" t="1" h="1"/><day d="01.11" t="1" f="01.02" /><day d="02.20" t="3"/>')),
    ).toEqual({
      ok: true,
      calendar: {
        country: 'KZ',
        year: 2027,
        provisional: false,
        off: ['01-01', '01-11'],
        short: [],
        workingWeekend: ['02-20'],
        moved: { '01-11': '01-02' },
      },
    });
  });

  test.each([
    ['not XML', 'год 2027', 'calendar.xml_invalid line 1'],
    ['empty', '', 'calendar.xml_invalid line 1'],
    ['another root', '<days/>', 'calendar.xml_invalid line 1'],
    ['unknown day type', xml('<day d="01.01" t="4"/>'), 'calendar.xml_invalid line 5'],
    ['unknown attribute', xml('<day d="01.01" t="1" x="1"/>'), 'calendar.xml_invalid line 5'],
    ['unknown element', xml('<week n="1"/>'), 'calendar.xml_invalid line 5'],
    ['text between tags', xml('01.01'), 'calendar.xml_invalid line 5'],
    ['unclosed element', xml('').replace('</calendar>', ''), 'calendar.xml_invalid line 6'],
    ['a date that is none', xml('<day d="02.30" t="1"/>'), 'calendar.date_invalid off[0]'],
    ['no country anywhere', xml('', 'year="2027"'), 'calendar.country_invalid country'],
    ['no year', xml('', 'lang="ru" country="kz"'), 'calendar.year_invalid year'],
  ])('is refused: %s', (_, text, expected) => {
    const parsed = parseXmlCalendar(text);
    const first = parsed.ok ? undefined : parsed.problems[0];
    expect(`${first?.code} ${first?.path}`).toBe(expected);
  });

  test('another country than the one asked for is refused', () => {
    expect(parseXmlCalendar(xml(''), 'RU').ok).toBe(false);
    expect(parseXmlCalendar(xml(''), 'KZ').ok).toBe(true);
  });
});

function everyDay(year: number): string[] {
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}
