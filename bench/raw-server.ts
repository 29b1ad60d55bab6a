/**
 * The yardstick: the recorded statements through node-postgres behind bare node:http, one transaction a request, without
 * validation, permissions, presentation or background work. `raw-server.ts <traces.json>`; address in RAW_DATABASE_URL.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { newId } from '../server/src/kernel/ids.ts';
import type { TraceStep, Traces, TraceValue } from './record.ts';

/** What differs from one replay to the next. */
interface Round {
  registrationId: string;
  customer: string;
  taxId: string;
  number: number;
  openedId: string;
  fresh: Map<string, string>;
}

type Value = (round: Round) => unknown;

interface Prepared {
  name: string;
  text: string;
  values: Value[];
  takesNumber: boolean;
}

const traces = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Traces;
const { marks } = traces;
const fixed = new Set(traces.fixedIds);
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const names = new Map<string, string>();
const pool = new pg.Pool({ connectionString: process.env.RAW_DATABASE_URL, max: 20 });

function prepared(steps: TraceStep[], freshIds: boolean): Prepared[] {
  return steps.map(({ text, values }) => {
    const name = names.get(text) ?? `r${names.size}`;
    names.set(text, name);
    const made = values.map((value) => valueFor(value, freshIds));
    return { name, text, values: made, takesNumber: /insert into "counters"/.test(text) };
  });
}

function valueFor(value: TraceValue, freshIds: boolean): Value {
  if (Array.isArray(value)) {
    const parts = value.map((each) => valueFor(each, freshIds));
    return (round) => parts.map((part) => part(round));
  }
  if (value === marks.number) return (round) => round.number;
  if (typeof value === 'string') return textOf(value, freshIds);
  if (value !== null && typeof value === 'object') {
    if ('now' in value) return () => new Date();
    if ('bytes' in value) {
      const bytes = Buffer.from(value.bytes, 'base64');
      return () => bytes;
    }
    const date = new Date(value.date);
    return () => date;
  }
  return () => value;
}

function textOf(text: string, freshIds: boolean): Value {
  const marked = new RegExp(`${marks.customer}|${marks.taxId}|"number":${marks.number}|${uuid.source}`, 'g');
  const changes = (found: string) =>
    !fixed.has(found) && (freshIds || !found.includes('-') || found === marks.openedId);
  if (![...text.matchAll(marked)].some(([found]) => changes(found) || found === marks.openedId)) return () => text;
  return (round) =>
    text.replace(marked, (found) => {
      if (found === marks.customer) return round.customer;
      if (found === marks.taxId) return round.taxId;
      if (found.startsWith('"number"')) return `"number":${round.number}`;
      if (found === marks.registrationId) return round.registrationId;
      if (found === marks.openedId) return round.openedId;
      if (fixed.has(found)) return found;
      const known = round.fresh.get(found) ?? newId();
      round.fresh.set(found, known);
      return known;
    });
}

const create = prepared(traces.create, true);
const submit = prepared(traces.submit, true);
const open = prepared(traces.open, true);
const reads = new Map(Object.entries(traces.reads).map(([url, steps]) => [url, prepared(steps, false)]));

async function replay(steps: Prepared[], round: Round): Promise<unknown> {
  const client = await pool.connect();
  try {
    let rows: unknown[] = [];
    for (const step of steps) {
      const values = step.values.map((value) => value(round));
      const query = values.length > 0 ? { name: step.name, text: step.text, values } : step.text;
      const result = await client.query(query as pg.QueryConfig);
      if (step.takesNumber) round.number = (result.rows[0] as { number: number }).number;
      if (result.rows?.length > 0) rows = result.rows;
    }
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

let customers = 100_000_000 + Math.floor(Math.random() * 500_000_000);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = request.url ?? '';
  if (url === '/ready') return {};
  const body = request.method === 'POST' ? JSON.parse(await bodyOf(request)) : {};
  const round: Round = {
    registrationId: body.id ?? newId(),
    customer: String(++customers),
    taxId: String(7_700_000_000 + customers),
    number: 0,
    openedId: url.slice('/v1/registrations/'.length),
    fresh: new Map(),
  };
  if (url.endsWith('/submit')) {
    const registrationId = url.split('/').at(-2) as string;
    return { id: registrationId, rows: await replay(submit, { ...round, registrationId }) };
  }
  if (request.method === 'POST') return { id: round.registrationId, rows: await replay(create, round) };
  const read = reads.get(url);
  return replay(read ?? open, round);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

const server = createServer((request, response) => {
  answer(request).then(
    (found) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
    },
    (error: Error) => {
      process.stderr.write(`${request.method} ${request.url}: ${error.message}\n`);
      response.writeHead(500).end(error.message);
    },
  );
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeAllConnections();
});
