import { vendorToday } from '../../core/calendar/index.ts';
import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { getConductCase, listConductCases, listStandingSanctions } from './contract.ts';
import { presentCases } from './present.ts';
import { type CaseRow, readCase, selectCases, standingSanctions } from './store.ts';

export const conductQueries = [
  implement(listConductCases, async (c, input) => {
    const rows = await selectCases(c.tx, c.scope(), input);
    const page = toPage<CaseRow>(rows, input.limit, (row) => [row.opened_at.toISOString(), row.id]);
    return { items: await presentCases(c, page.items), nextCursor: page.nextCursor };
  }),
  implement(listStandingSanctions, async (c, { partner_id }) => {
    const scope = c.scope();
    const partnerId = scope.partnerId ?? partner_id;
    if (!partnerId) return { items: [] };
    const rows = await standingSanctions(
      c.tx,
      scope.vendorId,
      partnerId,
      await vendorToday(c.tx, scope.vendorId, c.now),
    );
    return {
      items: rows.map(({ id, number, sanction, sanction_day }) => ({
        ...{ case_id: id, number, sanction: sanction ?? ('none' as const), until: sanction_day },
      })),
    };
  }),
  implement(getConductCase, async (c, { id }) => {
    const row = c.authorize(await readCase(c.tx, c.actor.vendorId, id));
    const [shown] = await presentCases(c, [row]);
    return shown as NonNullable<typeof shown>;
  }),
];
