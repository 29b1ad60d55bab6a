/** Malformed requests made from the OpenAPI document alone; the same seed makes the same requests. */
import { cursors, evil, ids, nul, Raw } from './fuzz-values.ts';

export interface FuzzRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  /** What is wrong with it, for the report. */
  wrong: string;
}

type Json = Record<string, unknown>;
interface Schema extends Json {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  format?: string;
}

interface Parameter {
  name?: string;
  in?: string;
  schema?: Schema;
}

export interface FuzzOperation {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
  upload: boolean;
}

/** Every operation of an OpenAPI document. */
export function operationsOf(document: { paths: Record<string, Record<string, Json>> }): FuzzOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, entry]) => {
      const content = ((entry.requestBody as Json | undefined)?.content ?? {}) as Record<string, { schema?: Schema }>;
      return {
        id: String(entry.operationId),
        method: method.toUpperCase(),
        path,
        parameters: entry.parameters as Parameter[],
        body: content['application/json']?.schema ?? null,
        upload: 'application/octet-stream' in content,
      };
    }),
  );
}

export type Random = () => number;

/** mulberry32: small, fast, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** One malformed request; `known` are ids of real records, so that some requests come past the first door. */
export function malformed(random: Random, operations: readonly FuzzOperation[], known: readonly string[]): FuzzRequest {
  const operation = pick(random, operations);
  const wrong: string[] = [operation.id];
  const headers: Record<string, string> = {};
  const url = addressOf(random, operation, known, wrong);
  if (operation.method === 'POST' && random() < 0.2) {
    headers['idempotency-key'] = pick(random, [
      'k',
      ' ',
      'ключ'.repeat(0),
      'a'.repeat(129),
      'a'.repeat(4_000),
      '\u00ff',
      '"',
      'a b',
      '0',
    ]);
    wrong.push('odd Idempotency-Key');
  }
  if (random() < 0.05) headers['kanal-membership'] = pick(random, ['x', '', ...known]);
  if (random() < 0.05) headers['accept-language'] = pick(random, ['', '*', 'x'.repeat(3_000), 'ru;q=NaN', ';;;', '-']);
  if (operation.method === 'GET' || operation.method === 'DELETE')
    return { method: operation.method, url, headers, body: undefined, wrong: wrong.join(', ') };
  const body = bodyOf(random, operation, known, headers, wrong);
  return { method: operation.method, url, headers, body, wrong: wrong.join(', ') };
}

function addressOf(random: Random, operation: FuzzOperation, known: readonly string[], wrong: string[]): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name) => {
    if (random() < 0.6) return pick(random, known);
    wrong.push(`bad ${name}`);
    const bad = pick(random, ids);
    return bad.includes('%') ? bad : encodeURIComponent(bad);
  });
  const query: string[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query' || random() < 0.5) continue;
    const value =
      parameter.name === 'cursor' ? pick(random, cursors) : String(scalar(pick(random, [...evil, ...ids, ...known])));
    wrong.push(`query ${parameter.name}`);
    query.push(`${parameter.name}=${value.includes('%') ? value : encode(value.slice(0, 5_000))}`);
  }
  if (random() < 0.1)
    query.push(
      pick(random, [
        'extra=1',
        '=',
        '&&',
        'q=%',
        'limit=1&limit=2',
        'a[b]=c',
        '__proto__=x',
        'constructor=1',
        '%00=%00',
      ]),
    );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed());
const scalar = (value: unknown): unknown =>
  value instanceof Raw ? value.text : typeof value === 'object' ? JSON.stringify(value) : value;

function bodyOf(
  random: Random,
  operation: FuzzOperation,
  known: readonly string[],
  headers: Record<string, string>,
  wrong: string[],
): string | Buffer | undefined {
  if (operation.upload) {
    headers['content-type'] = pick(random, [
      'application/octet-stream',
      'text/plain',
      'application/json',
      'multipart/form-data; boundary=x',
    ]);
    return pick(random, [Buffer.alloc(0), Buffer.from([0, 255, 254]), Buffer.from('{}')]);
  }
  headers['content-type'] = 'application/json';
  const kind = random();
  if (kind < 0.08) {
    wrong.push('content type');
    headers['content-type'] = pick(random, [
      'text/plain',
      'application/xml',
      'application/json; charset=utf-16',
      'multipart/form-data',
      '',
      'x',
      'application/x-www-form-urlencoded',
    ]);
    return 'a=1&b=2';
  }
  if (kind < 0.18) {
    wrong.push('broken JSON');
    return pick(random, [
      '',
      '{',
      '{"a":',
      '[1,]',
      'nul',
      '{"a":1}{"b":2}',
      '\ufeff{}',
      '{"a":"\\x"}',
      '"text"',
      '5',
      'null',
      '[]',
      '[{}]',
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      `{"a":"${nul}"}`,
      '{"a":1,"a":2}',
      '{"__proto__":1}',
    ]);
  }
  const value = valueFor(random, operation.body ?? {}, known) as Json;
  damage(random, value, wrong);
  return write(value);
}

/** Something that fits the schema more often than not. */
function valueFor(random: Random, schema: Schema, known: readonly string[]): unknown {
  if (random() < 0.1) return pick(random, evil);
  if (schema.enum) return pick(random, schema.enum);
  if (schema.anyOf) return valueFor(random, pick(random, schema.anyOf), known);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).filter(() => random() < 0.8);
    return Object.fromEntries(entries.map(([name, inner]) => [name, valueFor(random, inner, known)]));
  }
  if (schema.type === 'array')
    return Array.from({ length: Math.floor(random() * 3) }, () => valueFor(random, schema.items ?? {}, known));
  if (schema.type === 'integer' || schema.type === 'number') return pick(random, [1, 5, 100_000, 2_026]);
  if (schema.type === 'boolean') return random() < 0.5;
  if (schema.format === 'uuid') return pick(random, known);
  if (schema.format === 'date') return '2026-12-01';
  if (schema.format === 'date-time') return '2026-12-01T09:00:00Z';
  return pick(random, [
    'text',
    'somebody@example.com',
    'RU',
    'RUB',
    '7707083893',
    'example.com',
    'Europe/Moscow',
    '09:00',
    `x${nul}`,
  ]);
}

/** At least one member gets a value from the drawer of evil, goes away or comes on top. */
function damage(random: Random, value: Json, wrong: string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || evil.includes(value)) return;
  const names = Object.keys(value);
  const many = 1 + Math.floor(random() * 3);
  for (let each = 0; each < many; each++) {
    const name = pick(random, [...names, 'extra']);
    const how = random();
    if (how < 0.15) delete value[name];
    else if (how < 0.25)
      Object.defineProperty(value, pick(random, ['extra', '', 'constructor', nul]), {
        value: 1,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else
      Object.defineProperty(value, name, {
        value: pick(random, evil),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    wrong.push(`${how < 0.15 ? 'without' : 'bad'} ${JSON.stringify(name)}`);
  }
}

function write(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
