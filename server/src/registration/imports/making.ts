/** One row: into a registration, and back. */
import type { Updateable } from 'kysely';
import type { Member } from '../../access/actors.ts';
import { type Problem, ProblemError } from '../../kernel/problem.ts';
import type { RegistrationImportRows } from '../../platform/db/schema.gen.ts';
import { type ReadingFacts, readRow } from './rules/reading.ts';
import type { ImportRow } from './store/imports.ts';
import type { FileRow, KeptFault } from './store/rows.ts';

export interface Making {
  of: ImportRow;
  person: Member;
  run: (operation: string, input: unknown, idempotencyKey: string) => Promise<unknown>;
  save: (row: FileRow, change: Updateable<RegistrationImportRows>) => Promise<void>;
}

/** What ends the whole import and not only a row: every other row would be refused for the same reason. */
const ofAll: readonly string[] = ['access.forbidden', 'partner.not_active', 'rules.none_in_force'];

function faultsOf({ code, params, fields }: Problem): KeptFault[] {
  if (fields.length === 0) return [{ field: null, code, params }];
  return fields.map((each) => ({ field: fieldName(each.path), code: each.code, params: each.params ?? {} }));
}

/** A field of a registration as the file calls it. */
function fieldName(path: string): string {
  const name = path.split('.')[0] ?? '';
  const renamed: Record<string, string> = {
    products: 'product',
    amount_minor: 'amount',
    responsible_id: 'responsible',
  };
  return renamed[name] ?? name;
}

/** Runs one step of a row. @returns the refusal, when there was one */
async function tried(step: () => Promise<void>): Promise<Problem | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** @returns a problem only when the import cannot go on at all */
export async function makeRow(making: Making, row: FileRow, facts: ReadingFacts): Promise<Problem | null> {
  const { of, run, save } = making;
  const key = `import-${of.id}-${row.row_number}`;
  let id = row.registration_id;
  if (id === null) {
    const { claim } = readRow(row.cells, of.columns, facts);
    const owner = of.by_vendor ? { partner_id: of.partner_id } : {};
    const input = { responsible_id: of.responsible_id, ...claim, ...owner };
    const refusal = await tried(async () => {
      const made = (await run('createRegistration', input, `${key}-create`)) as { id: string };
      id = made.id;
      await save(row, { registration_id: id });
    });
    if (refusal && ofAll.includes(refusal.code)) return refusal;
    if (refusal) await save(row, { outcome: 'failed', problems: JSON.stringify(faultsOf(refusal)) });
    if (id === null) return null;
  }
  if (row.plan === 'draft') {
    await save(row, { outcome: 'draft' });
    return null;
  }
  const refusal = await tried(async () => {
    await run('submitRegistration', { id }, `${key}-submit`);
    await save(row, { outcome: 'submitted', problems: '[]' });
  });
  if (!refusal) return null;
  // What cannot be submitted stays a draft, with the reason: nothing that was written is lost.
  await save(row, { outcome: 'draft', problems: JSON.stringify(faultsOf(refusal)) });
  return ofAll.includes(refusal.code) ? refusal : null;
}

/** What the vendor has decided meanwhile stays; everything else goes by the same way as by hand. */
export async function takeBackRow({ of, run, save }: Making, row: FileRow): Promise<void> {
  const operation = of.by_vendor ? 'takeBackRegistration' : 'withdrawRegistration';
  const refusal = await tried(async () => {
    await run(operation, { id: row.registration_id }, `import-${of.id}-${row.row_number}-undo`);
    await save(row, { undo_outcome: 'taken_back' });
  });
  if (refusal) await save(row, { undo_outcome: 'stays' });
}
