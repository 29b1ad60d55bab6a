/** Rows of the files, before and after. */
import type { Selectable, Updateable } from 'kysely';
import type { Problem } from '../../../kernel/problem.ts';
import type { RegistrationImportRows } from '../../../platform/db/schema.gen.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { RowOutcome } from '../contract/views.ts';

export type KeptFault = Pick<Problem, 'code' | 'params'> & { field: string | null };
export type FileRow = Omit<Selectable<RegistrationImportRows>, 'cells' | 'problems'> & {
  cells: string[];
  problems: KeptFault[];
};
type Of = { vendor_id: string; id: string; partner_id: string };

const atOnce = 200;

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / atOnce) }, (_, at) => list.slice(at * atOnce, (at + 1) * atOnce));
}

/** What stood there before goes: a file is given anew. */
export async function replaceRows(tx: Tx, of: Of, rows: readonly { number: number; cells: string[] }[]): Promise<void> {
  await deleteRows(tx, of);
  for (const part of chunks(rows)) {
    const values = part.map(({ number, cells }) => ({
      ...{ vendor_id: of.vendor_id, import_id: of.id, partner_id: of.partner_id },
      row_number: number,
      cells: JSON.stringify(cells),
    }));
    await tx.insertInto('registration_import_rows').values(values).execute();
  }
}

export async function deleteRows(tx: Tx, { vendor_id, id }: Pick<Of, 'vendor_id' | 'id'>): Promise<void> {
  await tx
    .deleteFrom('registration_import_rows')
    .where('vendor_id', '=', vendor_id)
    .where('import_id', '=', id)
    .execute();
}

export interface RowQuestion {
  after?: number;
  limit?: number;
  outcomes?: readonly RowOutcome[];
  /** Rows whose turn has not come. */
  waiting?: boolean;
  /** Rows with a registration that nobody has tried to take back yet. */
  toUndo?: boolean;
}

export async function selectRows(
  tx: Tx,
  { vendor_id, id }: Pick<Of, 'vendor_id' | 'id'>,
  { after = 0, limit = 10_000, outcomes, waiting, toUndo }: RowQuestion = {},
): Promise<FileRow[]> {
  let query = tx
    .selectFrom('registration_import_rows')
    .selectAll()
    .where('vendor_id', '=', vendor_id)
    .where('import_id', '=', id)
    .where('row_number', '>', after);
  if (outcomes) query = query.where('outcome', 'in', [...outcomes]);
  if (waiting) query = query.where('plan', 'in', ['submit', 'draft']).where('outcome', 'is', null);
  if (toUndo) query = query.where('registration_id', 'is not', null).where('undo_outcome', 'is', null);
  return (await query.orderBy('row_number').limit(limit).execute()) as unknown as FileRow[];
}

/** How many rows stand where. */
export async function countRows(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('registration_import_rows')
    .select((eb) => ['import_id', 'outcome', 'undo_outcome', eb.fn.countAll<number>().as('n')])
    .where('vendor_id', '=', vendorId)
    .where('import_id', 'in', [...ids])
    .groupBy(['import_id', 'outcome', 'undo_outcome'])
    .execute();
}

interface Plan {
  number: number;
  cells: readonly string[];
  plan: 'submit' | 'draft' | 'skip';
  problems: readonly KeptFault[];
}

/** Fixes what is to be done with each row; those that are left out have their outcome at once. */
export async function savePlans(tx: Tx, of: Of, plans: readonly Plan[]): Promise<void> {
  for (const part of chunks(plans)) {
    const values = part.map(({ number, cells, plan, problems }) => ({
      ...{ vendor_id: of.vendor_id, import_id: of.id, partner_id: of.partner_id },
      row_number: number,
      cells: JSON.stringify(cells),
      plan,
      outcome: plan === 'skip' ? 'skipped' : null,
      problems: JSON.stringify(problems),
    }));
    await tx
      .insertInto('registration_import_rows')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['vendor_id', 'import_id', 'row_number']).doUpdateSet((eb) => ({
          plan: eb.ref('excluded.plan'),
          outcome: eb.ref('excluded.outcome'),
          problems: eb.ref('excluded.problems'),
        })),
      )
      .execute();
  }
}

export async function saveRow(
  tx: Tx,
  row: Pick<FileRow, 'vendor_id' | 'import_id' | 'row_number'>,
  change: Updateable<RegistrationImportRows>,
): Promise<void> {
  await tx
    .updateTable('registration_import_rows')
    .set(change)
    .where('vendor_id', '=', row.vendor_id)
    .where('import_id', '=', row.import_id)
    .where('row_number', '=', row.row_number)
    .execute();
}

/** Imports untouched since a moment whose cells are still there. */
export async function oldImports(tx: Tx, vendorId: string, before: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('registration_imports as i')
    .select('i.id')
    .where('i.vendor_id', '=', vendorId)
    .where('i.updated_at', '<', before)
    .where('i.state', 'not in', ['reading', 'running', 'undoing'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('registration_import_rows as r')
          .select('r.row_number')
          .where('r.vendor_id', '=', vendorId)
          .whereRef('r.import_id', '=', 'i.id')
          .where('r.cells', '<>', '[]'),
      ),
    )
    .limit(20)
    .execute();
  return rows.map(({ id }) => id);
}

/** What stood in the file goes, and what was said of it; what became of each row stays. */
export async function forgetCells(tx: Tx, vendorId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('registration_import_rows')
    .set({ cells: '[]', problems: '[]' })
    .where('vendor_id', '=', vendorId)
    .where('import_id', 'in', [...ids])
    .execute();
}

/** The registrations that rows have become. */
export async function selectMade(tx: Tx, vendorId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('registrations')
    .select(['id', 'number', 'state'])
    .where('vendor_id', '=', vendorId)
    .where('id', 'in', [...ids])
    .execute();
}
