/** The real command on receipts about signing keys: made, replaced, retired, and ended with their owner's time in the company. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../test/support.ts';
import { newSigningKey, type SigningKey } from '../../demo/signing-key.ts';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-key-receipts-'));
let app: TestApp;
let vendor: { vendorId: string; slug: string };
let partnerId: string;
let owner: TestPerson;

beforeAll(async () => {
  app = await startTestApp();
  vendor = await addVendor(app);
  partnerId = await addPartner(app, vendor.vendorId, 'Вектор');
  owner = await addPerson(app, vendor.vendorId, partnerId, ['owner'], 'Олег Соколов');
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function added(who: TestPerson, device: string, more: object = {}): Promise<SigningKey & { id: string }> {
  const key = newSigningKey();
  const input = { device, ...key.proof(vendor.slug, who.personId, app.clock.now()), ...more };
  const { status, body } = await call(app, who, 'POST /v1/partner-keys', input);
  expect(status).toBe(200);
  return { ...key, id: body.id };
}

const receipt = (who: TestPerson, id: string, event: 'added' | 'retired') =>
  call(app, who, `GET /v1/partner-keys/${id}/receipts/${event}`);

/** What `kanal verify` says of a receipt, with the key that anybody may ask for. */
async function verified(who: TestPerson, id: string, event: 'added' | 'retired') {
  const { status, body } = await receipt(who, id, event);
  expect(status).toBe(200);
  const file = path.join(folder, `${id}-${event}.tlog-proof`);
  writeFileSync(file, body);
  const vkey = (await call(app, null, `GET /log/${vendor.slug}/keys`)).body.trim();
  const run = spawnSync(process.execPath, [main, 'verify', file, '--key', vkey, '--json'], { encoding: 'utf8' });
  expect([run.status, run.stderr]).toEqual([0, '']);
  const told = JSON.parse(run.stdout);
  expect(told).toMatchObject({ outcome: 'valid', reasons: [], type: `partner_key.${event}` });
  return told.opened as Record<string, string>;
}

describe('the receipt of a signing key', () => {
  it('says whose it is, where it is kept and who made it', async () => {
    const seller = await addPerson(app, vendor.vendorId, partnerId, ['seller'], 'Ирина Волкова');
    const key = await added(seller, 'Телефон');
    expect(await verified(seller, key.id, 'added')).toMatchObject({
      key_id: key.keyId,
      public_key: key.publicKey,
      owner: 'Ирина Волкова',
      device: 'Телефон',
      partner: 'Вектор',
    });
    expect((await receipt(seller, key.id, 'retired')).body.code).toBe('record.not_found');
  });

  it('of a replacement names the other key in both', async () => {
    const seller = await addPerson(app, vendor.vendorId, partnerId, ['seller']);
    const lost = await added(seller, 'Старый ноутбук');
    const next = await added(seller, 'Новый ноутбук', { replaces: lost.id });
    expect(await verified(seller, lost.id, 'retired')).toMatchObject({ key_id: lost.keyId, replaced_by: next.keyId });
    expect(await verified(seller, next.id, 'added')).toMatchObject({ key_id: next.keyId, replaces: lost.keyId });
  });

  it('of a retirement says by whom, and two that ended at one moment are told apart', async () => {
    const seller = await addPerson(app, vendor.vendorId, partnerId, ['seller'], 'Павел Уходов');
    const [phone, desktop] = [await added(seller, 'Телефон'), await added(seller, 'Компьютер')];
    expect((await call(app, owner, `POST /v1/colleagues/${seller.personId}/leave`, {})).status).toBe(200);
    for (const key of [phone, desktop])
      expect(await verified(owner, key.id, 'retired')).toMatchObject({ key_id: key.keyId, by: 'Олег Соколов' });
  });

  it('is for the partner’s own people and for those who look after partners', async () => {
    const key = await added(owner, 'Планшет');
    const rival = await addPerson(app, vendor.vendorId, await addPartner(app, vendor.vendorId, 'Норд'), ['owner']);
    const manager = await addPerson(app, vendor.vendorId, null, ['channel_manager']);
    expect((await receipt(rival, key.id, 'added')).status).toBe(404);
    expect((await receipt(manager, key.id, 'added')).body).toBe((await receipt(owner, key.id, 'added')).body);
  });
});
