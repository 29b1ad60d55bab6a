import { type Insertable, type Selectable, sql } from 'kysely';
import type { Scope } from '../../../access/guard.ts';
import { seal, type Unchecked } from '../../../access/guard.ts';
import { type CursorValue, requireCursor } from '../../../kernel/page.ts';
import type { InvitationRequests } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

export type RequestRow = Selectable<InvitationRequests> & { decider: string | null; known: boolean };

function requestQuery(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('invitation_requests as r')
    .leftJoin('people as p', (join) =>
      join.onRef('p.vendor_id', '=', 'r.vendor_id').onRef('p.id', '=', 'r.decided_by').on('p.vendor_id', '=', vendorId),
    )
    .selectAll('r')
    .select('p.full_name as decider')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('people as k')
            .select(sql`1`.as('one'))
            .where('k.vendor_id', '=', vendorId)
            .whereRef('k.email', '=', 'r.email')
            .where('k.status', '=', 'active'),
        )
        .$castTo<boolean>()
        .as('known'),
    )
    .where('r.vendor_id', '=', vendorId);
}

export async function selectRequests(
  tx: Tx,
  scope: Scope<'invitation.read'>,
  filter: { state?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<RequestRow[]> {
  let query = requestQuery(tx, scope.vendorId);
  if (filter.state) query = query.where('r.state', '=', filter.state);
  if (filter.cursor) {
    const [at, id] = requireCursor(filter.cursor, ['instant', 'id']);
    query = query.where((eb) => eb(eb.refTuple('r.created_at', 'r.id'), '>', eb.tuple(at, id)));
  }
  return query
    .orderBy('r.created_at')
    .orderBy('r.id')
    .limit(filter.limit + 1)
    .execute();
}

export const requestKeys = (row: RequestRow): CursorValue[] => [row.created_at.toISOString(), row.id];

const own = (vendorId: string) => ({ vendorId, partnerId: null });

export async function findRequest(tx: Tx, vendorId: string, id: string): Promise<Unchecked<RequestRow> | null> {
  const row = await requestQuery(tx, vendorId).where('r.id', '=', id).executeTakeFirst();
  return row ? seal(row, own(vendorId)) : null;
}

export async function lockRequest(tx: Tx, vendorId: string, id: string): Promise<Unchecked<RequestRow> | null> {
  const row = await requestQuery(tx, vendorId).where('r.id', '=', id).forUpdate('r').executeTakeFirst();
  return row ? seal(row, own(vendorId)) : null;
}

export async function isWaiting(tx: Tx, vendorId: string, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('invitation_requests')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('email', '=', email)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRequest(tx: Tx, row: Insertable<InvitationRequests>): Promise<void> {
  await tx.insertInto('invitation_requests').values(row).execute();
}

export async function saveDecision(
  tx: Tx,
  vendorId: string,
  id: string,
  decision: Pick<Selectable<InvitationRequests>, 'state' | 'decided_by' | 'decided_at' | 'invitation_id'>,
): Promise<void> {
  await tx
    .updateTable('invitation_requests')
    .set(decision)
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .execute();
}
