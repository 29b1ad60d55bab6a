/**
 * Attacks on a running installation by somebody who may do anything to its database, and by one who has the signer's
 * folder besides. What is asked after each: does a partner who holds an earlier checkpoint and a receipt notice?
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  followLog,
  fromBase64,
  parseCheckpoint,
  parseNote,
  parseProofFile,
  parseVerifierKey,
  policyOfLogs,
  verifyReceipt,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld } from './deal-world.ts';
import { attacks, editedLast } from './log-attack-table.ts';
import { resign, rewrite, type StolenLog, sql } from './log-attacker.ts';
import { call, startTestApp, type TestApp } from './support.ts';

/** What a partner has in hands from before the attack. */
interface InHand {
  registration: string;
  checkpoint: string;
  receipt: string;
  receiptUrl: string;
  vkey: string;
}

let app: TestApp;
let trustDir: string;
let number = 0;

beforeAll(async () => {
  trustDir = mkdtempSync(path.join(tmpdir(), 'kanal-attacks-'));
  app = await startTestApp(undefined, { trustDir });
});
afterAll(async () => {
  await app.close();
  rmSync(trustDir, { recursive: true, force: true });
});

async function newLog(): Promise<{ log: StolenLog; world: DealWorld }> {
  const world = await addDealWorld(app, 1);
  const { vendorId } = world;
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [vendorId]);
  const { slug } = rows[0];
  return { log: { app, vendorId, slug, folder: path.join(trustDir, slug) }, world };
}

const seller = (world: DealWorld) => world.partners[0]?.seller as DealWorld['manager'];

/** A submitted registration, and what its partner has in hands from then on. */
async function registered(world: DealWorld, log: StolenLog): Promise<InHand> {
  number += 1;
  const { body } = await call(app, seller(world), 'POST /v1/registrations', claim(world, number));
  const done = await call(app, seller(world), `POST /v1/registrations/${body.id}/submit`, {});
  expect(done.status).toBe(200);
  const list = await call(app, seller(world), `GET /v1/registrations/${body.id}/receipts`);
  const receiptUrl = list.body.items[0].url;
  const receipt = (await call(app, seller(world), `GET ${receiptUrl}`)).body;
  const checkpoint = (await call(app, null, `GET /log/${log.slug}/checkpoint`)).body;
  return { registration: body.id, checkpoint, receipt, receiptUrl, vkey: list.body.vkey };
}

/** Consistency proof as the log answers it; undefined: it does not. */
async function proofOf(log: StolenLog, from: number, to: number): Promise<Uint8Array[] | undefined> {
  const answer = await call(app, null, `GET /log/${log.slug}/consistency/${from}/${to}`);
  return answer.status === 200 ? answer.body.split('\n').filter(Boolean).map(fromBase64) : undefined;
}

/** What the cabinet asks at each visit. */
async function visit(log: StolenLog, held: InHand): Promise<string[]> {
  const shown = await call(app, null, `GET /log/${log.slug}/checkpoint`);
  if (shown.status !== 200) return ['no checkpoint'];
  const answers = {
    checkpoint: shown.body as string,
    consistency: (from: number, to: number) => proofOf(log, from, to),
  };
  const following = await followLog(held.checkpoint, answers, policyOf(held), verifyWithNode);
  if (following.outcome === 'forked') return [following.reason.code];
  return 'keep' in following ? [] : [following.outcome];
}

const policyOf = ({ vkey }: InHand) => policyOfLogs(parseVerifierKey(vkey));
const sizeOf = (note: string) => parseCheckpoint(parseNote(note).text).size;

/** What the partner's own receipts say now, each verified with the checkpoint in hand. */
async function askAgain(log: StolenLog, world: DealWorld, held: InHand): Promise<string[]> {
  const list = await call(app, seller(world), `GET /v1/registrations/${held.registration}/receipts`);
  const listed = list.status === 200 ? list.body.items.map((each: { url: string }) => each.url) : [];
  const noticed: string[] = [];
  for (const url of new Set<string>([...listed, held.receiptUrl])) {
    const again = await call(app, seller(world), `GET ${url}`);
    if (again.status === 200) noticed.push(...(await judge(log, held, again.body)));
    else noticed.push(`receipt ${again.status}`);
  }
  return noticed;
}

async function judge(log: StolenLog, held: InHand, receipt: string): Promise<string[]> {
  const sizes = [sizeOf(held.checkpoint), sizeOf(parseProofFile(receipt).checkpoint)];
  const proof = await proofOf(log, Math.min(...sizes), Math.max(...sizes));
  const trust = { policy: policyOf(held), verify: verifyWithNode, held: { checkpoint: held.checkpoint, proof } };
  const verdict = verifyReceipt(receipt, trust);
  if (verdict.outcome !== 'valid') return verdict.reasons.map(({ code }) => code);
  return verdict.facts.closed.length > 0 ? ['fields closed'] : [];
}

/** The next registration: without a receipt it is not registered. */
async function goOn(world: DealWorld): Promise<string[]> {
  number += 1;
  const { body } = await call(app, seller(world), 'POST /v1/registrations', claim(world, number));
  const { status } = await call(app, seller(world), `POST /v1/registrations/${body.id}/submit`, {});
  if (status !== 200) return [`registration ${status}`];
  const receipts = await call(app, seller(world), `GET /v1/registrations/${body.id}/receipts`);
  return receipts.status === 200 ? [] : [`no receipt ${receipts.status}`];
}

const notices = async (log: StolenLog, world: DealWorld, held: InHand) => [
  ...new Set([...(await visit(log, held)), ...(await askAgain(log, world, held)), ...(await goOn(world))]),
];

/** Four registrations; the partner has the second one's receipt and the newest checkpoint. */
async function beforeTheAttack() {
  const { log, world } = await newLog();
  const all: InHand[] = [];
  for (let each = 0; each < 4; each++) all.push(await registered(world, log));
  const held = { ...(all[1] as InHand), checkpoint: (all[3] as InHand).checkpoint };
  return { log, world, held };
}

const seen: string[] = [];

describe('with an earlier checkpoint in hand it is noticed that', () => {
  it.each(attacks)('$name', async ({ name, harm, noticed }) => {
    const { log, world, held } = await beforeTheAttack();
    expect(await visit(log, held)).toEqual([]);
    expect(await askAgain(log, world, held)).toEqual([]);
    await harm(log);
    const found = await notices(log, world, held);
    expect(found, 'noticed').toEqual(expect.arrayContaining(noticed));
    seen.push(`${name}: ${found.join(', ')}`);
  });

  it('is every attack of the table', () => {
    expect(seen).toHaveLength(attacks.length);
    process.stdout.write(`log attacks: ${attacks.length}, noticed ${seen.length}\n  ${seen.join('\n  ')}\n`);
  });
});

describe('what an attack cannot change', () => {
  it('a deleted checkpoint is signed again, letter for letter', async () => {
    const { log, world, held } = await beforeTheAttack();
    await sql(log, 'DELETE FROM log_checkpoints WHERE vendor_id = $1');
    expect(await askAgain(log, world, held)).toEqual([]);
    expect((await call(app, null, `GET /log/${log.slug}/checkpoint`)).body).toBe(held.checkpoint);
  });

  it('an honest log gives no reason for alarm', async () => {
    const { log, world, held } = await beforeTheAttack();
    expect(await notices(log, world, held)).toEqual([]);
    expect(await visit(log, held)).toEqual([]);
  });
});

describe('the window in which nobody would notice', () => {
  it('is open from the last checkpoint that somebody holds to the next, and closed by a receipt of that time', async () => {
    const { log, world, held } = await beforeTheAttack();
    const unseen = await registered(world, log);
    await rewrite(log, (leaves) => editedLast(log, leaves));
    await resign(log);
    // Nobody but the partner of the rewritten registration holds anything newer than four leaves.
    expect(await visit(log, held)).toEqual([]);
    expect(await visit(log, unseen)).toEqual(['history.forked']);
    process.stdout.write(
      `window: leaves ${sizeOf(held.checkpoint)} to ${sizeOf(unseen.checkpoint) - 1}, written after the newest checkpoint that anybody held; ` +
        'a receipt of one of them, or a checkpoint from then, closes it\n',
    );
    expect(await visit(log, { ...held, checkpoint: unseen.checkpoint })).toEqual(['history.forked']);
  });
});
