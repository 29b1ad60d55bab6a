import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { addVendor, startTestApp, type TestApp } from '../../../test/support.ts';
import { newId } from '../../kernel/ids.ts';
import { on } from '../operations/feature.ts';

let app: TestApp;
let vendors: string[];

beforeAll(async () => {
  app = await startTestApp();
  vendors = [(await addVendor(app, 'Акме')).vendorId, (await addVendor(app, 'Бета')).vendorId];
});
afterAll(() => app.close());

it('gives every vendor its turn when work for one of them fails', async () => {
  const visited: string[] = [];
  app.kanal.registry.jobs.push({
    name: 'registrations.expire',
    run: async ({ vendorId }) => {
      visited.push(vendorId);
      if (visited.length === 1) throw new Error('this vendor’s rows are damaged');
    },
  });
  await expect(app.kanal.runJobs(['registrations.expire'])).rejects.toThrow('1 scheduled jobs failed');
  expect(visited.sort()).toEqual([...vendors].sort());
  app.kanal.registry.jobs.pop();
});

it('goes on after a step that fails', async () => {
  const done: string[] = [];
  app.kanal.registry.jobs.push({
    name: 'registrations.expire',
    run: ({ each, vendorId }) =>
      each(['bad', 'good'], async (step) => {
        if (step === 'bad') throw new Error('damaged');
        done.push(vendorId);
      }),
  });
  await app.kanal.runJobs(['registrations.expire']);
  expect(done).toHaveLength(vendors.length);
  app.kanal.registry.jobs.pop();
});

it('delivers the other events when a subscriber cannot take one', async () => {
  const happened = { name: 'test.happened', payload: z.object({ poison: z.boolean(), at: z.number() }) };
  const taken: number[] = [];
  app.kanal.registry.subscriptions.push(
    on(happened, 'test.subscriber', async (_context, { payload }) => {
      const { poison, at } = payload as { poison: boolean; at: number };
      if (poison) throw new Error('this event cannot be taken');
      taken.push(at);
    }),
  );
  for (const at of [0, 1, 2]) {
    const payload = JSON.stringify({ poison: at === 0, at });
    await app.owner.query(
      "INSERT INTO outbox (vendor_id, id, type, payload, created_at) VALUES ($1, $2, 'test.happened', $3, $4)",
      [vendors[0], newId(), payload, new Date(app.clock.now().getTime() + at)],
    );
  }
  await app.kanal.startWork();
  await expect.poll(() => [...taken].sort(), { timeout: 15_000 }).toEqual([1, 2]);
});
