/** Calendar days in contracts: `YYYY-MM-DD` of the years that business is done in; others break databases and arithmetic. */
import { z } from 'zod';

export const day = z.iso
  .date({ abort: true })
  .refine((text) => text >= '1900-01-01' && text < '2200-01-01', { params: { code: 'field.bad_date' } });
