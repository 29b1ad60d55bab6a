import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { openApi } from './openapi.ts';
import { referencePage } from './reference-page.ts';
import { remarkOf, typeOf } from './schema-words.ts';

const approve = operation('approveThing', {
  kind: 'command',
  http: 'POST /v1/things/{id}/approve',
  access: { permission: 'registration.decide' },
  input: z.strictObject({ id: z.uuid(), note: z.string().max(40).default('').describe('<b>why</b>') }),
  output: z.object({ id: z.uuid(), state: z.enum(['open', 'done']), days: z.array(z.number().int()) }),
  problems: ['thing.wrong_state'],
  summary: 'Approves a <thing>',
});
const page = referencePage(openApi([{ operation: approve, feature: 'things' }], { 'thing.wrong_state': 409 }));

describe('the API reference', () => {
  test('names address, permission, fields, answer and refusals', () => {
    for (const part of [
      'POST',
      '/v1/things/{id}/approve',
      'approveThing',
      'registration.decide',
      'note?: string',
      'at most 40 characters',
      '&quot;open&quot; | &quot;done&quot;',
      'days: integer[]',
      '409 <code>thing.wrong_state</code>',
      '<a href="#things">Things</a>',
    ]) {
      expect(page).toContain(part);
    }
  });

  test('shows what is written in contracts as text, never as markup', () => {
    expect(page).toContain('Approves a &lt;thing&gt;');
    expect(page).not.toContain('<b>why</b>');
  });

  test('needs nothing from elsewhere: no script, picture, style sheet or foreign address', () => {
    expect(page).not.toMatch(/<script|<img|<link|https?:/);
  });
});

test.each([
  [{}, 'any', ''],
  [{ type: ['string', 'null'] }, 'string | null', ''],
  [{ anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] }, 'uuid | null', ''],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]', ''],
  [{ type: 'object', additionalProperties: { type: 'number' } }, '{\n  [name]: number\n}', ''],
  [{ type: 'integer', minimum: 1, maximum: 20, default: 5 }, 'integer', '1 to 20; default 5'],
])('schema %j reads %j', (schema, type, remark) => {
  expect([typeOf(schema), remarkOf(schema)]).toEqual([type, remark]);
});
