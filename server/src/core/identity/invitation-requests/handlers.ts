import type { Actor } from '../../../access/actors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { toPage } from '../../../kernel/page.ts';
import { type FieldProblem, fail } from '../../../kernel/problem.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import { queueMail } from '../../notifications/index.ts';
import { decideInvitationRequest, listInvitationRequests, requestInvitation } from '../contract/invitation-requests.ts';
import { invitationRequested } from '../events.ts';
import { invite } from '../invitations/invite.ts';
import { vendorFacts } from '../invitations/store.ts';
import {
  findRequest,
  insertRequest,
  isWaiting,
  lockRequest,
  type RequestRow,
  requestKeys,
  saveDecision,
  selectRequests,
} from './store.ts';

export const invitationRequestOperations = [
  implement(
    requestInvitation,
    async (c, { vendor_id, ...request }) => {
      if (!(await vendorFacts(c.tx, vendor_id))) fail('record.not_found');
      // Asking twice changes nothing and is answered the same.
      if (await isWaiting(c.tx, vendor_id, request.email)) return {};
      const id = newId(c.now);
      await insertRequest(c.tx, { ...request, vendor_id, id, created_at: c.now });
      c.emit(invitationRequested, { request_id: id });
      return {};
    },
    { vendorOf: ({ vendor_id }) => vendor_id },
  ),
  implement(listInvitationRequests, async (c, input) => {
    const page = toPage(await selectRequests(c.tx, c.scope(), input), input.limit, requestKeys);
    return { nextCursor: page.nextCursor, items: page.items.map((row) => present(row, c.actor)) };
  }),
  implement(decideInvitationRequest, async (c, { id, decision, partner_id, roles }) => {
    const request = c.authorize(await lockRequest(c.tx, c.actor.vendorId, id));
    if (request.state !== 'waiting') fail('invitation_request.decided');
    const invitation_id = decision === 'invite' ? await inviteAsked(c, request, partner_id, roles) : null;
    if (decision === 'decline') await decline(c, request);
    await saveDecision(c.tx, c.actor.vendorId, id, {
      state: decision === 'invite' ? 'invited' : 'declined',
      decided_by: c.actor.personId,
      decided_at: c.now,
      invitation_id,
    });
    return present(c.authorize(await findRequest(c.tx, c.actor.vendorId, id)), c.actor);
  }),
];

type Deciding = Context<{ permission: 'invitation.manage' }>;

function inviteAsked(
  c: Deciding,
  request: RequestRow,
  partnerId: string | null | undefined,
  roles: string[] | undefined,
): Promise<string> {
  const missing: FieldProblem[] = [];
  if (partnerId === undefined) missing.push({ path: 'partner_id', code: 'field.required' });
  if (!roles) missing.push({ path: 'roles', code: 'field.required' });
  if (partnerId === undefined || !roles) fail('request.invalid', {}, missing);
  const { email, full_name: fullName, position } = request;
  return invite(c, { partnerId, email, fullName, position, roles, locale: request.locale as Locale });
}

async function decline(c: Deciding, request: RequestRow): Promise<void> {
  const vendor = await vendorFacts(c.tx, c.actor.vendorId);
  await queueMail(c.tx, {
    vendorId: c.actor.vendorId,
    partnerId: null,
    personId: null,
    to: request.email,
    locale: request.locale as Locale,
    kind: 'invitation_declined',
    values: { name: request.full_name, vendor: vendor?.name ?? '' },
    now: c.now,
  });
}

function present(row: RequestRow, actor: Actor) {
  const { id, full_name, position, company, email, message, invitation_id, known } = row;
  return {
    ...{ id, full_name, position, company, email, message, invitation_id, known },
    locale: row.locale as Locale,
    state: row.state as 'waiting' | 'invited' | 'declined',
    created_at: row.created_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
    decided_by: row.decider,
    can: { decide: row.state === 'waiting' && actor.grants.has('invitation.manage') },
  };
}
