/** The entrance: what the sign-in page must know, and how an empty installation gets its first vendor. */
import { z } from 'zod';
import { locales } from '../../../kernel/locale.ts';
import { operation } from '../../../kernel/operation.ts';
import { TimeZone } from '../../../kernel/time-zone.ts';
import { Country, Currency, VendorName } from '../../settings/contract.ts';
import { Email, minPasswordLength, NewPassword } from './sign-in.ts';

export const setupProblems = { 'setup.not_needed': 409, 'setup.wrong_code': 403 } as const;

const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(41)
  .refine((text) => /^[a-z0-9][a-z0-9-]{1,40}$/.test(text), { params: { code: 'field.bad_slug' } });

export const getSetup = operation('getSetup', {
  kind: 'query',
  http: 'GET /v1/setup',
  access: { public: 'the sign-in page asks whether there is a vendor at all' },
  input: z.strictObject({ vendor: z.string().max(41).optional().describe('slug; absent: the only vendor there is') }),
  output: z.object({
    needed: z.boolean().describe('there is no vendor yet: show the set-up page'),
    vendor: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).nullable(),
    min_password_length: z.literal(minPasswordLength),
  }),
  problems: [],
  summary: 'Whether this installation waits for its set-up, and whose door one stands at',
});

export const setUpVendor = operation('setUpVendor', {
  kind: 'command',
  http: 'POST /v1/setup',
  access: { public: 'nobody can sign in yet; guarded by the code printed at start, only while there is no vendor' },
  input: z.strictObject({
    code: z.string().trim().min(1).max(60).describe('printed in the terminal at start'),
    vendor: z.strictObject({
      name: VendorName,
      slug: Slug,
      country: Country.default('RU'),
      time_zone: TimeZone.default('Europe/Moscow'),
      locale: z.enum(locales).default('ru'),
      currency: Currency.default('RUB'),
    }),
    administrator: z.strictObject({
      full_name: z.string().trim().min(2).max(200),
      email: Email,
      password: NewPassword,
    }),
  }),
  output: z.object({ vendor_id: z.uuid(), person_id: z.uuid() }),
  problems: ['setup.not_needed', 'setup.wrong_code', 'vendor.slug_taken', 'person.already_here'],
  summary: 'Creates the first vendor and its administrator, who then signs in',
  ratePerMinute: 10,
});
