import { z } from 'zod';
import { event } from '../../kernel/event.ts';

/** Times that were reckoned by the year as it was before have to be reckoned anew. */
export const calendarYearLoaded = event(
  'calendar.year_loaded',
  z.object({
    country: z.string(),
    year: z.number().int(),
    /** What stood in its place: null for the shipped year, or the one by rule. */
    before: z.unknown(),
  }),
);
