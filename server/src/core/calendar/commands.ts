import { parseXmlCalendar } from '../../kernel/calendar/xml-calendar.ts';
import { type ParsedYearCalendar, parseYearCalendar } from '../../kernel/calendar/year-calendar.ts';
import { newId } from '../../kernel/ids.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { cancelDeputy, loadCalendarYear, setDeputy } from './contract.ts';
import { calendarYearLoaded } from './events.ts';
import { presentDeputy, presentYear } from './queries.ts';
import { checkAbsence } from './rules.ts';
import {
  cancelDeputyRow,
  findDeputy,
  insertDeputy,
  lockDeputy,
  lockStaff,
  overlapsAnother,
  saveYear,
  selectVendor,
  storedYear,
} from './store.ts';
import { forgetCalendar } from './vendor-calendar.ts';

function parseYear(json: unknown, xml: string | undefined, country: string): ParsedYearCalendar {
  if ((json === undefined) === (xml === undefined))
    fail('calendar.invalid', {}, [{ path: 'xml', code: 'field.calendar.one_of_two' }]);
  return xml === undefined ? parseYearCalendar(json) : parseXmlCalendar(xml, country);
}

export const calendarCommands = [
  implement(loadCalendarYear, async (c, input) => {
    const { vendorId, personId } = c.actor;
    const vendor = await selectVendor(c.tx, vendorId);
    const parsed = parseYear(input.json, input.xml, input.country ?? vendor.country);
    if (!parsed.ok) {
      const source = input.xml === undefined ? 'json' : 'xml';
      const fields = parsed.problems.slice(0, 100);
      fail(
        'calendar.invalid',
        { problems: parsed.problems.length },
        fields.map((each) => ({ ...each, path: each.path ? `${source}.${each.path}` : source })),
      );
    }
    const { calendar } = parsed;
    const before = await storedYear(c.tx, vendorId, calendar);
    await saveYear(c.tx, {
      vendor_id: vendorId,
      country: calendar.country,
      year: calendar.year,
      document: JSON.stringify(calendar),
      loaded_by: personId,
      loaded_at: c.now,
    });
    forgetCalendar(vendorId);
    c.emit(calendarYearLoaded, { country: calendar.country, year: calendar.year, before });
    return presentYear(c.tx, vendorId, calendar);
  }),
  implement(setDeputy, async (c, input) => {
    const { vendorId, personId } = c.actor;
    const absence = {
      personId: input.person_id,
      deputyId: input.deputy_id,
      // «From this morning» means from now: who acted an hour ago is already history.
      from: new Date(Math.max(Date.parse(input.from_at), c.now.getTime())),
      until: new Date(input.until_at),
    };
    const wrong = checkAbsence(absence, c.now);
    if (wrong) accept(wrong);
    const staff = await lockStaff(c.tx, vendorId, [absence.personId, absence.deputyId]);
    const missing = (['person_id', 'deputy_id'] as const)
      .filter((path) => !staff.has(input[path]))
      .map((path) => ({ path, code: 'field.not_found' }));
    if (missing.length > 0) fail('deputy.not_possible', {}, missing);
    if (await overlapsAnother(c.tx, vendorId, absence.personId, absence.from, absence.until)) fail('deputy.overlaps');
    const id = newId(c.now);
    await insertDeputy(c.tx, {
      vendor_id: vendorId,
      id,
      person_id: absence.personId,
      deputy_id: absence.deputyId,
      from_at: absence.from,
      until_at: absence.until,
      created_by: personId,
      created_at: c.now,
    });
    return presentDeputy(await findDeputy(c.tx, vendorId, id), c.now, true);
  }),
  implement(cancelDeputy, async (c, input) => {
    const { vendorId } = c.actor;
    const row = c.authorize(await lockDeputy(c.tx, vendorId, input.id));
    if (row.cancelled_at !== null || row.until_at <= c.now) fail('deputy.ended');
    await cancelDeputyRow(c.tx, vendorId, input.id, c.now, row.from_at < c.now);
    return presentDeputy(await findDeputy(c.tx, vendorId, input.id), c.now, true);
  }),
];
