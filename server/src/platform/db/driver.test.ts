import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVendor, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { askAhead, sendAhead } from './driver.ts';
import { type Tx, tenantTransaction } from './tenancy.ts';

let app: TestApp;
let vendorId: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ vendorId } = await addVendor(app));
});
afterAll(() => app.close());

const inVendor = <T>(work: (tx: Tx) => Promise<T>) =>
  tenantTransaction(app.kanal.db, { vendorId, partnerId: 'all' }, work);

const counter = (name: string, value: number) => ({ vendor_id: vendorId, name, value });

async function counted(name: string): Promise<number | null> {
  const found = await app.owner.query('SELECT value FROM counters WHERE vendor_id = $1 AND name = $2', [
    vendorId,
    name,
  ]);
  return found.rows[0]?.value ?? null;
}

describe('statements sent ahead', () => {
  it('are done in order, before the next statement looks', async () => {
    const seen = await inVendor(async (tx) => {
      await sendAhead(tx, tx.insertInto('counters').values(counter('first', 1)));
      await sendAhead(
        tx,
        tx.updateTable('counters').set({ value: 2 }).where('vendor_id', '=', vendorId).where('name', '=', 'first'),
      );
      return tx
        .selectFrom('counters')
        .select('value')
        .where('vendor_id', '=', vendorId)
        .where('name', '=', 'first')
        .executeTakeFirstOrThrow();
    });
    expect(seen.value).toBe(2);
    expect(await counted('first')).toBe(2);
  });

  it('tell of a failure with the next statement, in their own words, and leave nothing', async () => {
    const work = inVendor(async (tx) => {
      await sendAhead(tx, tx.insertInto('counters').values(counter('first', 7)));
      await tx.selectFrom('vendors').select('name').where('vendor_id', '=', vendorId).execute();
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await counted('first')).toBe(2);
  });

  it('tell of a failure with the commit when no statement follows', async () => {
    const work = inVendor(async (tx) => {
      await tx.insertInto('counters').values(counter('second', 1)).execute();
      await sendAhead(tx, tx.insertInto('counters').values(counter('first', 7)));
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await counted('second')).toBeNull();
  });

  it('a failed transaction gives its connection back, clean', async () => {
    for (let round = 0; round < 40; round++) {
      const work = inVendor((tx) => sendAhead(tx, tx.insertInto('counters').values(counter('first', 7))));
      await expect(work).rejects.toMatchObject({ code: '23505' });
    }
    const open = await inVendor((tx) =>
      sql<{ vendor: string }>`SELECT current_setting('app.vendor') AS vendor`.execute(tx),
    );
    expect(open.rows[0]?.vendor).toBe(vendorId);
  });

  it('a failure that the work has swallowed still does not commit', async () => {
    const name = newId();
    const work = inVendor(async (tx) => {
      await tx.insertInto('counters').values(counter(name, 1)).execute();
      await tx
        .insertInto('counters')
        .values(counter('first', 7))
        .execute()
        .catch(() => undefined);
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(await counted(name)).toBeNull();
  });
});

describe('instants from the database', () => {
  it.each([
    ['2026-11-27 07:05:09+00', '2026-11-27T07:05:09.000Z'],
    ['2026-02-28 23:59:59.9+00', '2026-02-28T23:59:59.900Z'],
    ['2024-02-29 00:00:00.123456+00', '2024-02-29T00:00:00.123Z'],
    ['1999-12-31 23:30:00.05+03', '1999-12-31T20:30:00.050Z'],
    ['0099-03-01 12:00:00+00', '0099-03-01T12:00:00.000Z'],
  ])('%s', async (stored, read) => {
    const [row] = await inVendor(
      async (tx) => (await sql<{ at: Date }>`SELECT ${stored}::timestamptz AS at`.execute(tx)).rows,
    );
    expect(row?.at.toISOString()).toBe(read);
  });
});

describe('questions asked ahead', () => {
  const named = (tx: Tx, name: string) =>
    tx.selectFrom('counters').select('value').where('vendor_id', '=', vendorId).where('name', '=', name);

  it('are answered as of their turn, whenever the rows are asked for', async () => {
    const name = newId();
    const seen = await inVendor(async (tx) => {
      await sendAhead(tx, tx.insertInto('counters').values(counter(name, 1)));
      const [before] = await askAhead(tx, named(tx, name));
      await sendAhead(
        tx,
        tx.updateTable('counters').set({ value: 2 }).where('vendor_id', '=', vendorId).where('name', '=', name),
      );
      const after = await named(tx, name).execute();
      return { before: await before(), after, again: await before() };
    });
    expect(seen).toEqual({ before: [{ value: 1 }], after: [{ value: 2 }], again: [{ value: 1 }] });
  });

  it('need no statement after them', async () => {
    const answer = await inVendor(async (tx) => (await askAhead(tx, named(tx, 'first')))[0]());
    expect(answer).toEqual([{ value: 2 }]);
  });

  it('tell of a failure where their rows are asked for, with the next statement, or with the commit', async () => {
    const broken = (tx: Tx) => ({
      compile: () => sql`select 1 / (value - value) as x from counters where vendor_id = ${vendorId}`.compile(tx),
    });
    const divided = { code: '22012' };
    await expect(inVendor(async (tx) => (await askAhead(tx, broken(tx)))[0]())).rejects.toMatchObject(divided);
    const next = inVendor(async (tx) => {
      await askAhead(tx, broken(tx));
      await named(tx, 'first').execute();
    });
    await expect(next).rejects.toMatchObject(divided);
    await expect(inVendor((tx) => askAhead(tx, broken(tx)))).rejects.toMatchObject(divided);
    expect(await counted('first')).toBe(2);
  });
});
