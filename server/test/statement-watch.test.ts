import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { newId } from '../src/kernel/ids.ts';
import { openPool } from '../src/platform/db/pool.ts';
import { tenantTransaction } from '../src/platform/db/tenancy.ts';
import { carelessStatements, forgetStatements, statementsSeen } from './statement-watch.ts';
import { addPerson, addVendor, call, startTestApp } from './support.ts';

afterAll(() => forgetStatements());

test('the application’s statements are seen, and a careless one is found', async () => {
  const app = await startTestApp();
  const { db, close } = openPool({ url: app.appUrl, max: 1, onError: () => undefined });
  try {
    const { vendorId } = await addVendor(app);
    const expert = await addPerson(app, vendorId, null, ['product_expert']);
    expect((await call(app, expert, 'GET /v1/products')).status).toBe(200);
    expect(statementsSeen()).toBeGreaterThan(2);
    expect(carelessStatements()).toEqual([]);

    await tenantTransaction(db, { vendorId, partnerId: 'all' }, async (tx) => {
      await tx.selectFrom('products').select('id').where('id', '=', newId()).execute();
      await sql`SELECT 1 FROM partners p JOIN people q ON q.vendor_id = p.vendor_id WHERE p.vendor_id = ${vendorId}`.execute(
        tx,
      );
    });
    expect(carelessStatements()).toEqual([
      'products: select "id" from "products" where "id" = $1',
      expect.stringMatching(/^people as q: SELECT 1 FROM partners p/),
    ]);
  } finally {
    await close();
    await app.close();
  }
});
