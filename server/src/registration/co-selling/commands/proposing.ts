/** How an agreement begins: the lead names a company, or the vendor offers one. */
import { parseTaxId } from '../../../kernel/identifiers/tax-id.ts';
import { newId } from '../../../kernel/ids.ts';
import { fail } from '../../../kernel/problem.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { lockRegistration, openStates, type RegistrationRecord } from '../../registrations/index.ts';
import { nameDistributor, offerCoSelling, proposeCoSelling, setDistributor } from '../contract.ts';
import { mayMove } from '../rules.ts';
import { type CoSellingRow, insertCoSelling, lockRow, ofRegistration } from '../store/co-sellings.ts';
import { type Company, findCompany, saveDistributor } from '../store/companies.ts';
import { type Acting, done, refuse, say, times } from './steps.ts';

const sent = { sent: true } as const;

async function movableDeal(c: Acting, id: string): Promise<RegistrationRecord> {
  const deal = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
  refuse(mayMove(deal, openStates));
  return deal;
}

interface Identity {
  country: string;
  tax_id: string;
}

/** Refused for what the partner itself has written, never for what the vendor knows of that company. */
async function namedCompany(c: Acting, deal: RegistrationRecord, { country, tax_id }: Identity): Promise<Identity> {
  const parsed = parseTaxId(country, tax_id);
  if (!parsed.ok) fail('co_selling.bad_tax_id', {}, [{ path: 'tax_id', code: `field.tax_id.${parsed.reason}` }]);
  const own = await findCompany(c.tx, deal.vendor_id, deal.partner_id);
  if (own?.country === country && own.tax_id === parsed.value)
    fail('co_selling.own_company', {}, [{ path: 'tax_id', code: 'field.invalid' }]);
  return { country, tax_id: parsed.value };
}

/** One of the vendor's partners that may take part in this deal. */
async function otherPartner(c: Acting, deal: RegistrationRecord, id: string): Promise<Company> {
  if (id === deal.partner_id) fail('co_selling.own_company', {}, [{ path: 'partner_id', code: 'field.invalid' }]);
  const company = await findCompany(c.tx, deal.vendor_id, id);
  if (company?.status !== 'active')
    fail('co_selling.not_this_company', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
  return company;
}

/**
 * While a split stands another one may follow with the same company only: what has been agreed with a partner ends by its
 * own word or the vendor's, not by the lead's turning to somebody else.
 */
async function requireRoom(c: Acting, deal: RegistrationRecord, same: (stands: Company) => boolean): Promise<void> {
  const known = await ofRegistration(c.tx, deal.vendor_id, deal.id);
  if (known.some(({ state }) => state === 'proposed' || state === 'invited')) fail('co_selling.open_already');
  const stands = known.find(({ state }) => state === 'agreed');
  if (!stands) return;
  const support = await acrossPartners(c.tx, c.actor.partnerId, 'the company that shares this deal already', () =>
    findCompany(c.tx, deal.vendor_id, stands.support_id as string),
  );
  if (support && !same(support)) fail('co_selling.another_stands');
}

type Beginning = Pick<CoSellingRow, 'proposed_by' | 'role' | 'lead_percent'> &
  Partial<Pick<CoSellingRow, 'named_country' | 'named_tax_id' | 'support_id'>>;

async function begin(c: Acting, deal: RegistrationRecord, given: Beginning): Promise<void> {
  const { personId } = c.actor;
  if (!personId) fail('access.forbidden');
  const { decision, answer, all } = await times(c);
  const byLead = given.proposed_by === 'partner';
  const id = newId(c.now);
  await insertCoSelling(c.tx, {
    ...{ vendor_id: deal.vendor_id, id, registration_id: deal.id, partner_id: deal.partner_id },
    ...given,
    ...{ proposer_id: personId, proposed_at: c.now, support_percent: 100 - given.lead_percent, state: 'proposed' },
    ...{ due_at: byLead ? decision : answer, expected_by: all },
  });
  say(c, byLead ? 'proposed' : 'offered', { row: await lockRow(c.tx, deal.vendor_id, id), deal });
}

export const proposingCommands = [
  implement(proposeCoSelling, async (c, { id, country, tax_id, role, lead_percent }) => {
    const deal = await movableDeal(c, id);
    const named = await namedCompany(c, deal, { country, tax_id });
    await requireRoom(c, deal, (stands) => stands.country === named.country && stands.tax_id === named.tax_id);
    const company = { named_country: named.country, named_tax_id: named.tax_id };
    await begin(c, deal, { proposed_by: 'partner', role, lead_percent, ...company });
    return sent;
  }),

  implement(offerCoSelling, async (c, { id, partner_id, role, lead_percent }) => {
    const deal = await movableDeal(c, id);
    const { id: support_id } = await otherPartner(c, deal, partner_id);
    await requireRoom(c, deal, (stands) => stands.id === support_id);
    await begin(c, deal, { proposed_by: 'vendor', role, lead_percent, support_id });
    return done;
  }),

  implement(nameDistributor, async (c, { id, country, tax_id }) => {
    const deal = await movableDeal(c, id);
    const named = tax_id === null ? null : await namedCompany(c, deal, { country, tax_id });
    // Which partner that is says the vendor anew.
    await saveDistributor(c.tx, deal, {
      distributor_country: named?.country ?? null,
      distributor_tax_id: named?.tax_id ?? null,
      distributor_id: null,
    });
    return sent;
  }),

  implement(setDistributor, async (c, { id, partner_id }) => {
    const deal = await movableDeal(c, id);
    const company = partner_id === null ? null : await otherPartner(c, deal, partner_id);
    await saveDistributor(c.tx, deal, { distributor_id: company?.id ?? null });
    return done;
  }),
];
