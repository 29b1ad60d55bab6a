/** Fills an empty database through the real operations: a vendor with 60 partners, then registrations in every usual state. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '../server/src/access/actors.ts';
import type { Kanal } from '../server/src/app.ts';
import { makeApiKey } from '../server/src/core/identity/api-key-token.ts';
import { buildWorld, type DemoWorld } from '../server/src/demo/build.ts';
import { chance } from '../server/src/demo/chance.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { ProblemError } from '../server/src/kernel/problem.ts';
import { tenantTransaction } from '../server/src/platform/db/tenancy.ts';
import { benchSecret } from './database.ts';
import { draftOf } from './drafts.ts';

/** What measuring needs to know of the world, kept beside the data so that a loaded folder can be used again. */
export interface LoadedWorld {
  vendorId: string;
  managerKey: string;
  /** One of a seller of each partner. */
  sellerKeys: string[];
  familyIds: string[];
  partnerIds: string[];
  rows: number;
  loadSeconds: number;
}

/** Enough to keep two processors busy; more would only wait for each other's locks. */
const inFlight = 8;
const wideQuota = { registered: 10_000, silver: 10_000, gold: 10_000, platinum: 10_000 };

export function readLoaded(dataDir: string): LoadedWorld | null {
  const file = path.join(dataDir, 'bench.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LoadedWorld) : null;
}

export async function load(kanal: Kanal, dataDir: string, rows: number): Promise<LoadedWorld> {
  const world = await buildWorld(kanal, benchSecret, new Date());
  await widenQuota(kanal, world);
  const started = performance.now();
  let next = 0;
  let told = 0;
  const worker = async () => {
    for (let at = next++; at < rows; at = next++) {
      await loadOne(kanal, world, at);
      if (at - told >= 1_000) {
        told = at;
        process.stderr.write(`  ${at} of ${rows}, ${Math.round((performance.now() - started) / 1000)} s\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const loadSeconds = Math.round((performance.now() - started) / 1000);
  await forgetEvents(kanal, world);
  const loaded: LoadedWorld = {
    vendorId: world.vendor.id,
    managerKey: world.apiKeys.manager ?? '',
    sellerKeys: await keysOfSellers(kanal, world),
    familyIds: world.familyIds,
    partnerIds: world.partners.map((partner) => partner.id),
    rows,
    loadSeconds,
  };
  writeFileSync(path.join(dataDir, 'bench.json'), `${JSON.stringify(loaded, null, 1)}\n`, { mode: 0o600 });
  return loaded;
}

/** One key for each partner, so that registrations are not all of one partner, whose row each submission locks. */
function keysOfSellers(kanal: Kanal, { vendor, partners }: DemoWorld): Promise<string[]> {
  const now = new Date();
  return tenantTransaction(kanal.db, { vendorId: vendor.id, partnerId: 'all' }, async (tx) => {
    const made = partners.map(({ id, sellers: [seller] }) => ({ partner_id: id, seller, key: makeApiKey(vendor.id) }));
    const rows = made.map(({ partner_id, seller, key }) => ({
      vendor_id: vendor.id,
      id: newId(now),
      partner_id,
      person_id: seller?.personId ?? '',
      name: 'bench',
      secret_hash: key.secretHash,
      last_four: key.lastFour,
      roles: [...(seller?.roles ?? [])],
      created_at: now,
    }));
    await tx.insertInto('api_keys').values(rows).execute();
    return made.map(({ key }) => key.token);
  });
}

/** The usual quota would refuse the hundredth registration of a partner: a new version of the rules allows more. */
export async function widenQuota(kanal: Kanal, { head }: DemoWorld): Promise<void> {
  const draft = (await kanal.call(head, 'draftRules', { rule_set: 'registration' })) as {
    id: string;
    document: Record<string, unknown>;
  };
  const { id } = draft;
  await kanal.call(head, 'updateRuleDraft', { id, document: { ...draft.document, quota_open_by_tier: wideQuota } });
  await kanal.call(head, 'submitRulesForReview', { id });
  await kanal.call(head, 'publishRules', { id });
}

async function loadOne(kanal: Kanal, world: DemoWorld, at: number): Promise<void> {
  const luck = chance(at + 1);
  const partner = world.partners[at % world.partners.length] as DemoWorld['partners'][number];
  const seller = luck.pick(partner.sellers);
  const manager = luck.pick(world.managers);
  // One customer in eight asks several partners.
  const customer = luck.yes(0.12) ? Math.floor(at / 2) : at;
  const draft = draftOf(customer, world.familyIds, luck);
  const { id } = (await kanal.call(seller, 'createRegistration', draft)) as { id: string };
  const fate = luck.whole(0, 99);
  if (fate < 4) return;
  try {
    const { state } = (await kanal.call(seller, 'submitRegistration', { id })) as { state: string };
    if (fate < 40) await kanal.call(seller, 'withdrawRegistration', { id, note: 'Проект перенесён.' });
    // Claims in conflict wait, as they do in life until somebody has compared them.
    else if (fate < 95 && state === 'submitted') await decide(kanal, manager, id, fate);
  } catch (error) {
    if (!(error instanceof ProblemError) || !usual.has(error.problem.code)) throw error;
  }
}

/** The partner has this customer already, something alike must be judged first, or the scope is taken: as in life. */
const usual = new Set([
  'registration.already_registered',
  'registration.candidates_unanswered',
  'registration.scope_not_free',
  'registration.not_first',
]);

async function decide(kanal: Kanal, manager: Actor, id: string, fate: number): Promise<void> {
  await kanal.call(manager, 'takeRegistration', { id });
  if (fate < 70)
    await kanal.call(manager, 'rejectRegistration', { id, reason_code: 'no_proof', note: 'Нет протокола.' });
  else if (fate < 72) await kanal.call(manager, 'requestChanges', { id, note: 'Уточните площадку.' });
  else await kanal.call(manager, 'approveRegistration', { id });
}

/** Nobody waits for notices about loaded rows; delivering them would be measured in place of what is asked. */
function forgetEvents(kanal: Kanal, world: DemoWorld): Promise<unknown> {
  const vendorId = world.vendor.id;
  return tenantTransaction(kanal.db, { vendorId, partnerId: 'all' }, (tx) =>
    tx
      .updateTable('outbox')
      .set({ dispatched_at: new Date() })
      .where('vendor_id', '=', vendorId)
      .where('dispatched_at', 'is', null)
      .execute(),
  );
}
