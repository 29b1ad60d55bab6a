/** Makes the book of deals large: registrations and deals as approvals leave them, put into the tables in batches. */

import type { DemoWorld } from '../server/src/demo/build.ts';
import { chance } from '../server/src/demo/chance.ts';
import { newId } from '../server/src/kernel/ids.ts';
import type { Database } from '../server/src/platform/db/pool.ts';
import { tenantTransaction } from '../server/src/platform/db/tenancy.ts';
import { categoryOf, usualStages } from '../server/src/registration/deals/rules/stages.ts';
import { nameOf } from './drafts.ts';

const inOneBatch = 400;
const dayMs = 86_400_000;
const dayOf = (offset: number) => new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10);

/** Three in ten are open, two are won, the others are over. */
function stateOf(at: number) {
  const fate = at % 10;
  if (fate < 3) return { claim: 'approved', deal: 'open' };
  if (fate < 5) return { claim: 'won', deal: 'won' };
  return fate < 8 ? { claim: 'lost', deal: 'lost' } : { claim: 'expired', deal: 'ended' };
}

function rowOf(world: DemoWorld, at: number) {
  const luck = chance(at + 1);
  const partner = world.partners[at % world.partners.length] as DemoWorld['partners'][number];
  const seller = luck.pick(partner.sellers);
  const stage = luck.pick(usualStages);
  const { claim, deal } = stateOf(at);
  const first = luck.whole(0, world.familyIds.length - 1);
  const family_ids = luck.yes(0.2) ? [first, (first + 1) % world.familyIds.length] : [first];
  const families = family_ids.map((index) => world.familyIds[index] as string).sort();
  const money = { amount_minor: luck.whole(12, 1_800) * 1_000_00, currency: luck.yes(0.9) ? 'RUB' : 'KZT' };
  const close_date = luck.yes(0.05) ? null : dayOf(luck.whole(-20, 240));
  const ids = { vendor_id: world.vendor.id, partner_id: partner.id };
  const now = new Date(Date.now() - luck.whole(1, 80) * dayMs);
  const id = newId(now);
  const registration = {
    ...ids,
    ...money,
    id,
    number: at + 1,
    state: claim,
    responsible_id: seller.personId,
    customer_name: nameOf(at),
    family_ids: families,
    close_date,
    first_submitted_at: now,
    submitted_at: now,
    decided_at: now,
    protected_from: now,
    protected_until: new Date(now.getTime() + 90 * dayMs),
    created_at: now,
    updated_at: now,
  };
  const sale = deal === 'won' ? { won_amount_minor: money.amount_minor, closed_on: dayOf(-luck.whole(1, 300)) } : {};
  const made = {
    ...ids,
    ...money,
    ...sale,
    registration_id: id,
    state: deal,
    stage: stage.code,
    stage_since: now,
    probability: stage.probability,
    category: categoryOf(stage.probability),
    close_date,
    claimed_amount_minor: money.amount_minor,
    claimed_close_date: close_date,
    family_ids: families,
    next_step: luck.yes(0.7) ? 'Показать решение директору' : '',
    next_step_on: luck.yes(0.7) ? dayOf(luck.whole(-10, 40)) : null,
    next_step_side: 'partner',
    opened_at: now,
    updated_at: now,
  };
  return { registration, deal: made };
}

/** @returns ids of the open deals */
export async function growDeals(db: Database, world: DemoWorld, rows: number): Promise<string[]> {
  const open: string[] = [];
  for (let begin = 0; begin < rows; begin += inOneBatch) {
    const made = Array.from({ length: Math.min(inOneBatch, rows - begin) }, (_, at) => rowOf(world, begin + at));
    await tenantTransaction(db, { vendorId: world.vendor.id, partnerId: 'all' }, async (tx) => {
      await tx
        .insertInto('registrations')
        .values(made.map(({ registration }) => registration))
        .execute();
      // What only won deals have is null in the others: one statement has one list of columns.
      const deals = made.map(({ deal }) => ({ won_amount_minor: null, closed_on: null, ...deal }));
      await tx.insertInto('deals').values(deals).execute();
    });
    for (const { deal } of made) if (deal.state === 'open') open.push(deal.registration_id);
  }
  return open;
}
