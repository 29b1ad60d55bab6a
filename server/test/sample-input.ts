/** An input that a contract accepts, made from its JSON schema: so that a request gets as far as the guard. */
import { z } from 'zod';
import { makeInn } from '../src/kernel/identifiers/generate.ts';
import { newId } from '../src/kernel/ids.ts';
import type { AnyOperation } from '../src/kernel/operation.ts';

export type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
};

/** Where the schema does not tell enough: checks across fields, identifiers, at least one of several. */
const known: Record<string, () => Record<string, unknown>> = {
  checkScope: () => ({ tax_id: makeInn('scope') }),
  compareRuleVersions: () => ({}),
  saveCustomer: () => ({ name: 'ООО «Тополь»', tax_id: makeInn('saved') }),
  setDeputy: () => ({ from_at: '2030-01-01T00:00:00Z', until_at: '2030-01-09T00:00:00Z' }),
  finishExport: () => ({ outcome: { state: 'failed', code: 'server.failed' } }),
  downloadEvidence: () => ({ from_index: 0, to_index: 0 }),
  saveDealStages: () => ({ stages: [{ code: 'first', name_ru: 'Первый', name_en: 'First', probability: 10 }] }),
  decideInvitationRequest: () => ({ decision: 'decline' }),
};

export function inputSchema(operation: AnyOperation): Schema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** Body or query without the members of the path. */
export function sampleInput(operation: AnyOperation): Record<string, unknown> {
  const sample = sampleOf(inputSchema(operation)) as Record<string, unknown>;
  const merged = { ...sample, ...known[operation.name]?.() };
  for (const [, name] of operation.http.matchAll(/\{(\w+)\}/g)) delete merged[name as string];
  return merged;
}

export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const other = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (other) return sampleOf(other);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const names = schema.required ?? [];
    return Object.fromEntries(names.map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]));
  }
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (type === 'string') return sampleText(schema);
  return {};
}

function sampleText(schema: Schema): string {
  if (schema.format === 'uuid') return newId();
  if (schema.format === 'email') return 'somebody@example.com';
  if (schema.format === 'date') return '2026-11-20';
  if (schema.format === 'date-time') return '2026-11-20T09:00:00Z';
  if (schema.format === 'uri') return 'https://example.com';
  if (schema.pattern?.includes('A-Z]{3}')) return 'RUB';
  if (schema.pattern?.includes('A-Z]{2}')) return 'RU';
  return 'sample'.padEnd(Math.max(schema.minLength ?? 1, 6), 'e');
}
