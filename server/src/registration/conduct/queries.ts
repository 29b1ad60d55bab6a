import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { getConductCase, listConductCases } from './contract.ts';
import { presentCases } from './present.ts';
import { type CaseRow, readCase, selectCases } from './store.ts';

export const conductQueries = [
  implement(listConductCases, async (c, input) => {
    const rows = await selectCases(c.tx, c.scope(), input);
    const page = toPage<CaseRow>(rows, input.limit, (row) => [row.opened_at.toISOString(), row.id]);
    return { items: await presentCases(c, page.items), nextCursor: page.nextCursor };
  }),
  implement(getConductCase, async (c, { id }) => {
    const row = c.authorize(await readCase(c.tx, c.actor.vendorId, id));
    const [shown] = await presentCases(c, [row]);
    return shown as NonNullable<typeof shown>;
  }),
];
