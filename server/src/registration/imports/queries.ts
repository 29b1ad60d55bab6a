import { requireCursor, toPage } from '../../kernel/page.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { getImport, getImportColumns, listImportRows, listImports, previewImport } from './contract/operations.ts';
import { rowResults } from './contract/views.ts';
import { judgeRows } from './judging.ts';
import { faultWords, presentImports, presentJudged } from './present.ts';
import { judgingFacts } from './store/facts.ts';
import { type ImportRow, type NamedImport, readImport, selectImports } from './store/imports.ts';
import { type FileRow, selectMade, selectRows } from './store/rows.ts';

type Asking = Context<{ permission: 'registration.import' }>;

const samplesAtMost = 3;
/** Rows that the samples of a column are looked for in. */
const sampledRows = 20;

export async function columnsOf(tx: Asking['tx'], row: ImportRow) {
  const rows = await selectRows(tx, row, { limit: sampledRows });
  const columns = row.headings.map((heading, at) => ({
    heading,
    field: row.columns[at] ?? null,
    samples: [...new Set(rows.map(({ cells }) => (cells[at] ?? '').slice(0, 120)).filter((cell) => cell !== ''))].slice(
      0,
      samplesAtMost,
    ),
  }));
  return { columns };
}

export async function presentImport(c: Asking, id: string) {
  const row = c.authorize(await readImport(c.tx, c.actor.vendorId, id));
  const [shown] = await presentImports(c, [row]);
  return shown as NonNullable<typeof shown>;
}

/** The first words of a row, whatever its columns are taken for. */
function nameIn(row: ImportRow, { cells }: FileRow): string {
  const at = row.columns.indexOf('customer_name');
  const named = at >= 0 ? cells[at] : '';
  return (named || cells.find((cell) => cell !== '') || '').slice(0, 300);
}

/** The line of the file after which a page begins. */
const lineOf = (cursor: string | undefined) => (cursor ? requireCursor(cursor, ['int'])[0] : 0);

export const importQueries = [
  implement(listImports, async (c, input) => {
    const rows = await selectImports(c.tx, c.scope(), input);
    const page = toPage<NamedImport>(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: await presentImports(c, page.items), nextCursor: page.nextCursor };
  }),

  implement(getImport, (c, { id }) => presentImport(c, id)),

  implement(getImportColumns, async (c, { id }) =>
    columnsOf(c.tx, c.authorize(await readImport(c.tx, c.actor.vendorId, id))),
  ),

  implement(previewImport, async (c, { id, result, cursor, limit }) => {
    const after = lineOf(cursor);
    const row = c.authorize(await readImport(c.tx, c.actor.vendorId, id));
    const facts = await judgingFacts(c.tx, row, c.now);
    const judged = row.state === 'mapping' ? judgeRows(await selectRows(c.tx, row), row.columns, facts) : [];
    const counts = Object.fromEntries(
      rowResults.map((each) => [each, judged.filter((one) => one.result === each).length]),
    ) as Record<(typeof rowResults)[number], number>;
    const found = judged.filter((one) => one.number > after && (result === undefined || one.result === result));
    const { items, nextCursor } = toPage(found, limit, (one) => [one.number]);
    return {
      counts,
      quota_left: facts.quotaLeft,
      items: items.map((each) => presentJudged(each, facts.families, row.responsible_name)),
      nextCursor,
    };
  }),

  implement(listImportRows, async (c, { id, outcome, cursor, limit }) => {
    const row = c.authorize(await readImport(c.tx, c.actor.vendorId, id));
    const rows = await selectRows(c.tx, row, {
      after: lineOf(cursor),
      limit: limit + 1,
      ...(outcome ? { outcomes: [outcome] } : {}),
    });
    const { items, nextCursor } = toPage(rows, limit, (each) => [each.row_number]);
    const made = await selectMade(
      c.tx,
      row.vendor_id,
      items.flatMap(({ registration_id }) => (registration_id ? [registration_id] : [])),
    );
    return {
      items: items.map((each) => {
        const found = made.find((one) => one.id === each.registration_id);
        return {
          number: each.row_number,
          outcome: each.outcome as 'submitted' | null,
          customer_name: nameIn(row, each),
          registration: found
            ? {
                id: found.id,
                state: found.state as 'draft',
                number: found.number === null ? null : Number(found.number),
              }
            : null,
          faults: each.problems.map(faultWords),
          undo_outcome: each.undo_outcome as 'taken_back' | null,
        };
      }),
      nextCursor,
    };
  }),
];
