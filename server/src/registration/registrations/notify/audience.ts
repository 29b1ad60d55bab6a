/** Who hears of a registration: on the vendor's side those who answer for the partner, on the partner's those it is about. */
import { sql } from 'kysely';
import { deputyOf } from '../../../core/calendar/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';

interface Look {
  tx: Tx;
  now: Date;
  vendorId: string;
}

/**
 * The reviewer, else the partner's manager, with whoever stands in for that person now; when neither works here any more,
 * all channel managers, and without any the heads of channel. The partner's name comes along: vendor's people read it.
 */
export async function managersFor(look: Look, partnerId: string, reviewerId: string | null): Promise<Managers> {
  const { tx, vendorId, now } = look;
  const partner = await tx
    .selectFrom('partners as p')
    .leftJoin('people as r', (join) =>
      join.on('r.vendor_id', '=', vendorId).on('r.id', '=', reviewerId).on('r.status', '=', 'active'),
    )
    .leftJoin('people as m', (join) =>
      join.on('m.vendor_id', '=', vendorId).onRef('m.id', '=', 'p.manager_id').on('m.status', '=', 'active'),
    )
    .select(['p.name', 'r.id as reviewer_id', 'm.id as manager_id'])
    .where('p.vendor_id', '=', vendorId)
    .where('p.id', '=', partnerId)
    .executeTakeFirstOrThrow();
  const acting = partner.reviewer_id ?? partner.manager_id;
  if (acting === null) return { personIds: await anyManagers(look), partnerName: partner.name };
  const deputy = await deputyOf(tx, vendorId, acting, now);
  return { personIds: deputy ? [acting, deputy] : [acting], partnerName: partner.name };
}

interface Managers {
  personIds: string[];
  partnerName: string;
}

async function anyManagers(look: Look): Promise<string[]> {
  const managers = await staffWith(look, 'channel_manager');
  return managers.length > 0 ? managers : headsOfChannel(look);
}

export function headsOfChannel(look: Look): Promise<string[]> {
  return staffWith(look, 'head_of_channel');
}

/** The responsible person, with the owners of the company where all should know or where that person has left. */
export async function partnerPeople(
  { tx, vendorId }: Look,
  partnerId: string,
  responsibleId: string,
  options: { withOwners: boolean },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('status', '=', 'active')
    .where((eb) => eb.or([eb('id', '=', responsibleId), sql<boolean>`'owner' = ANY (roles)`]))
    .execute();
  const everybody = rows.map((row) => row.id);
  return everybody.includes(responsibleId) && !options.withOwners ? [responsibleId] : everybody;
}

async function staffWith({ tx, vendorId }: Look, role: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('partner_id', 'is', null)
    .where('status', '=', 'active')
    .where(sql<boolean>`${role} = ANY (roles)`)
    .execute();
  return rows.map((row) => row.id);
}
