import type { Locale } from '../../../kernel/locale.ts';
import { toPage } from '../../../kernel/page.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import {
  createInvitation,
  inviteColleague,
  listColleagueInvitations,
  listInvitations,
  resendColleagueInvitation,
  resendInvitation,
  revokeColleagueInvitation,
  revokeInvitation,
} from '../contract/invitations.ts';
import { mayResend, mayRevoke, stateOf, validMs } from '../rules/invitations.ts';
import { makeVendorToken } from '../vendor-token.ts';
import { invite, mailInvitation, presentInvitation, tokenKind } from './invite.ts';
import {
  findInvitation,
  type InvitationFilter,
  type InvitationRow,
  invitationKeys,
  lockInvitation,
  saveInvitation,
  selectInvitations,
} from './store.ts';

export const invitationOperations = [
  implement(createInvitation, async (c, input) => {
    const { partner_id: partnerId, full_name: fullName, ...rest } = input;
    return again(c, await invite(c, { ...rest, partnerId, fullName }));
  }),
  implement(inviteColleague, async (c, { full_name: fullName, ...rest }) => {
    if (c.actor.partnerId === null) fail('access.forbidden');
    return again(c, await invite(c, { ...rest, partnerId: c.actor.partnerId, fullName }));
  }),
  implement(listInvitations, (c, { partner_id: partnerId, ...filter }) => list(c, { ...filter, partnerId })),
  implement(listColleagueInvitations, (c, filter) => list(c, filter)),
  implement(revokeInvitation, (c, { id }) => revoke(c, id)),
  implement(revokeColleagueInvitation, (c, { id }) => revoke(c, id)),
  implement(resendInvitation, (c, { id }) => resend(c, id)),
  implement(resendColleagueInvitation, (c, { id }) => resend(c, id)),
];

type Managing = Context<{ permission: 'invitation.manage' }> | Context<{ permission: 'colleague.manage' }>;
type Listing = Managing | Context<{ permission: 'invitation.read' }>;

async function list(c: Listing, filter: InvitationFilter) {
  const page = toPage(await selectInvitations(c.tx, c.scope(), filter, c.now), filter.limit, invitationKeys);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => presentInvitation(row, c.actor, c.now)),
  };
}

async function revoke(c: Managing, id: string) {
  const row = await locked(c, id);
  accept(mayRevoke(stateOf(row, c.now)));
  if (!row.revoked_at) await saveInvitation(c.tx, c.actor.vendorId, id, { revoked_at: c.now });
  return again(c, id);
}

async function resend(c: Managing, id: string) {
  const row = await locked(c, id);
  accept(mayResend(stateOf(row, c.now)));
  const { token, secretHash } = makeVendorToken(tokenKind, c.actor.vendorId);
  const expires_at = new Date(c.now.getTime() + validMs);
  await saveInvitation(c.tx, c.actor.vendorId, id, { token_hash: secretHash, expires_at });
  const { partner_id: partnerId, email, full_name: fullName } = row;
  await mailInvitation(c, { partnerId, email, fullName, token, locale: row.locale as Locale });
  return again(c, id);
}

/** Invitations of staff are the administrator's alone, as inviting them is. */
async function locked(c: Managing, id: string): Promise<InvitationRow> {
  const row = c.authorize(await lockInvitation(c.tx, c.actor.vendorId, id));
  if (row.partner_id === null && !c.actor.grants.has('person.manage')) fail('invitation.staff_forbidden');
  return row;
}

async function again(c: Managing, id: string) {
  const row = c.authorize(await findInvitation(c.tx, c.actor.vendorId, id));
  return presentInvitation(row, c.actor, c.now);
}
