import type { z } from 'zod';
import type { Member, SignedIn } from '../../../access/actors.ts';
import { grantsOf, type Role } from '../../../access/permissions.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { fail } from '../../../kernel/problem.ts';
import { visitVendor } from '../../../platform/db/tenancy.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import { endSession, endSessions, getMe, listSessions, type Membership, updateProfile } from '../contract/me.ts';
import {
  deleteSessions,
  type PlaceRow,
  saveProfile,
  selectActive,
  selectPlaces,
  selectSessions,
  selectUser,
  selectVendor,
} from './store.ts';

export const meOperations = [
  implement(getMe, async (c) => {
    const { actor } = c;
    const byKey = actor.kind !== 'signed_in' && actor.via === 'api_key';
    const user = byKey ? null : await selectUser(c.tx, actor.userId);
    const places = byKey
      ? [{ vendor_id: actor.vendorId, person_id: actor.personId }]
      : await selectPlaces(c.tx, actor.userId);
    return {
      user: user ? { ...user, two_factor_enabled: user.two_factor_enabled === true } : null,
      memberships: await membershipsOf(c, places),
    };
  }),
  implement(updateProfile, async (c, input) => {
    if (c.actor.personId === null) fail('access.forbidden');
    const saved = await saveProfile(c.tx, c.actor.vendorId, c.actor.personId, input);
    return { ...saved, locale: saved.locale as Locale };
  }),
  implement(listSessions, async (c) => {
    const rows = await selectSessions(c.tx, loginOf(c.actor));
    return {
      items: rows.map((row) => ({
        id: row.id,
        created_at: row.created_at.toISOString(),
        last_seen_at: row.updated_at.toISOString(),
        expires_at: row.expires_at.toISOString(),
        ip_address: row.ip_address ?? '',
        user_agent: row.user_agent ?? '',
      })),
      nextCursor: null,
    };
  }),
  implement(endSession, async (c, { id }) => {
    if ((await deleteSessions(c.tx, loginOf(c.actor), { only: id })) === 0) fail('record.not_found');
    return {};
  }),
  implement(endSessions, async (c, { except_id }) => ({
    ended: await deleteSessions(c.tx, loginOf(c.actor), { except: except_id }),
  })),
];

/** An API key is no session, and has no business with those of the person who made it. */
function loginOf(actor: SignedIn | Member): string {
  if (actor.kind !== 'signed_in' && actor.via === 'api_key') fail('access.forbidden');
  return actor.userId;
}

async function membershipsOf(c: Context<{ signedIn: string }>, places: PlaceRow[]) {
  const memberships: z.input<typeof Membership>[] = [];
  for (const vendorId of new Set(places.map((place) => place.vendor_id))) {
    const vendor = await selectVendor(c.tx, vendorId);
    const personIds = places.filter((place) => place.vendor_id === vendorId).map((place) => place.person_id);
    const rows = await visitVendor(c.tx, vendorId, 'a login looks at its own places', (tx) =>
      selectActive(tx, vendorId, personIds),
    );
    for (const row of rows) {
      const { id, partner_id, partner_name, roles, locale, ...rest } = row;
      memberships.push({
        ...rest,
        person_id: id,
        vendor,
        partner: partner_id === null ? null : { id: partner_id, name: partner_name ?? '' },
        side: partner_id === null ? ('workspace' as const) : ('cabinet' as const),
        roles: roles as Role[],
        grants: grantsHere(c.actor, id, roles),
        locale: locale as Locale,
      });
    }
  }
  const title = ({ vendor, partner }: (typeof memberships)[number]) => `${vendor.name} ${partner?.name ?? ''}`;
  return memberships.sort((a, b) => b.side.localeCompare(a.side) || title(a).localeCompare(title(b), 'ru'));
}

/** What an API key may do is what its scopes left, not what its person may. */
function grantsHere(actor: SignedIn | Member, personId: string, roles: string[]) {
  const narrowed = actor.kind !== 'signed_in' && actor.personId === personId && actor.via === 'api_key';
  return [...(narrowed ? actor.grants : grantsOf(roles))].sort();
}
