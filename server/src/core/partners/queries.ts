import { toPage } from '../../kernel/page.ts';
import { requireFitting, sheetOf, sheetPageRows } from '../../kernel/sheet.ts';
import { type Context, implement, implementSheet } from '../../platform/operations/implement.ts';
import { companyAnswer } from './company.ts';
import { exportPartners, getCompany, getPartner, listBranches, listPartners } from './contract.ts';
import { presentBranch, presentHead, presentPartner } from './present.ts';
import { partnerColumns } from './sheet.ts';
import { selectBranches } from './store/branches.ts';
import { countPartners, findPartner, type PartnerFilter, partnerKeys, selectPartners } from './store/partners.ts';

async function pageOf(c: Pick<Context<{ permission: 'partner.read' }>, 'tx' | 'scope'>, filter: PartnerFilter) {
  const rows = await selectPartners(c.tx, c.scope(), filter);
  return toPage(rows, filter.limit, partnerKeys(filter.sort));
}

export const partnerQueries = [
  implement(listPartners, async (c, input) => {
    const page = await pageOf(c, input);
    return { ...page, items: page.items.map(presentHead) };
  }),
  implementSheet(exportPartners, async (c, { at_most, ...filter }) => {
    const total = await countPartners(c.tx, c.scope(), filter);
    requireFitting(total, at_most);
    return sheetOf({ title: 'sheet.partners', columns: partnerColumns, total }, (cursor) =>
      pageOf(c, { ...filter, cursor, limit: sheetPageRows }),
    );
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
