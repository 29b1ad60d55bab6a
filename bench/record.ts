/**
 * Records what one request sends to the database, so that the yardstick does exactly the same reads and writes. A trace
 * is the list of statements in order with their values; ids and the customer's number are replaced when it is replayed.
 */
import pg from 'pg';
import type { Kanal } from '../server/src/app.ts';
import { chance } from '../server/src/demo/chance.ts';
import { idFloor } from '../server/src/kernel/ids.ts';
import { draftOf } from './drafts.ts';
import type { LoadedWorld } from './load.ts';

export type TraceValue =
  | null
  | boolean
  | number
  | string
  | { now: true }
  | { date: string }
  | { bytes: string }
  | TraceValue[];

export interface TraceStep {
  text: string;
  values: TraceValue[];
}

export interface Traces {
  /** What the traces were recorded with: where these stand in a value, another is put when it is replayed. */
  marks: {
    registrationId: string;
    taxId: string;
    customer: string;
    number: number;
    openedId: string;
  };
  /** Ids that stay: vendor, partner, people, products, rules. All others are made anew for each replay. */
  fixedIds: string[];
  create: TraceStep[];
  submit: TraceStep[];
  open: TraceStep[];
  /** By address. */
  reads: Record<string, TraceStep[]>;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Far above every loaded customer, another in each run, and long enough to be found in no other value. */
const recordedCustomer = 200_000_001 + 2 * (Math.floor(Date.now() / 1000) % 300_000_000);

/** Every request is recorded twice: what a process remembers is then remembered. An id older than the second time is no new one. */
export async function record(
  kanal: Kanal,
  world: LoadedWorld,
  urls: readonly string[],
  openedId: string,
): Promise<Traces> {
  const ask = asker(kanal, world);
  const opening = () => traced(() => ask('manager', 'GET', `/v1/registrations/${openedId}`));
  await opening();
  await registerOnce(ask, recordedCustomer - 1, world);
  await opening();
  const customer = recordedCustomer;
  const floor = idFloor(new Date());
  const { create, submit, made } = await registerOnce(ask, customer, world);
  requireLeaf(submit.steps);
  const open = await opening();
  const seen = idsOf([...create.steps, ...submit.steps, ...open.steps]);
  const reads: Record<string, TraceStep[]> = {};
  for (const url of urls) reads[url] = (await traced(() => ask('manager', 'GET', url))).steps;
  const { id: registrationId, customer_tax_id: taxId, number } = made;
  return {
    marks: { registrationId, taxId, customer: String(customer), number, openedId },
    fixedIds: [...seen].filter((id) => id < floor),
    create: create.steps,
    submit: submit.steps,
    open: open.steps,
    reads,
  };
}

function idsOf(steps: TraceStep[]): Set<string> {
  return new Set(JSON.stringify(steps).match(uuid) ?? []);
}

type Ask = (who: 'manager' | 'seller', method: 'GET' | 'POST', url: string, body?: unknown) => Promise<Made>;
interface Made {
  id: string;
  number: number;
  customer_tax_id: string;
}

function asker(kanal: Kanal, world: LoadedWorld): Ask {
  return async (who, method, url, body) => {
    const answer = await kanal.http.inject({
      method,
      url,
      headers: { authorization: `Bearer ${who === 'manager' ? world.managerKey : world.sellerKeys[0]}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json() as Made;
  };
}

async function registerOnce(ask: Ask, customer: number, world: LoadedWorld) {
  const draft = { ...draftOf(customer, world.familyIds, chance(7)), customer_domain: `customer${customer}.example` };
  const create = await traced(() => ask('seller', 'POST', '/v1/registrations', draft));
  const submit = await traced(() => ask('seller', 'POST', `/v1/registrations/${create.answer.id}/submit`, {}));
  return { create, submit, made: submit.answer };
}

/** Its place is the database's own business, so a replay adds a leaf to the log as the real server does. */
function requireLeaf(steps: TraceStep[]): void {
  if (!steps.some(({ text }) => text.startsWith('insert into "log_leaves"')))
    throw new Error('the submission wrote nothing to the trust log');
}

export async function traced<T>(work: () => Promise<T>): Promise<{ answer: T; steps: TraceStep[] }> {
  const steps: TraceStep[] = [];
  const original = pg.Client.prototype.query as (this: pg.Client, ...all: unknown[]) => unknown;
  pg.Client.prototype.query = function recording(this: pg.Client, ...all: unknown[]) {
    const [first, second] = all as [string | { text: string; values?: unknown[] }, unknown];
    const text = typeof first === 'string' ? first : first.text;
    const values = typeof first === 'string' ? (Array.isArray(second) ? second : []) : (first.values ?? []);
    steps.push({ text, values: values.map(frozen) });
    return original.apply(this, all);
  } as typeof pg.Client.prototype.query;
  try {
    return { answer: await work(), steps };
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
}

function frozen(value: unknown): TraceValue {
  if (Array.isArray(value)) return value.map(frozen);
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Date) {
    return Math.abs(Date.now() - value.getTime()) < 10_000 ? { now: true } : { date: value.toISOString() };
  }
  return (value ?? null) as TraceValue;
}
