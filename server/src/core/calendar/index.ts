import type { Feature } from '../../platform/operations/feature.ts';
import { calendarCommands } from './commands.ts';
import { calendarProblems } from './contract.ts';
import { calendarYearLoaded } from './events.ts';
import { calendarQueries } from './queries.ts';

export { recounting } from './recounting.ts';
export { awayAt, deputyOf, forgetCalendar, vendorCalendar, vendorToday } from './vendor-calendar.ts';

export const calendar: Feature = {
  name: 'calendar',
  operations: [...calendarQueries, ...calendarCommands],
  problems: calendarProblems,
  events: [calendarYearLoaded],
};
