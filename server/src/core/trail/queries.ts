import { toPage } from '../../kernel/page.ts';
import { requireFitting, sheetOf, sheetPageRows } from '../../kernel/sheet.ts';
import { type Context, implement, implementSheet } from '../../platform/operations/implement.ts';
import { exportAuditEvents, listAuditDeeds, listAuditEvents } from './contract.ts';
import { deedOf, trailedOperations } from './deeds.ts';
import { presentEvents } from './present.ts';
import { trailColumns } from './sheet.ts';
import { type AuditFilter, countAuditEvents, selectAuditEvents } from './store.ts';

type Reading = Pick<Context<{ permission: 'audit.read' }>, 'tx' | 'scope' | 'actor'>;

async function pageOf(c: Reading, filter: AuditFilter, page: { cursor?: string | undefined; limit: number }) {
  const rows = await selectAuditEvents(c.tx, c.scope(), filter, page);
  const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
  return { items: await presentEvents(c, items), nextCursor };
}

export const trailQueries = [
  implement(listAuditEvents, (c, { cursor, limit, ...filter }) => pageOf(c, filter, { cursor, limit })),

  implement(listAuditDeeds, async () => ({
    items: trailedOperations().map((operation) => ({ operation, deed: deedOf(operation) })),
    nextCursor: null,
  })),

  implementSheet(exportAuditEvents, async (c, { at_most, ...filter }) => {
    const total = await countAuditEvents(c.tx, c.scope(), filter);
    requireFitting(total, at_most);
    return sheetOf({ title: 'sheet.trail', columns: trailColumns, total }, (cursor) =>
      pageOf(c, filter, { cursor, limit: sheetPageRows }),
    );
  }),
];
