/** What inviting is, for staff, owners, and the answer to a request. */
import type { Actor } from '../../../access/actors.ts';
import { newId } from '../../../kernel/ids.ts';
import { isLocale, type Locale } from '../../../kernel/locale.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { queueMail } from '../../notifications/index.ts';
import { stateOf, validMs } from '../rules/invitations.ts';
import { rolesFor } from '../rules/people.ts';
import { makeVendorToken } from '../vendor-token.ts';
import { findOpenPartner, type InvitationRow, insertInvitation, isHere, revokeEarlier, vendorFacts } from './store.ts';

export const tokenKind = 'invitation';

export interface Invitee {
  partnerId: string | null;
  email: string;
  fullName: string;
  position: string;
  roles: string[];
  locale?: Locale | undefined;
}

interface Inviting {
  tx: Tx;
  actor: Actor;
  now: Date;
}

/** @returns the invitation's id @throws `person.already_here`, `person.wrong_roles`, `invitation.staff_forbidden` */
export async function invite(c: Inviting, invitee: Invitee): Promise<string> {
  const { vendorId } = c.actor;
  const { partnerId, email } = invitee;
  // Else a channel manager could make administrators, and with them anything.
  if (partnerId === null && !c.actor.grants.has('person.manage')) fail('invitation.staff_forbidden');
  accept(rolesFor(partnerId, invitee.roles));
  if (partnerId !== null && !(await findOpenPartner(c.tx, vendorId, partnerId)))
    fail('request.invalid', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
  const place = { vendorId, partnerId, email };
  if (await isHere(c.tx, place)) fail('person.already_here', {}, [{ path: 'email', code: 'field.taken' }]);
  await revokeEarlier(c.tx, place, c.now);
  const vendor = await vendorFacts(c.tx, vendorId);
  const { token, secretHash } = makeVendorToken(tokenKind, vendorId);
  const id = newId(c.now);
  const locale = invitee.locale ?? (isLocale(vendor?.locale) ? vendor.locale : 'en');
  await insertInvitation(c.tx, {
    vendor_id: vendorId,
    id,
    partner_id: partnerId,
    token_hash: secretHash,
    email,
    full_name: invitee.fullName,
    position: invitee.position,
    roles: invitee.roles,
    locale,
    invited_by: c.actor.personId,
    created_at: c.now,
    expires_at: new Date(c.now.getTime() + validMs),
  });
  await mailInvitation(c, { partnerId, email, locale, token, fullName: invitee.fullName });
  return id;
}

interface InvitationMail {
  partnerId: string | null;
  email: string;
  locale: Locale;
  token: string;
  fullName: string;
}

export async function mailInvitation(c: Inviting, mail: InvitationMail): Promise<void> {
  const { vendorId } = c.actor;
  const vendor = await vendorFacts(c.tx, vendorId);
  const partner = mail.partnerId === null ? null : await findOpenPartner(c.tx, vendorId, mail.partnerId);
  await queueMail(c.tx, {
    vendorId,
    partnerId: mail.partnerId,
    personId: null,
    to: mail.email,
    locale: mail.locale,
    kind: 'invitation',
    values: {
      name: mail.fullName,
      named: mail.fullName ? 'yes' : 'no',
      vendor: vendor?.name ?? '',
      partner: partner?.name ?? '',
      side: mail.partnerId === null ? 'workspace' : 'cabinet',
      hours: validMs / 3_600_000,
      // After the sign: it is never sent to a server by following the link, and stands in no log.
      link: `/invitation#${mail.token}`,
    },
    now: c.now,
  });
}

export function presentInvitation(row: InvitationRow, actor: Actor, now: Date) {
  const state = stateOf(row, now);
  const manages =
    actor.grants.has(actor.kind === 'partner' ? 'colleague.manage' : 'invitation.manage') &&
    (row.partner_id !== null || actor.grants.has('person.manage'));
  const open = state === 'waiting' || state === 'expired';
  return {
    id: row.id,
    email: row.email,
    full_name: row.full_name,
    position: row.position,
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? '' },
    roles: row.roles,
    state,
    invited_by: row.inviter_name,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    accepted_at: row.accepted_at?.toISOString() ?? null,
    can: { revoke: manages && open, resend: manages && open },
  };
}
