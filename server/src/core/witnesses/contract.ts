/** Who cosigns the vendor's log, and how many of them are enough. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

const Quorum = z.number().int().min(0).max(16).describe('how many must have cosigned; 0: none is asked for');
const Name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,39}$/)
  .describe('short name within the policy');

export const Witnesses = z.object({
  quorum: Quorum,
  witnesses: z.array(
    z.object({
      name: z.string(),
      verifier_key: z.string(),
      url: z.string(),
      last_size: z.number().int().nullable().describe('leaves of the newest checkpoint that it cosigned'),
      last_at: z.iso.datetime().nullable(),
    }),
  ),
});

export const getWitnesses = operation('getWitnesses', {
  kind: 'query',
  http: 'GET /v1/log/witnesses',
  access: { permission: 'settings.read' },
  input: z.strictObject({}),
  output: Witnesses,
  problems: [],
  summary: 'Witnesses of the trust log and the quorum',
});

export const saveWitnesses = operation('saveWitnesses', {
  kind: 'command',
  http: 'PUT /v1/log/witnesses',
  access: { permission: 'settings.manage' },
  input: z.strictObject({
    quorum: Quorum,
    witnesses: z
      .array(
        z.strictObject({
          name: Name,
          verifier_key: z.string().max(500).describe('`name+id+key` as the witness prints it'),
          url: z.string().max(500).describe('below it stands `/add-checkpoint`'),
        }),
      )
      .max(16),
  }),
  output: Witnesses,
  problems: [],
  summary: 'Sets the witnesses of the trust log and the quorum, all at once',
});
