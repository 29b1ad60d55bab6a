import type { Insertable, Selectable } from 'kysely';
import { seal, type Unchecked } from '../../../access/guard.ts';
import { type CursorValue, requireCursor } from '../../../kernel/page.ts';
import type { Invitations } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { InvitationState } from '../rules/invitations.ts';

export type InvitationRow = Selectable<Invitations> & {
  partner_name: string | null;
  partner_status: string | null;
  inviter_name: string | null;
};

function invitationQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('invitations as i')
    .leftJoin('partners as c', (join) =>
      join.onRef('c.vendor_id', '=', 'i.vendor_id').onRef('c.id', '=', 'i.partner_id').on('c.vendor_id', '=', vendorId),
    )
    .leftJoin('people as p', (join) =>
      join.onRef('p.vendor_id', '=', 'i.vendor_id').onRef('p.id', '=', 'i.invited_by').on('p.vendor_id', '=', vendorId),
    )
    .selectAll('i')
    .select(['c.name as partner_name', 'c.status as partner_status', 'p.full_name as inviter_name'])
    .where('i.vendor_id', '=', vendorId);
}

export interface InvitationFilter {
  partnerId?: string | undefined;
  state?: InvitationState | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function selectInvitations(
  tx: Tx,
  scope: { vendorId: string; partnerId: string | null },
  filter: InvitationFilter,
  now: Date,
): Promise<InvitationRow[]> {
  let query = invitationQuery(tx, scope.vendorId);
  const partnerId = scope.partnerId ?? filter.partnerId;
  if (partnerId) query = query.where('i.partner_id', '=', partnerId);
  if (filter.state) {
    query = query.where('i.accepted_at', filter.state === 'accepted' ? 'is not' : 'is', null);
    if (filter.state !== 'accepted')
      query = query.where('i.revoked_at', filter.state === 'revoked' ? 'is not' : 'is', null);
    if (filter.state === 'waiting') query = query.where('i.expires_at', '>', now);
    if (filter.state === 'expired') query = query.where('i.expires_at', '<=', now);
  }
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where((eb) => eb(eb.refTuple('i.created_at', 'i.id'), '<', eb.tuple(at, id)));
  }
  return query
    .orderBy('i.created_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

export const invitationKeys = (row: { created_at: Date; id: string }): CursorValue[] => [
  row.created_at.toISOString(),
  row.id,
];

export async function findInvitation(tx: Tx, vendorId: string, id: string): Promise<Unchecked<InvitationRow> | null> {
  const row = await invitationQuery(tx, vendorId).where('i.id', '=', id).executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

export async function lockInvitation(tx: Tx, vendorId: string, id: string): Promise<Unchecked<InvitationRow> | null> {
  const row = await invitationQuery(tx, vendorId).where('i.id', '=', id).forUpdate('i').executeTakeFirst();
  return row ? seal(row, { vendorId, partnerId: row.partner_id }) : null;
}

/** Whoever knows the secret is allowed to see the row: no seal. */
export async function findByToken(tx: Tx, vendorId: string, tokenHash: string): Promise<InvitationRow | undefined> {
  return invitationQuery(tx, vendorId).where('i.token_hash', '=', tokenHash).executeTakeFirst();
}

/** Single use: of two at once, one changes the row and the other finds it changed. */
export async function consume(tx: Tx, vendorId: string, tokenHash: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('invitations')
    .set({ accepted_at: now })
    .where('vendor_id', '=', vendorId)
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInvitation(tx: Tx, row: Insertable<Invitations>): Promise<void> {
  await tx.insertInto('invitations').values(row).execute();
}

export async function saveInvitation(
  tx: Tx,
  vendorId: string,
  id: string,
  changes: Partial<Pick<Selectable<Invitations>, 'token_hash' | 'expires_at' | 'revoked_at' | 'accepted_by'>>,
): Promise<void> {
  await tx.updateTable('invitations').set(changes).where('vendor_id', '=', vendorId).where('id', '=', id).execute();
}

interface Place {
  vendorId: string;
  partnerId: string | null;
  email: string;
}

export async function revokeEarlier(tx: Tx, { vendorId, partnerId, email }: Place, now: Date): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: now })
    .where('vendor_id', '=', vendorId)
    .where('partner_id', partnerId === null ? 'is' : '=', partnerId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function isHere(tx: Tx, { vendorId, partnerId, email }: Place): Promise<boolean> {
  const row = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', partnerId === null ? 'is' : '=', partnerId)
    .where('email', '=', email)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}

/** A partner that people may still join. */
export async function findOpenPartner(tx: Tx, vendorId: string, id: string): Promise<{ name: string } | undefined> {
  return tx
    .selectFrom('partners')
    .select('name')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .where('status', '<>', 'terminated')
    .executeTakeFirst();
}

export async function vendorFacts(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('vendors as v')
    .innerJoin('vendor_directory as d', 'd.vendor_id', 'v.vendor_id')
    .select(['v.name', 'v.locale', 'v.time_zone', 'd.slug'])
    .where('v.vendor_id', '=', vendorId)
    .where('d.vendor_id', '=', vendorId)
    .executeTakeFirst();
}
