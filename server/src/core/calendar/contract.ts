/** Business time: the production calendar of a country, years that a vendor has loaded, and who stands in for whom. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';

export const calendarProblems = {
  'calendar.invalid': 422,
  'deputy.overlaps': 409,
  'deputy.not_possible': 422,
  'deputy.ended': 409,
} as const;

const country = z.string().regex(/^[A-Z]{2}$/);
const person = z.object({ id: z.uuid(), name: z.string() });

export const CalendarYear = z.object({
  country: z.string(),
  year: z.number().int(),
  provisional: z.boolean().describe('no decree yet: only weekends and fixed holidays are known'),
  source: z.enum(['shipped', 'loaded', 'rule']),
  time_zone: z.string(),
  working_days: z.number().int(),
  days: z.array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(['working', 'short', 'off']),
      moved_from: z.iso.date().nullable(),
    }),
  ),
});

export const getCalendar = operation('getCalendar', {
  kind: 'query',
  http: 'GET /v1/calendar/{year}',
  access: { permission: 'calendar.read' },
  input: z.strictObject({
    year: z.coerce.number().int().min(1990).max(2200),
    country: country.optional().describe('absent: the vendor’s own'),
  }),
  output: CalendarYear,
  problems: [],
  summary: 'Each day of a year: working, short or off',
});

export const loadCalendarYear = operation('loadCalendarYear', {
  kind: 'command',
  http: 'POST /v1/calendar/years',
  access: { permission: 'calendar.manage' },
  input: z.strictObject({
    country: country.optional().describe('for XML that does not name it; absent: the vendor’s own'),
    json: z.unknown().optional().describe('a year as {country, year, provisional, off, short, workingWeekend, moved}'),
    xml: z.string().max(200_000).optional().describe('a file of a production calendar in the xmlcalendar layout'),
  }),
  output: CalendarYear,
  problems: ['calendar.invalid'],
  summary: 'Loads a year, in place of the shipped or earlier loaded one; deadlines follow at once',
});

export const Deputy = z.object({
  id: z.uuid(),
  person,
  deputy: person,
  from_at: z.iso.datetime(),
  until_at: z.iso.datetime(),
  current: z.boolean(),
  can: z.object({ cancel: z.boolean() }),
});

export const listDeputies = operation('listDeputies', {
  kind: 'query',
  http: 'GET /v1/deputies',
  access: { permission: 'person.read' },
  input: z.strictObject({
    ...pageInput,
    person_id: z.uuid().optional(),
    past: z.enum(['true', 'false']).default('false').describe('true: also those that have ended'),
  }),
  output: pageOf(Deputy),
  problems: [],
  summary: 'Who stands in for whom, by beginning',
});

export const setDeputy = operation('setDeputy', {
  kind: 'command',
  http: 'POST /v1/deputies',
  access: { permission: 'deputy.manage' },
  input: z.strictObject({
    person_id: z.uuid().describe('who is away'),
    deputy_id: z.uuid().describe('who acts instead'),
    from_at: z.iso.datetime({ offset: true }),
    until_at: z.iso.datetime({ offset: true }),
  }),
  output: Deputy,
  problems: ['deputy.overlaps', 'deputy.not_possible'],
  summary: 'Names a deputy for a time of absence',
});

export const cancelDeputy = operation('cancelDeputy', {
  kind: 'command',
  http: 'POST /v1/deputies/{id}/cancel',
  access: { permission: 'deputy.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: Deputy,
  problems: ['deputy.ended'],
  summary: 'Ends a deputy’s time now',
});
