/** The support partner's own leaves: it reads no receipt of the lead's registration, and has one of its part in the deal. */
import type { LeafType } from '@kanal/receipt';
import { rulesInForce } from '../../core/rules/index.ts';
import { appendLeaves, hashOfRules, openParty } from '../../core/trust/index.ts';
import { acrossPartners } from '../../platform/db/tenancy.ts';
import { type EventWitness, inTransactionOf, type WitnessContext } from '../../platform/operations/feature.ts';
import { type CoSellingPayload, coSellingEvents } from './events.ts';
import { lockRow, selectDeals } from './store/co-sellings.ts';
import { findCompany } from './store/companies.ts';

const leaf = (name: 'agreed' | 'ended', type: LeafType): EventWitness => ({
  leaves: [type],
  ...inTransactionOf(coSellingEvents[name], (c, payload) =>
    acrossPartners(c.tx, c.actor?.partnerId ?? null, 'the leaf of a deal that two partners share', () =>
      append(c, type, payload),
    ),
  ),
});

export const coSellingWitnesses: EventWitness[] = [
  leaf('agreed', 'co_selling.joined'),
  leaf('ended', 'co_selling.left'),
];

async function append(c: WitnessContext, type: LeafType, payload: CoSellingPayload): Promise<void> {
  const row = await lockRow(c.tx, c.vendorId, payload.co_selling_id);
  const deal = (await selectDeals(c.tx, c.vendorId, [row.registration_id])).get(row.registration_id);
  const support = await findCompany(c.tx, c.vendorId, row.support_id as string);
  if (!deal || !support) throw new Error(`co-selling ${row.id} has no deal or no support partner`);
  const rules = await rulesInForce(c.tx, c.vendorId, 'registration', c.now);
  const kind = c.actor?.kind;
  await appendLeaves(c.tx, c.vendorId, [
    {
      type,
      at: c.now,
      actor: kind === 'partner' ? 'partner' : kind === 'staff' ? 'vendor' : 'system',
      party: await openParty(c.tx, c.vendorId, support.id),
      rules: hashOfRules(rules.id, rules.published),
      fields: {
        partner: support.name,
        partner_tax_id: support.tax_id,
        lead: deal.lead_name,
        customer: deal.customer_name,
        project: deal.project_name,
        role: row.role,
        lead_percent: row.lead_percent,
        support_percent: row.support_percent,
        rules_version: rules.version,
        note: row.note,
      },
    },
  ]);
}
