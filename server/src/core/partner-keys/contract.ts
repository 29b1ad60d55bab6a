/** Keys with which a partner's people sign their own registrations. Kanal has the public half alone. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';

export const partnerKeyProblems = {
  'partner_key.bad_proof': 422,
  'partner_key.taken': 409,
  'partner_key.too_many': 409,
  'partner_key.retired': 409,
} as const;

const Named = z.object({ id: z.uuid(), name: z.string() });

export const PartnerKey = z.object({
  id: z.uuid(),
  key_id: z.string().describe('short hash of the key; receipts and the history name it so'),
  public_key: z.string().describe('Ed25519, base64 of 32 bytes'),
  device: z.string().describe('where it is kept, in its owner’s words'),
  person: z.object({ id: z.uuid(), full_name: z.string() }),
  partner: Named,
  created_at: z.iso.datetime(),
  retired_at: z.iso.datetime().nullable(),
  can: z.object({ retire: z.boolean() }),
});

export const addPartnerKey = operation('addPartnerKey', {
  kind: 'command',
  http: 'POST /v1/partner-keys',
  access: { permission: 'partner_key.manage' },
  input: z.strictObject({
    device: z.string().trim().min(1).max(100).describe('where it is kept: “Phone”, “1C exchange”'),
    statement: z
      .string()
      .max(2_000)
      .describe(
        'canonical JSON (RFC 8785) of `{"at", "key", "op": "add_key", "person", "v": 1, "vendor"}`: now, the key, the caller’s person id, the vendor’s name in addresses',
      ),
    signature: z.string().max(200).describe('the key’s own signature of the statement’s bytes, base64 of 64 bytes'),
    replaces: z.uuid().optional().describe('an own key that is retired with it, because it was lost'),
  }),
  output: PartnerKey,
  problems: ['partner_key.bad_proof', 'partner_key.taken', 'partner_key.too_many', 'partner_key.retired'],
  summary: 'Lists a key of the caller’s for signing registrations, once the key itself has signed that',
  ratePerMinute: 20,
});

export const listPartnerKeys = operation('listPartnerKeys', {
  kind: 'query',
  http: 'GET /v1/partner-keys',
  access: { permission: 'partner_key.read' },
  input: z.strictObject({
    ...pageInput,
    partner_id: z.uuid().optional().describe('for the vendor’s people'),
    active: z.stringbool().optional().describe('true: only keys that still sign'),
  }),
  output: pageOf(PartnerKey),
  problems: [],
  summary: 'Keys of one’s own company, the newest first; for the vendor’s people, those of every partner',
});

export const downloadKeyReceipt = operation('downloadKeyReceipt', {
  kind: 'query',
  http: 'GET /v1/partner-keys/{id}/receipts/{event}',
  access: { permission: 'partner_key.read' },
  answer: 'file',
  input: z.strictObject({
    id: z.uuid(),
    event: z.enum(['added', 'retired']).describe('a replacement retires one key and adds the other'),
  }),
  output: z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  problems: ['receipt.unsigned'],
  summary: 'Receipt of what the log says of a key, as a `.tlog-proof` file that anybody can verify without Kanal',
});

export const retirePartnerKey = operation('retirePartnerKey', {
  kind: 'command',
  http: 'POST /v1/partner-keys/{id}/retire',
  access: { permission: 'partner_key.manage' },
  input: z.strictObject({ id: z.uuid() }),
  output: PartnerKey,
  problems: ['partner_key.retired'],
  summary: 'Ends a key at once: one’s own, or a colleague’s by the owner; what it has signed stays valid',
});
