import type { Insertable, Selectable } from 'kysely';
import { type Scope, seal, type Unchecked } from '../../access/guard.ts';
import { type CursorValue, requireCursor } from '../../kernel/page.ts';
import type { PartnerKeys } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';

export type PartnerKeyRow = Selectable<PartnerKeys> & { person_name: string; partner_name: string };

function keyQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('partner_keys as k')
    .innerJoin('people as p', (join) => join.on('p.vendor_id', '=', vendorId).onRef('p.id', '=', 'k.person_id'))
    .innerJoin('partners as c', (join) => join.on('c.vendor_id', '=', vendorId).onRef('c.id', '=', 'k.partner_id'))
    .selectAll('k')
    .select(['p.full_name as person_name', 'c.name as partner_name'])
    .where('k.vendor_id', '=', vendorId);
}

interface KeyFilter {
  partner_id?: string | undefined;
  active?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function selectKeys(
  tx: Tx,
  scope: Scope<'partner_key.read'>,
  filter: KeyFilter,
): Promise<PartnerKeyRow[]> {
  const partnerId = scope.partnerId ?? filter.partner_id;
  let query = keyQuery(tx, scope.vendorId);
  if (partnerId) query = query.where('k.partner_id', '=', partnerId);
  if (filter.active) query = query.where('k.retired_at', 'is', null);
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where((eb) => eb(eb.refTuple('k.created_at', 'k.id'), '<', eb.tuple(at, id)));
  }
  return query
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

export const keyKeys = (row: PartnerKeyRow): CursorValue[] => [row.created_at.toISOString(), row.id];

export async function findKey(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PartnerKeyRow> | null> {
  return sealed(await keyQuery(tx, vendorId).where('k.id', '=', id).executeTakeFirst());
}

export async function lockKey(tx: Tx, vendorId: string, id: string): Promise<Unchecked<PartnerKeyRow> | null> {
  return sealed(await keyQuery(tx, vendorId).where('k.id', '=', id).forNoKeyUpdate('k').executeTakeFirst());
}

const sealed = (row: PartnerKeyRow | undefined) =>
  row ? seal(row, { vendorId: row.vendor_id, partnerId: row.partner_id }) : null;

export interface KeyOwner {
  personId: string;
  partnerId: string;
  activeKeys: number;
}

/** A partner's person under a lock, so that its keys are counted by one request at a time; null for the vendor's own. */
export async function lockOwner(tx: Tx, vendorId: string, personId: string): Promise<Unchecked<KeyOwner> | null> {
  const person = await tx
    .selectFrom('people')
    .select('partner_id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const partnerId = person?.partner_id;
  if (!partnerId) return null;
  const activeKeys = (await selectActiveKeys(tx, vendorId, personId)).length;
  return seal({ personId, partnerId, activeKeys }, { vendorId, partnerId });
}

export async function selectActiveKeys(tx: Tx, vendorId: string, personId: string): Promise<PartnerKeyRow[]> {
  return keyQuery(tx, vendorId)
    .where('k.person_id', '=', personId)
    .where('k.retired_at', 'is', null)
    .orderBy('k.created_at')
    .orderBy('k.id')
    .execute();
}

/** @returns false when the key is listed already, whoever's it is */
export async function insertKey(tx: Tx, row: Insertable<PartnerKeys>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('partner_keys')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'key_id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function endKey(
  tx: Tx,
  vendorId: string,
  id: string,
  end: { retired_at: Date; retired_by: string | null },
): Promise<void> {
  await tx.updateTable('partner_keys').set(end).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}

/** Names of people, as leaves commit to them. */
export async function selectPersonName(tx: Tx, vendorId: string, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const row = await tx
    .selectFrom('people')
    .select('full_name')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.full_name ?? null;
}

export interface SigningKey {
  personId: string;
  publicKey: Uint8Array;
  retired: boolean;
}

/** A key by the name that signatures give it; it stays as it is until the end of the transaction. */
export async function holdKey(tx: Tx, vendorId: string, keyId: string): Promise<SigningKey | null> {
  const row = await tx
    .selectFrom('partner_keys')
    .select(['person_id', 'public_key', 'retired_at'])
    .where('vendor_id', '=', vendorId)
    .where('key_id', '=', keyId)
    .forShare()
    .executeTakeFirst();
  return row ? { personId: row.person_id, publicKey: row.public_key, retired: row.retired_at !== null } : null;
}

export async function selectKeyForLog(tx: Tx, vendorId: string, id: string): Promise<PartnerKeyRow> {
  return keyQuery(tx, vendorId).where('k.id', '=', id).executeTakeFirstOrThrow();
}
