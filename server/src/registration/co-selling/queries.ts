import { receiptFile, selectLeavesAbout } from '../../core/trust/index.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { acrossPartners } from '../../platform/db/tenancy.ts';
import { implement } from '../../platform/operations/implement.ts';
import { selectStages } from '../deals/index.ts';
import { openStates, readRegistration } from '../registrations/index.ts';
import { downloadJointDealReceipt, getCoSelling, listCoSellings, listJointDeals } from './contract.ts';
import { presentCoSellings, presentJoint } from './present.ts';
import { mayMove } from './rules.ts';
import { benefitShares } from './store/benefits.ts';
import {
  type CoSellingRow,
  ofRegistration,
  readFor,
  selectAll,
  selectDeals,
  selectJoint,
} from './store/co-sellings.ts';
import { namesOf, withTaxId } from './store/companies.ts';

const keysOf = (row: CoSellingRow) => [row.proposed_at.toISOString(), row.id];

export const coSellingQueries = [
  implement(getCoSelling, async (c, { id }) => {
    const deal = c.authorize(await readRegistration(c.tx, c.actor.vendorId, id));
    const { actor, tx } = c;
    const { vendor_id, distributor_id, distributor_country, distributor_tax_id } = deal;
    const movable = mayMove(deal, openStates) === null;
    const rows = await ofRegistration(tx, vendor_id, id);
    const open = rows.some(({ state }) => state === 'proposed' || state === 'invited');
    const shares = await benefitShares(tx, vendor_id, id);
    const known = [...shares.map((share) => share.partner_id), ...(distributor_id ? [distributor_id] : [])];
    const names = await acrossPartners(tx, actor.partnerId, 'companies that share the deal, and its distributor', () =>
      namesOf(tx, vendor_id, known),
    );
    const isVendor = actor.partnerId === null;
    const arranges = movable && isVendor && actor.grants.has('co_selling.arrange');
    const proposes = movable && !isVendor && actor.grants.has('co_selling.propose');
    const alike =
      isVendor && distributor_country && distributor_tax_id
        ? (await withTaxId(tx, vendor_id, distributor_country, distributor_tax_id)).filter(
            ({ status }) => status === 'active',
          )
        : [];
    const named = (partnerId: string) => ({ id: partnerId, name: names.get(partnerId) ?? '' });
    return {
      items: await presentCoSellings(c, rows, () => movable),
      shares: shares.map(({ partner_id, percent }) => ({ partner: named(partner_id), percent })),
      distributor: {
        named_tax_id: distributor_tax_id,
        company: distributor_id ? named(distributor_id) : null,
        ...(isVendor ? { matches: alike.map((each) => ({ id: each.id, name: each.name })) } : {}),
      },
      can: {
        propose: proposes && !open,
        offer: arranges && !open,
        name_distributor: proposes,
        set_distributor: arranges,
      },
    };
  }),

  implement(listCoSellings, async (c, input) => {
    const { items, nextCursor } = toPage(await selectAll(c.tx, c.scope(), input), input.limit, keysOf);
    const deals = await selectDeals(
      c.tx,
      c.actor.vendorId,
      items.map((row) => row.registration_id),
    );
    const dealOf = (row: CoSellingRow) => deals.get(row.registration_id) ?? fail('record.not_found');
    const shown = await presentCoSellings(c, items, (row) => mayMove(dealOf(row), openStates) === null);
    return {
      items: items.flatMap((row, at) => {
        const { number, customer_name, lead_id, lead_name } = dealOf(row);
        const view = shown[at];
        if (!view) return [];
        const about = { registration_id: row.registration_id, number, customer_name };
        return [{ ...view, ...about, lead: { id: lead_id, name: lead_name } }];
      }),
      nextCursor,
    };
  }),

  implement(listJointDeals, async (c, input) => {
    const { vendorId, partnerId } = c.actor;
    const { items, nextCursor } = toPage(await selectJoint(c.tx, c.scope(), input), input.limit, keysOf);
    const ids = items.map((row) => row.registration_id);
    const deals = await acrossPartners(
      c.tx,
      partnerId,
      'what a support partner is told of the deals it takes part in',
      () => selectDeals(c.tx, vendorId, ids),
    );
    const stages = await selectStages(c.tx, vendorId);
    return {
      items: items.flatMap((row) => {
        const deal = deals.get(row.registration_id);
        return deal ? [presentJoint(c.actor, row, deal, stages)] : [];
      }),
      nextCursor,
    };
  }),

  implement(
    downloadJointDealReceipt,
    async (c, { id, event }) => {
      const row = c.authorize(await readFor(c.tx, c.actor.vendorId, id, 'support'));
      const at = event === 'joined' ? row.agreed_at : row.closed_at;
      const about = { partnerId: row.support_id as string, type: `co_selling.${event}` as const };
      const [index] = row.agreed_at && at ? await selectLeavesAbout(c.tx, row.vendor_id, { ...about, at }) : [];
      if (index === undefined) fail('record.not_found');
      const { name, mediaType, text } = await receiptFile(c.tx, row.vendor_id, index);
      return { name, mediaType, text };
    },
    { afterSigning: true },
  ),
];
