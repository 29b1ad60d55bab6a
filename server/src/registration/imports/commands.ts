/** What people do with an import. Reading, making and taking back happen in the background (`working.ts`). */
import { personNames } from '../../core/identity/index.ts';
import { newId } from '../../kernel/ids.ts';
import { accept, fail, isProblem } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import {
  createImport,
  discardImport,
  giveImportFile,
  mapImport,
  runImport,
  undoImport,
} from './contract/operations.ts';
import type { ImportMode, RowResult } from './contract/views.ts';
import { importWaits } from './events.ts';
import { type JudgedRow, judgeRows } from './judging.ts';
import { keptFault } from './present.ts';
import { columnsOf, presentImport } from './queries.ts';
import { missingColumns, repeatedColumns } from './rules/headings.ts';
import { type ImportEvent, importTable, limits } from './rules/states.ts';
import { judgingFacts, rememberHeadings, selectColleagues, selectOwner } from './store/facts.ts';
import { countOpen, countUndone, type ImportRow, insertImport, lockImport, saveImport } from './store/imports.ts';
import { deleteRows, savePlans, selectRows } from './store/rows.ts';

const dayMs = 86_400_000;
type Acting = Context<{ permission: 'registration.import' }>;

/** Whose import it will be, and who answers for its rows: as for a single draft. */
async function ownerOf(c: Acting, input: { partner_id?: string | undefined; responsible_id?: string | undefined }) {
  const { vendorId, partnerId: own, personId } = c.actor;
  if (!personId) fail('access.forbidden');
  const wrong = (path: string, code: string) => fail('import.bad_owner', {}, [{ path, code }]);
  if (own !== null && input.partner_id !== undefined && input.partner_id !== own)
    return wrong('partner_id', 'field.not_found');
  const partnerId = own ?? input.partner_id ?? wrong('partner_id', 'field.required');
  const responsibleId = input.responsible_id ?? (own ? personId : wrong('responsible_id', 'field.required'));
  const partner = await selectOwner(c.tx, vendorId, partnerId);
  if (!partner) return wrong('partner_id', 'field.not_found');
  if (partner.status !== 'active') fail('partner.not_active');
  const colleagues = await selectColleagues(c.tx, vendorId, partnerId);
  if (!colleagues.some(({ id }) => id === responsibleId)) return wrong('responsible_id', 'field.not_found');
  return { partnerId, personId, responsibleId };
}

async function lockedFor(c: Acting, id: string, event: ImportEvent): Promise<ImportRow> {
  const row = c.authorize(await lockImport(c.tx, c.actor.vendorId, id));
  const state = nextState(importTable, row.state, event);
  if (isProblem(state)) accept(state);
  return row;
}

/** Whoever may import with a key of few rights gets no more of them by way of the background. */
function requireRights({ actor }: Acting, rights: readonly ('registration.draft' | 'registration.submit')[]): void {
  for (const permission of rights) if (!actor.grants.has(permission)) fail('access.forbidden', { permission });
}

/** What is done with a row of this result; its quota may be free again when its turn comes, but nobody counts on it. */
const plans: Record<ImportMode, Record<RowResult, 'submit' | 'draft' | 'skip'>> = {
  submit: { ready: 'submit', incomplete: 'skip', twin_in_file: 'skip', twin_in_book: 'skip', over_quota: 'draft' },
  drafts: { ready: 'draft', incomplete: 'draft', twin_in_file: 'skip', twin_in_book: 'skip', over_quota: 'draft' },
};

/** A draft of a row that says nothing would be a draft of nothing. */
function planOf(row: JudgedRow, mode: ImportMode): 'submit' | 'draft' | 'skip' {
  const { customer_name, customer_tax_id, customer_domain } = row.read.claim;
  const plan = plans[mode][row.result];
  return plan === 'draft' && !customer_name && !customer_tax_id && !customer_domain ? 'skip' : plan;
}

export const importCommands = [
  implement(createImport, async (c, input) => {
    const { vendorId } = c.actor;
    const { partnerId, personId, responsibleId } = await ownerOf(c, input);
    if ((await countOpen(c.tx, vendorId, partnerId)) >= limits.open)
      fail('import.too_many_open', { limit: limits.open });
    const id = newId(c.now);
    const names = await personNames(c.tx, vendorId, [personId]);
    await insertImport(c.tx, {
      vendor_id: vendorId,
      id,
      partner_id: partnerId,
      person_id: personId,
      person_name: names.get(personId) ?? '',
      by_vendor: c.actor.partnerId === null,
      responsible_id: responsibleId,
      created_at: c.now,
      updated_at: c.now,
    });
    return presentImport(c, id);
  }),

  implement(giveImportFile, async (c, { id, file }) => {
    const row = await lockedFor(c, id, 'give_file');
    if (file.sizeBytes > limits.fileBytes)
      fail('import.file_too_large', { maximum_mb: Math.floor(limits.fileBytes / 1_000_000) });
    if (!/\.(xlsx|csv|txt)$/i.test(file.name)) fail('file.kind_refused', { allowed: ['xlsx', 'csv', 'txt'] });
    await deleteRows(c.tx, row);
    await saveImport(c.tx, row, {
      state: 'reading',
      file_name: file.name,
      file_sha256: file.sha256,
      storage_key: file.storageKey,
      ...{ headings: '[]', columns: '[]', row_count: 0, problem: null, attempts: 0, leased_until: null },
      updated_at: c.now,
    });
    c.emit(importWaits, { import_id: row.id });
    return presentImport(c, id);
  }),

  implement(mapImport, async (c, { id, fields }) => {
    const row = await lockedFor(c, id, 'map');
    const columns = row.headings.map((_, at) => fields[at] ?? null);
    const missing = missingColumns(columns);
    if (missing.length > 0) fail('import.columns_missing');
    const twice = repeatedColumns(columns);
    if (twice.length > 0) fail('import.columns_twice', { fields: twice });
    await saveImport(c.tx, row, { columns: JSON.stringify(columns), updated_at: c.now });
    await rememberHeadings(c.tx, row, row.headings, columns);
    return columnsOf(c.tx, { ...row, columns });
  }),

  implement(runImport, async (c, { id, mode }) => {
    const row = await lockedFor(c, id, 'run');
    requireRights(c, mode === 'submit' ? ['registration.draft', 'registration.submit'] : ['registration.draft']);
    const partner = await selectOwner(c.tx, row.vendor_id, row.partner_id);
    if (partner?.status !== 'active') fail('partner.not_active');
    const rows = await selectRows(c.tx, row);
    const judged = judgeRows(rows, row.columns, await judgingFacts(c.tx, row, c.now));
    const planned = judged.map((each, at) => ({
      number: each.number,
      cells: rows[at]?.cells ?? [],
      plan: planOf(each, mode),
      problems: each.faults.map(keptFault),
    }));
    const work = planned.filter(({ plan }) => plan !== 'skip').length;
    if (work === 0) fail('import.nothing_to_do');
    await savePlans(c.tx, row, planned);
    await saveImport(c.tx, row, {
      ...{ state: 'running', mode, rows_planned: work, rows_done: 0, attempts: 0, leased_until: null },
      updated_at: c.now,
    });
    c.emit(importWaits, { import_id: row.id });
    return presentImport(c, id);
  }),

  implement(undoImport, async (c, { id }) => {
    const row = await lockedFor(c, id, 'undo');
    if (row.by_vendor !== (c.actor.partnerId === null)) fail('access.forbidden', { permission: 'registration.import' });
    if (row.undo_until === null || row.undo_until <= c.now) fail('import.undo_over', { days: limits.undoDays });
    if ((await countUndone(c.tx, row, new Date(c.now.getTime() - dayMs))) >= limits.undoneInADay)
      fail('import.too_many_undone', { limit: limits.undoneInADay });
    await saveImport(c.tx, row, {
      ...{ state: 'undoing', person_id: c.actor.personId ?? row.person_id },
      ...{ attempts: 0, leased_until: null, rows_done: 0, problem: null, updated_at: c.now },
    });
    c.emit(importWaits, { import_id: row.id });
    return presentImport(c, id);
  }),

  implement(discardImport, async (c, { id }) => {
    const row = await lockedFor(c, id, 'discard');
    await deleteRows(c.tx, row);
    await saveImport(c.tx, row, { state: 'discarded', updated_at: c.now });
    return {};
  }),
];
