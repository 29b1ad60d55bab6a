import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openPool } from '../src/platform/db/pool.ts';
import { isCrowdedOut } from '../src/platform/db/retry.ts';
import { tenantTransaction } from '../src/platform/db/tenancy.ts';
import { addVendor, startTestApp } from './support.ts';

test('a connection that dies within a transaction, between two statements, costs a repetition and not the process', async () => {
  const app = await startTestApp();
  const errors: string[] = [];
  const { db, close } = openPool({ url: app.appUrl, max: 2, onError: (error) => errors.push(error.message) });
  try {
    const { vendorId } = await addVendor(app);
    let tries = 0;
    const name = await tenantTransaction(db, { vendorId, partnerId: 'all' }, async (tx) => {
      tries += 1;
      if (tries === 1) {
        const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
        await app.owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
        while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const row = await tx
        .selectFrom('vendors')
        .select('name')
        .where('vendor_id', '=', vendorId)
        .executeTakeFirstOrThrow();
      return row.name;
    });
    expect({ name, tries }).toEqual({ name: 'Акме', tries: 2 });
    expect(errors[0]).toMatch(/terminating connection/);
  } finally {
    await close();
    await app.close();
  }
});

test('whoever waits too long for a connection is told to try again, and nothing was begun', async () => {
  const app = await startTestApp();
  const { db, close } = openPool({ url: app.appUrl, max: 1, patienceMs: 50, onError: () => undefined });
  try {
    const { vendorId } = await addVendor(app);
    const tenant = { vendorId, partnerId: 'all' } as const;
    let begun = 0;
    const refused = await tenantTransaction(db, tenant, async (tx) => {
      await sql`SELECT 1`.execute(tx);
      return tenantTransaction(db, tenant, async () => {
        begun += 1;
      }).catch((error: unknown) => error);
    });
    expect({ crowded: isCrowdedOut(refused), begun }).toEqual({ crowded: true, begun: 0 });
  } finally {
    await close();
    await app.close();
  }
});
