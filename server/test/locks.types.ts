/**
 * The locks that the compiler holds, against the real vocabulary. Never run: `npm run check` compiles it, and every
 * `@ts-expect-error` that stops being an error is one itself. `locks.test.ts` takes each away and looks at the message.
 */
import { z } from 'zod';
import type { Scope, Unchecked } from '../src/access/guard.ts';
import { operation } from '../src/kernel/operation.ts';
import type { Tx } from '../src/platform/db/tenancy.ts';
import { implement } from '../src/platform/operations/implement.ts';

interface Deal {
  id: string;
  state: 'submitted' | 'approved';
}
declare function lockDeal(tx: Tx, vendorId: string, id: string): Promise<Unchecked<Deal> | null>;
declare function selectDeals(tx: Tx, scope: Scope<'registration.read'>): Promise<Deal[]>;
declare function approve(deal: Deal, now: Date): Deal;

const shape = {
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), state: z.string() }),
  problems: [],
  summary: 'A deal',
};
const decideDeal = operation('decideDeal', {
  ...shape,
  kind: 'command',
  http: 'POST /v1/deals/{id}/decide',
  access: { permission: 'registration.decide' },
});
const readDeals = operation('readDeals', {
  ...shape,
  kind: 'query',
  http: 'GET /v1/deals',
  access: { permission: 'registration.read' },
  input: z.strictObject({}),
  output: z.array(shape.output),
});

// @ts-expect-error an operation without access
operation('noAccess', { ...shape, kind: 'query', http: 'GET /v1/a' });
// @ts-expect-error a permission that the table does not know
operation('unknown', { ...shape, kind: 'query', http: 'GET /v1/b', access: { permission: 'registration.decyde' } });
// @ts-expect-error public without a reason
operation('publicly', { ...shape, kind: 'query', http: 'GET /v1/c', access: { public: true } });

export const handlers = [
  implement(decideDeal, async (c, input) => {
    const row = await lockDeal(c.tx, c.actor.vendorId, input.id);
    // @ts-expect-error a field of a row that nobody has authorised
    row?.state;
    // @ts-expect-error a rule given a row that nobody has authorised
    approve(row, c.now);
    return approve(c.authorize(row), c.now);
  }),
  implement(readDeals, async (c) => {
    // @ts-expect-error a list without a scope
    await selectDeals(c.tx);
    // @ts-expect-error a scope written by hand
    await selectDeals(c.tx, { vendorId: c.actor.vendorId, partnerId: null });
    return selectDeals(c.tx, c.scope());
  }),
  implement(decideDeal, async (c, input) => {
    // @ts-expect-error the scope of another permission
    await selectDeals(c.tx, c.scope());
    // @ts-expect-error a context holds no clock, no mail, no HTTP
    c.http;
    return { id: input.id, state: 'approved' };
  }),
  // @ts-expect-error an answer that the contract does not know
  implement(decideDeal, async () => ({ id: 1 })),
];

declare const plain: import('kysely').Transaction<import('../src/platform/db/schema.gen.ts').DB>;
// @ts-expect-error a transaction that no tenant was set in
lockDeal(plain, '', '');
