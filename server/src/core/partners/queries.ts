import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { companyAnswer } from './company.ts';
import { getCompany, getPartner, listBranches, listPartners } from './contract.ts';
import { presentBranch, presentHead, presentPartner } from './present.ts';
import { selectBranches } from './store/branches.ts';
import { findPartner, partnerKeys, selectPartners } from './store/partners.ts';

export const partnerQueries = [
  implement(listPartners, async (c, input) => {
    const rows = await selectPartners(c.tx, c.scope(), input);
    const page = toPage(rows, input.limit, partnerKeys(input.sort));
    return { ...page, items: page.items.map(presentHead) };
  }),
  implement(getPartner, async (c, input) => {
    const row = c.authorize(await findPartner(c.tx, c.actor.vendorId, input.id));
    const branches = await selectBranches(c.tx, c.actor.vendorId, row.id);
    return presentPartner(row, branches, c.actor.grants.has('partner.manage'));
  }),
  implement(getCompany, (c) => companyAnswer(c)),
  implement(listBranches, async (c) => {
    const { vendorId, partnerId } = c.scope();
    const rows = partnerId ? await selectBranches(c.tx, vendorId, partnerId) : [];
    return { items: rows.map(presentBranch), nextCursor: null };
  }),
];
