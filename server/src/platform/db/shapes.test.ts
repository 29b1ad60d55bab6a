import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVendor, startTestApp, type TestApp } from '../../../test/support.ts';
import { Shapes } from './shapes.ts';
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

function asking() {
  const shapes = new Shapes();
  const built: string[] = [];
  const ask = (values: { text?: string; numbers?: number[]; last: number }, name = 'sum') =>
    inVendor((tx) =>
      shapes.ask(tx, name, values, (places) => {
        built.push(name);
        const numbers = places.numbers ? sql`array[${sql.join(places.numbers)}]::int[]` : sql`'{}'::int[]`;
        return tx.selectNoFrom([
          sql<string>`${places.text ?? sql.lit('none')}`.as('text'),
          sql<number>`coalesce((select sum(n) from unnest(${numbers}) n), 0)::int + ${places.last}::int`.as('sum'),
        ]);
      }),
    );
  return { ask, built };
}

describe('statements by shape', () => {
  it('are built once and answer with the values of each asking', async () => {
    const { ask, built } = asking();
    expect(await ask({ text: 'a', numbers: [1, 2], last: 3 })).toEqual([{ text: 'a', sum: 6 }]);
    expect(await ask({ text: 'b', numbers: [10, 20], last: 30 })).toEqual([{ text: 'b', sum: 60 }]);
    expect(built).toHaveLength(1);
  });

  it('differ when a value is absent, a list is longer or the name says so', async () => {
    const { ask, built } = asking();
    expect(await ask({ numbers: [1], last: 1 })).toEqual([{ text: 'none', sum: 2 }]);
    expect(await ask({ text: undefined, numbers: [1, 1], last: 1 } as never)).toEqual([{ text: 'none', sum: 3 }]);
    expect(await ask({ text: 'x', last: 1 })).toEqual([{ text: 'x', sum: 1 }]);
    expect(await ask({ text: 'x', last: 1 }, 'other')).toEqual([{ text: 'x', sum: 1 }]);
    expect(built).toEqual(['sum', 'sum', 'sum', 'other']);
  });
});
