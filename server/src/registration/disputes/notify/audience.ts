/** Who hears of a case: of the vendor those who judge it and those who answer for the channel, of each party its own people. */
import { peopleWith } from '../../../core/identity/index.ts';
import type { Notice, NoticeType } from '../../../core/notifications/index.ts';
import { notify } from '../../../core/notifications/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { managersFor, partnerPeople } from '../../registrations/index.ts';
import { membersOf } from '../store/bench.ts';
import { type DisputeRecord, type PartyRecord, partiesOf } from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';

export interface Look {
  tx: Tx;
  now: Date;
}

export interface Telling {
  type: NoticeType;
  /** What makes the notice one and the same when its cause comes twice. */
  key: string;
  at?: Date;
  note?: string;
  actorId?: string | null;
  dueAt?: Date | null;
}

interface Told {
  party: PartyRecord;
  claim: Claim;
}

async function toldOf(look: Look, dispute: DisputeRecord): Promise<Told[]> {
  const parties = await partiesOf(look.tx, dispute.vendor_id, dispute.id);
  const claims = await selectClaims(
    look.tx,
    dispute.vendor_id,
    parties.map((party) => party.registration_id),
  );
  return parties.flatMap((party) => {
    const claim = claims.get(party.registration_id);
    return claim ? [{ party, claim }] : [];
  });
}

function paramsOf(dispute: DisputeRecord, { party, claim }: Told, telling: Telling): Notice['params'] {
  const due = telling.dueAt === undefined ? dispute.due_at : telling.dueAt;
  return {
    dispute: party.number,
    number: claim.number ?? 0,
    customer: claim.customer_name,
    due_at: due?.toISOString() ?? '',
    level: dispute.level,
    state: dispute.state,
    lane: dispute.lane,
    note: telling.note ?? '',
  };
}

const sent = ({ type, key, at }: Telling) => ({ type, key, ...(at ? { at } : {}) });

/** Each party by itself, with its own number and address; `only`: that one alone. */
export async function tellParties(
  look: Look,
  dispute: DisputeRecord,
  telling: Telling,
  only: string | null = null,
): Promise<void> {
  const vendorId = dispute.vendor_id;
  for (const told of await toldOf(look, dispute)) {
    const { party, claim } = told;
    if (only !== null && party.id !== only) continue;
    const options = { withOwners: true };
    const people = await partnerPeople({ ...look, vendorId }, party.partner_id, claim.responsible_id, options);
    await notify(look, {
      ...sent(telling),
      vendorId,
      partnerId: party.partner_id,
      personIds: people.filter((id) => id !== telling.actorId),
      params: paramsOf(dispute, told, telling),
      page: `disputes/${party.id}`,
    });
  }
}

type Readers = 'judges' | 'heads' | 'managers' | { personId: string };

export async function tellVendor(
  look: Look,
  dispute: DisputeRecord,
  telling: Telling,
  readers: readonly Readers[],
): Promise<void> {
  const vendorId = dispute.vendor_id;
  const [told] = await toldOf(look, dispute);
  if (!told) return;
  const ids: string[] = [];
  for (const each of readers) {
    if (typeof each === 'object') ids.push(each.personId);
    else if (each === 'heads') ids.push(...(await peopleWith(look.tx, vendorId, null, ['head_of_channel'])));
    else if (each === 'judges') ids.push(...(await judgesNow(look, dispute)));
    else ids.push(...(await managersFor({ ...look, vendorId }, told.party.partner_id, null)).personIds);
  }
  await notify(look, {
    ...sent(telling),
    vendorId,
    partnerId: told.party.partner_id,
    personIds: ids.filter((id) => id !== telling.actorId),
    params: { ...paramsOf(dispute, told, telling), dispute: dispute.number, partner: told.claim.partner_name },
    page: `disputes/${dispute.id}`,
  });
}

async function judgesNow(look: Look, dispute: DisputeRecord): Promise<string[]> {
  const all = await membersOf(look.tx, dispute.vendor_id, dispute.id);
  const now = all.filter((each) => each.round === dispute.round && each.level === dispute.level && !each.removed_at);
  return now.map((each) => each.person_id);
}
