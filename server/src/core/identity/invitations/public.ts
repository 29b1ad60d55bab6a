/** The invited person's side: looking at an invitation, and taking it. */
import type { Caller } from '../../../access/actors.ts';
import type { Role } from '../../../access/permissions.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { acceptInvitation, openInvitation } from '../contract/invitations.ts';
import { personJoined } from '../events.ts';
import { createLogin } from '../logins.ts';
import { addPersonToLogin } from '../people-with-login.ts';
import { usable } from '../rules/invitations.ts';
import { findLogin } from '../store/logins.ts';
import { readVendorToken } from '../vendor-token.ts';
import { tokenKind } from './invite.ts';
import { consume, findByToken, type InvitationRow, saveInvitation, vendorFacts } from './store.ts';

const vendorOf = ({ token }: { token: string }) => readVendorToken(tokenKind, token)?.vendorId ?? null;

export const invitedOperations = [
  implement(
    openInvitation,
    async (c, { token }) => {
      const { row, vendor } = await read(c.tx, token, c.now);
      const login = await findLogin(c.tx, row.email);
      const account = !login ? 'new' : isCaller(c.actor, login.id) ? 'ready' : 'sign_in';
      return {
        vendor: { slug: vendor.slug, name: vendor.name },
        partner: row.partner_id === null ? null : { name: row.partner_name ?? '' },
        invited_by: row.inviter_name,
        email: row.email,
        full_name: row.full_name,
        position: row.position,
        roles: row.roles,
        locale: row.locale as Locale,
        expires_at: row.expires_at.toISOString(),
        account,
      } as const;
    },
    { vendorOf },
  ),
  implement(
    acceptInvitation,
    async (c, input) => {
      const { row, vendor, tokenHash } = await read(c.tx, input.token, c.now);
      if (!(await consume(c.tx, row.vendor_id, tokenHash, c.now))) fail('invitation.used');
      const fullName = input.full_name ?? row.full_name;
      if (fullName.length < 2) fail('request.invalid', {}, [{ path: 'full_name', code: 'field.required' }]);
      const login = await findLogin(c.tx, row.email);
      // The link alone opens no login that exists: the mailbox may have changed hands since.
      if (login && !isCaller(c.actor, login.id)) fail('invitation.sign_in_first');
      const userId = login?.id ?? (await newLogin(c.tx, row.email, fullName, input.password, c.now));
      const personId = await addPersonToLogin(c.tx, {
        vendorId: row.vendor_id,
        partnerId: row.partner_id,
        userId,
        fullName,
        email: row.email,
        position: input.position ?? row.position,
        roles: row.roles as Role[],
        locale: input.locale ?? (row.locale as Locale),
        timeZone: input.time_zone ?? vendor.time_zone,
        now: c.now,
      });
      await saveInvitation(c.tx, row.vendor_id, row.id, { accepted_by: personId });
      c.emit(personJoined, { person_id: personId, partner_id: row.partner_id });
      return { person_id: personId, email: row.email, account_created: !login };
    },
    { vendorOf },
  ),
];

interface Opened {
  row: InvitationRow;
  vendor: { slug: string; name: string; time_zone: string };
  tokenHash: string;
}

async function read(tx: Tx, token: string, now: Date): Promise<Opened> {
  const known = readVendorToken(tokenKind, token);
  const row = known ? await findByToken(tx, known.vendorId, known.secretHash) : undefined;
  const vendor = known ? await vendorFacts(tx, known.vendorId) : undefined;
  if (!known || !row || !vendor) fail('record.not_found');
  accept(usable(row, now));
  if (row.partner_status === 'terminated') fail('invitation.revoked');
  return { row, vendor, tokenHash: known.secretHash };
}

function isCaller(caller: Caller, userId: string): boolean {
  if (caller.kind === 'signed_in') return caller.userId === userId;
  return (caller.kind === 'staff' || caller.kind === 'partner') && caller.via === 'session' && caller.userId === userId;
}

async function newLogin(tx: Tx, email: string, name: string, password: string | undefined, now: Date): Promise<string> {
  if (!password) fail('request.invalid', {}, [{ path: 'password', code: 'field.required' }]);
  // Null: somebody has just made a login for this address; it must be used first.
  return (await createLogin(tx, { email, name, password, now })) ?? fail('invitation.sign_in_first');
}
