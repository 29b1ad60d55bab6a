/** The log's key is changed, and a backup is restored: what old and new receipts, holders and signer then say. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followLog, fromBase64, parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from '../../../test/deal-world.ts';
import { rewrite } from '../../../test/log-attacker.ts';
import { call, startTestApp, type TestApp } from '../../../test/support.ts';
import { acceptRestored, rotateKey } from './key-change.ts';

let app: TestApp;
let trustDir: string;
let number = 0;

beforeAll(async () => {
  trustDir = mkdtempSync(path.join(tmpdir(), 'kanal-keys-'));
  app = await startTestApp(undefined, { trustDir });
});
afterAll(async () => {
  await app.close();
  rmSync(trustDir, { recursive: true, force: true });
});

const deps = () => ({ db: app.kanal.db, folder: trustDir, now: app.kanal.now });
const seller = (world: DealWorld) => world.partners[0]?.seller as DealWorld['manager'];

async function newLog() {
  const world = await addDealWorld(app, 1);
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  const slug: string = rows[0].slug;
  return { world, vendorId: world.vendorId, slug, app, folder: path.join(trustDir, slug) };
}
type Log = Awaited<ReturnType<typeof newLog>>;

/** A registration with the key and file of its receipt; only the status when there is none. */
async function registered({ world }: Log) {
  number += 1;
  const { body } = await call(app, seller(world), 'POST /v1/registrations', claim(world, number));
  expect((await call(app, seller(world), `POST /v1/registrations/${body.id}/submit`, {})).status).toBe(200);
  const list = await call(app, seller(world), `GET /v1/registrations/${body.id}/receipts`);
  if (list.status !== 200) return { status: list.status, vkey: '', file: '' };
  const file: string = (await call(app, seller(world), `GET ${list.body.items[0].url}`)).body;
  return { status: 200, vkey: list.body.vkey as string, file };
}

const outcome = ({ file, vkey }: { file: string; vkey: string }) =>
  verifyReceipt(file, { policy: policyOfLogs(parseVerifierKey(vkey)), verify: verifyWithNode }).outcome;

const text = async ({ slug }: Log, address: string): Promise<string> =>
  (await call(app, null, `GET /log/${slug}/${address}`)).body;
const keysOf = async (log: Log) => (await text(log, 'keys')).trim().split('\n');

async function follow(log: Log, held: string): Promise<string> {
  const consistency = async (from: number, to: number) => {
    const proof = await text(log, `consistency/${from}/${to}`);
    return typeof proof === 'string' ? proof.split('\n').filter(Boolean).map(fromBase64) : undefined;
  };
  const policy = policyOfLogs(...(await keysOf(log)).map(parseVerifierKey));
  return (await followLog(held, { checkpoint: await text(log, 'checkpoint'), consistency }, policy, verifyWithNode))
    .outcome;
}

describe('a new key', () => {
  it('continues the history, and the old one goes on verifying what it signed', async () => {
    const log = await newLog();
    const before = await registered(log);
    const held = await text(log, 'checkpoint');
    const { vkey, size } = await rotateKey(deps(), log.slug);
    expect(size).toBe(2);
    // The leaf of the change is signed by both.
    const both = await text(log, 'checkpoint');
    expect(both.match(/\u2014 /g)).toHaveLength(2);
    expect(await follow(log, held)).toBe('grown');
    expect(outcome(before)).toBe('valid');
    const after = await registered(log);
    expect(after.vkey).toBe(vkey);
    expect(outcome(after)).toBe('valid');
    expect(outcome({ ...after, vkey: before.vkey })).toBe('invalid');
    expect(await keysOf(log)).toEqual([before.vkey, vkey]);
    expect(await follow(log, held)).toBe('grown');
    expect(await follow(log, both)).toBe('grown');
  });

  it('leaves the old one aside for the operator to destroy, and can be changed again', async () => {
    const log = await newLog();
    const first = await registered(log);
    const { old } = await rotateKey(deps(), log.slug);
    await rotateKey(deps(), log.slug);
    expect(readdirSync(log.folder).filter((name) => name.endsWith('.pem'))).toHaveLength(3);
    expect(existsSync(path.join(log.folder, `key.${old}.pem`))).toBe(true);
    expect((await registered(log)).status).toBe(200);
    expect(await keysOf(log)).toHaveLength(3);
    expect(outcome(first)).toBe('valid');
    const { rows } = await app.owner.query(
      "SELECT count(*)::int AS n FROM log_leaves WHERE vendor_id = $1 AND type = 'key.rotated'",
      [log.vendorId],
    );
    expect(rows[0].n).toBe(2);
  });
});

describe('a restored backup', () => {
  it('is accepted with a new key and an honest leaf, and holders still see what was lost', async () => {
    const log = await newLog();
    const kept = await registered(log);
    await registered(log);
    await registered(log);
    const held = await text(log, 'checkpoint');
    const signed = readFileSync(path.join(log.folder, 'signed.log'), 'utf8').trim().split('\n').at(-1);
    await rewrite(log, (leaves) => leaves.slice(0, 1));
    await app.owner.query('DELETE FROM log_checkpoints WHERE vendor_id = $1 AND size > 1', [log.vendorId]);
    await app.owner.query('DELETE FROM log_threads WHERE vendor_id = $1 AND last_index > 0', [log.vendorId]);
    expect((await registered(log)).status).toBe(503);
    const { vkey } = await acceptRestored(deps(), log.slug);
    const after = await registered(log);
    expect(after).toMatchObject({ status: 200, vkey });
    expect(outcome(after)).toBe('valid');
    expect(outcome(kept)).toBe('valid');
    const opened = await app.owner.query(
      "SELECT o.fields FROM log_leaf_openings o JOIN log_leaves l USING (vendor_id, leaf_index) WHERE vendor_id = $1 AND l.type = 'backup.restored'",
      [log.vendorId],
    );
    const said = Object.fromEntries(opened.rows[0].fields);
    expect(`${said.signed_size} ${said.signed_root}`).toBe(signed);
    expect(said).toMatchObject({ found_size: 2, new_key: vkey });
    expect(await follow(log, held)).toBe('forked');
    expect(readdirSync(log.folder).filter((name) => /^signed\..+\.log$/.test(name))).toHaveLength(1);
  });

  it('is refused where nothing is lost', async () => {
    const log = await newLog();
    await registered(log);
    await expect(acceptRestored(deps(), log.slug)).rejects.toThrow(/Nothing is lost/);
    await expect(rotateKey(deps(), 'nobody')).rejects.toThrow(/no vendor/);
    expect((await registered(log)).status).toBe(200);
  });
});
