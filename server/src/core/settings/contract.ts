/** The vendor's own facts, and what this installation is. */
import { z } from 'zod';
import { locales } from '../../kernel/locale.ts';
import { operation } from '../../kernel/operation.ts';
import { TimeZone } from '../../kernel/time-zone.ts';

export const settingsProblems = { 'vendor.slug_taken': 409 } as const;

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const VendorName = z.string().trim().min(2).max(200);
export const Country = z.string().regex(/^[A-Z]{2}$/);
export const Currency = z.string().regex(/^[A-Z]{3}$/);

export const Settings = z.object({
  name: z.string(),
  slug: z.string(),
  legal_name: z.string(),
  country: z.string(),
  time_zone: z.string(),
  day_start: z.string().describe('hh:mm in the vendor’s zone'),
  day_end: z.string(),
  locale: z.enum(locales),
  currency: z.string(),
  rules_four_eyes: z.boolean().describe('whoever wrote a draft of rules may not publish it, while another person may'),
  updated_at: z.iso.datetime(),
  can: z.object({ update: z.boolean() }),
});

export const getSettings = operation('getSettings', {
  kind: 'query',
  http: 'GET /v1/settings',
  access: { permission: 'settings.read' },
  input: z.strictObject({}),
  output: Settings,
  problems: [],
  summary: 'The vendor’s facts',
});

export const updateSettings = operation('updateSettings', {
  kind: 'command',
  http: 'PATCH /v1/settings',
  access: { permission: 'settings.manage' },
  input: z.strictObject({
    name: VendorName.optional(),
    legal_name: z.string().trim().max(300).optional(),
    country: Country.optional(),
    time_zone: TimeZone.optional(),
    day_start: Hour.optional(),
    day_end: Hour.optional(),
    locale: z.enum(locales).optional(),
    currency: Currency.optional(),
    rules_four_eyes: z.boolean().optional(),
  }),
  output: Settings,
  problems: [],
  summary: 'Changes the vendor’s facts; deadlines that run already keep the ones they began with',
});

export const getAbout = operation('getAbout', {
  kind: 'query',
  http: 'GET /v1/about',
  access: { permission: 'settings.read' },
  input: z.strictObject({}),
  output: z.object({
    version: z.string(),
    node_version: z.string(),
    database: z.object({ kind: z.enum(['embedded', 'external']), version: z.string() }),
    mail: z.enum(['sent', 'kept']).describe('kept: no mail server, mails are shown in the outbox'),
    public_url: z.string(),
  }),
  problems: [],
  summary: 'Version, database and mail of this installation',
});
