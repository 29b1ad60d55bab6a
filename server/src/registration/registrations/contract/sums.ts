/** A whole view of the list at once: what it adds up to, and the view as a spreadsheet. */
import { z } from 'zod';
import { filesPerMinute, WrittenFile } from '../../../kernel/made-file.ts';
import { operation } from '../../../kernel/operation.ts';
import { sheetInput, sheetProblemCodes } from '../../../kernel/sheet.ts';
import { registrationFilter, registrationOrder } from './reads.ts';
import { billings } from './views.ts';

/** So many chosen rows fit an address. */
export const chosenAtMost = 300;

export const sumRegistrations = operation('sumRegistrations', {
  kind: 'query',
  http: 'GET /v1/registration-sums',
  access: { permission: 'registration.read' },
  input: z.strictObject(registrationFilter),
  output: z.object({
    count: z.number().int(),
    sums: z
      .array(
        z.object({
          currency: z.string(),
          billing: z.enum(billings),
          amount_minor: z
            .string()
            .regex(/^\d+$/)
            .describe('minor units; a text, because a sum may pass any number type'),
        }),
      )
      .describe('the largest currency first'),
    at: z.iso.datetime(),
  }),
  problems: [],
  summary: 'How many registrations a filter finds and what they add up to, by currency',
});

export const exportRegistrations = operation('exportRegistrations', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/registration-export',
  access: { permission: 'registration.read' },
  answer: 'sheet',
  input: z.strictObject({
    ...registrationFilter,
    ...registrationOrder,
    ...sheetInput,
    ids: z
      .string()
      .max(chosenAtMost * 37)
      .optional()
      .describe(`chosen rows only: comma-separated ids, up to ${chosenAtMost}`),
  }),
  output: WrittenFile,
  problems: sheetProblemCodes,
  summary: 'The same list as a spreadsheet (XLSX), with every row of the filter',
  ratePerMinute: filesPerMinute,
});
