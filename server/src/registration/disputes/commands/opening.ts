/** A case begins: the registration is frozen in the same transaction, and both sides are told. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { freeze } from '../../registrations/index.ts';
import { nameOther, openDispute } from '../contract/cases.ts';
import { disputeOpened, partyJoined } from '../events.ts';
import { presentDispute } from '../queries/present.ts';
import { rivalsInCase, rivalsOfClaim } from '../queries/rivals.ts';
import { laneFor, openingTurn } from '../rules/clock.ts';
import { namesAnother } from '../rules/deciding.ts';
import { mayOpen } from '../rules/opening.ts';
import {
  type DisputeRecord,
  insertDispute,
  insertParty,
  type PartyRecord,
  saveDispute,
  takeNumber,
  takePartyNumber,
} from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';
import { appendDisputeEvent } from '../store/records.ts';
import {
  badReference,
  type CourtContext,
  type Ground,
  groundOf,
  move,
  newCourtId,
  tellCourt,
  wholeCourt,
  withCase,
} from './court.ts';

export const openingCommands = [
  implement(openDispute, async (c, input) => {
    const { vendorId, personId, kind: side } = c.actor;
    if (!personId) fail('access.forbidden', { permission: 'dispute.open' });
    if (side === 'partner' && input.other_registration_id) fail('dispute.own_only');
    const claim = await claimAt(c, input.registration_id, 'registration_id');
    const ground = await groundOf(c, vendorId, null);
    const asked = { kind: input.kind, ground: input.ground, side: side === 'staff' ? 'vendor' : 'partner' } as const;
    const refused = mayOpen(asked, claim, ground);
    if (refused) accept(refused);
    if (side === 'staff') await requireNeutralDemand(c, claim, input);
    const lane = laneFor(input.tender_on, ground);
    const { evidence_until, ends_by } = openingTurn(lane, ground);
    const dispute = await wholeCourt(c, async () => {
      const id = newCourtId(c);
      const number = await takeNumber(c.tx, vendorId, 'dispute');
      const opened = await insertDispute(c.tx, {
        vendor_id: vendorId,
        id,
        number,
        kind: input.kind,
        ground: input.ground,
        lane,
        state: 'evidence',
        level: 0,
        round: 1,
        opened_side: asked.side,
        opened_by: personId,
        opened_at: c.now,
        tender_on: input.tender_on,
        evidence_until,
        ends_by,
        turn_started_at: c.now,
        due_at: evidence_until,
        rules_version_id: ground.rulesId,
        // Whoever named the other claim has sought already.
        rivals_sought_at: input.other_registration_id ? c.now : null,
        updated_at: c.now,
      });
      await firstEvent(c, opened, input.demand);
      // The first party has the id of the case: its partner and the vendor's people call it by the same address.
      const party = { dispute: opened, id, side: 'claimant' as const, demand: input.demand };
      await join(c, party, claim, ground);
      tellCourt(c, disputeOpened, opened, { party_id: opened.id });
      return opened;
    });
    if (input.other_registration_id) await joinOther(c, dispute, input.other_registration_id, ground);
    return presentDispute(c, dispute.id);
  }),

  implement(nameOther, async (c, input) =>
    withCase(c, input.id, async ({ dispute, parties }) => {
      if (parties.some((party) => party.registration_id === input.registration_id)) fail('dispute.party_already');
      const ground = await groundOf(c, dispute.vendor_id, dispute.rules_version_id);
      const saved = await move(c, dispute, 'name_other');
      await joinOther(c, saved, input.registration_id, ground);
      return presentDispute(c, dispute.id);
    }),
  ),
];

/** The claimant reads what is demanded: in the vendor's words nobody is named who asks for the same. */
async function requireNeutralDemand(
  c: CourtContext,
  claim: Claim,
  { demand, other_registration_id }: { demand: string; other_registration_id: string | null },
): Promise<void> {
  const { vendorId } = c.actor;
  const named = await selectClaims(c.tx, vendorId, other_registration_id ? [other_registration_id] : []);
  const all = [claim, ...named.values(), ...(await rivalsOfClaim(c, vendorId, claim))];
  const refused = namesAnother(demand, claim, all, 'demand');
  if (refused) accept(refused);
}

/** Within the caller's own walls: a partner's row security hides what is not its own. */
async function claimAt(c: CourtContext, id: string, path: string): Promise<Claim> {
  return (await selectClaims(c.tx, c.actor.vendorId, [id])).get(id) ?? badReference(path);
}

/**
 * The one who asks for the same stands still too; of several the vendor's people name those whom the case is about. Time itself
 * does it: the history of one partner's registration is never written by another partner's deed.
 */
export async function joinRival(
  c: CourtContext,
  dispute: DisputeRecord,
  parties: readonly PartyRecord[],
): Promise<DisputeRecord> {
  const sought = await saveDispute(c.tx, dispute, { rivals_sought_at: c.now });
  const rivals = await rivalsInCase(c, sought, parties);
  const [only] = rivals;
  if (!only || rivals.length > 1) return sought;
  const saved = await move(c, sought, 'name_other');
  await joinOther(c, saved, only.id, await groundOf(c, saved.vendor_id, saved.rules_version_id));
  return saved;
}

async function joinOther(c: CourtContext, dispute: DisputeRecord, id: string, ground: Ground): Promise<void> {
  if (id === dispute.id) badReference('other_registration_id');
  const claim = await claimAt(c, id, 'registration_id');
  const refused = mayOpen({ kind: 'claims', ground: 'scope_given_away', side: 'vendor' }, claim, ground);
  if (refused) accept(refused);
  const partyId = newCourtId(c);
  await join(c, { dispute, id: partyId, side: 'respondent', demand: '' }, claim, ground);
  tellCourt(c, partyJoined, dispute, { party_id: partyId });
}

interface Joining {
  dispute: DisputeRecord;
  id: string;
  side: 'claimant' | 'respondent';
  demand: string;
}

async function join(c: CourtContext, { dispute, id, ...rest }: Joining, claim: Claim, ground: Ground): Promise<void> {
  const party = { ...rest, number: await takePartyNumber(c.tx, dispute.vendor_id, claim.partner_id) };
  await freeze(
    c,
    { vendorId: dispute.vendor_id, id: claim.id, partyId: id },
    // The claimant's own words alone: another party must not read what was said about it.
    { rulesId: ground.rulesId, note: party.demand, data: { dispute_number: party.number, lane: dispute.lane } },
  );
  await insertParty(c.tx, {
    vendor_id: dispute.vendor_id,
    id,
    dispute_id: dispute.id,
    registration_id: claim.id,
    partner_id: claim.partner_id,
    joined_at: c.now,
    ...party,
  });
}

async function firstEvent(c: CourtContext, dispute: DisputeRecord, demand: string): Promise<void> {
  await appendDisputeEvent(c.tx, {
    vendor_id: dispute.vendor_id,
    dispute_id: dispute.id,
    type: 'open',
    at: c.now,
    from_state: null,
    to_state: dispute.state,
    actor_kind: c.actor.kind,
    person_id: c.actor.personId,
    actor_name: null,
    note: demand,
    rules_version_id: dispute.rules_version_id,
    data: { ground: dispute.ground, lane: dispute.lane },
  });
}
