/** The company of the person who asks. */
import { fail } from '../../kernel/problem.ts';
import { acrossPartners } from '../../platform/db/tenancy.ts';
import type { Context } from '../../platform/operations/implement.ts';
import { presentCompany } from './present.ts';
import { selectBranches } from './store/branches.ts';
import { findPartner, findStaff, type PartnerRow } from './store/partners.ts';

type OwnCompany = Context<{ permission: 'company.read' }> | Context<{ permission: 'company.manage' }>;

export async function ownCompany(c: OwnCompany): Promise<PartnerRow> {
  const { vendorId, partnerId } = c.actor;
  if (!partnerId) fail('record.not_found');
  return c.authorize(await findPartner(c.tx, vendorId, partnerId));
}

export async function companyAnswer(c: OwnCompany) {
  const row = await ownCompany(c);
  const { vendorId, partnerId } = c.actor;
  const manager = await acrossPartners(c.tx, partnerId, 'a partner is told who looks after it', async () => {
    if (!row.manager_id) return null;
    const person = await findStaff(c.tx, vendorId, row.manager_id);
    return person ? { id: person.id, name: person.full_name } : null;
  });
  const branches = await selectBranches(c.tx, vendorId, row.id);
  return presentCompany(row, branches, manager, c.actor.grants.has('company.manage'));
}
