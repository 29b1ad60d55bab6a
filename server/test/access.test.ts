/** Every operation × everybody, generated from the contracts: nobody has to remember to test who may do what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { features } from '../src/app.ts';
import { operation } from '../src/kernel/operation.ts';
import { implement } from '../src/platform/operations/implement.ts';
import { accessFaults, fault, type MatrixGround } from './access-matrix.ts';
import { recordFor } from './access-records.ts';
import { addDealWorld } from './deal-world.ts';
import { installRules } from './registration-support.ts';
import { addVendor, startTestApp } from './support.ts';
import { tenantTables } from './tenant-rows.ts';

const real = features.flatMap((feature) => feature.operations.map((impl) => impl.operation));

/** An operation that forgot to authorise its row, and one that lets everybody write. */
const leaky = operation('leaky', {
  kind: 'query',
  http: 'GET /v1/registrations/{id}/leak',
  access: { permission: 'registration.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  problems: [],
  summary: 'Answers without looking whose the row is',
});
const hidden = { ...leaky, name: 'hidden', http: 'GET /v1/secrets/{id}' } as const;

let ground: MatrixGround;

const holes = {
  name: 'holes',
  operations: [implement(leaky, async () => ({})), implement(hidden, async () => ({}))],
};

beforeAll(async () => {
  features.push(holes);
  const app = await startTestApp();
  const world = await addDealWorld(app, 2);
  const tables = new Map((await tenantTables(app.owner)).map((table) => [table.name, table]));
  const otherVendorId = (await addVendor(app)).vendorId;
  await installRules(app, otherVendorId);
  for (const vendorId of [world.vendorId, otherVendorId]) {
    await app.owner.query("INSERT INTO counters VALUES ($1, 'rule_version.registration', 1)", [vendorId]);
  }
  ground = { app, world, tables, count: 0, otherVendorId, people: new Map() };
});
afterAll(async () => {
  // The files that follow share the process, and the list with it.
  features.splice(features.indexOf(holes), 1);
  await ground?.app.close();
});

describe('every operation answers everybody as its contract says', () => {
  test.each(real.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const { seen, faults } = await accessFaults(ground, each);
    expect(faults).toEqual([]);
    expect(seen).toBeGreaterThanOrEqual(3);
  });
});

describe('the matrix fires', () => {
  test('on an operation that does not authorise its row', async () => {
    const { faults } = await accessFaults(ground, leaky);
    expect(faults.map((each) => each.replace(/ \{.*/, ''))).toEqual([
      expect.stringMatching(/^leaky by other vendor .*: 200 instead of 404$/),
      expect.stringMatching(/^leaky by other vendor .*: 200 instead of 404$/),
      expect.stringMatching(/^leaky by other partner .*: 200 instead of 404$/),
    ]);
  });

  test('on an operation without a record to try it on', () => {
    expect(() => recordFor(hidden)).toThrow('hidden: no record for GET /v1/secrets/{id}');
    expect(() => recordFor({ ...hidden, http: 'GET /v1/registrations/{id}/notes/{note_id}' })).toThrow('no record');
  });

  test('on every wrong class of answer', () => {
    expect([
      fault(401, 200),
      fault(403, 404),
      fault(404, 403),
      fault('let in', 403),
      fault('let in', 500),
    ]).not.toContain(null);
    expect([
      fault(401, 401),
      fault(403, 403),
      fault(404, 404),
      fault('let in', 200),
      fault('let in', 409),
      fault('open', 404),
    ]).toEqual(Array(6).fill(null));
  });
});
