/** What has become of a step in the background, said by the system alone. */
import { accept } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import { implement } from '../../platform/operations/implement.ts';
import { finishImportStep, forgetImportCells } from './contract/operations.ts';
import { importFinished } from './events.ts';
import { cellsKeptSince, type ImportEvent, importTable, undoUntil } from './rules/states.ts';
import { lockImport, saveImport } from './store/imports.ts';
import { countRows, forgetCells, oldImports } from './store/rows.ts';

const endings = {
  reading: { well: 'read', badly: 'refuse_file' },
  running: { well: 'finish', badly: 'stop' },
  // What could not be taken back stays, and that is said; the undoing itself comes to its end.
  undoing: { well: 'finish_undoing', badly: 'finish_undoing' },
} as const satisfies Record<string, { well: ImportEvent; badly: ImportEvent }>;

export const importFinishing = [
  implement(forgetImportCells, async (c) => {
    const ids = await oldImports(c.tx, c.actor.vendorId, cellsKeptSince(c.now));
    await forgetCells(c.tx, c.actor.vendorId, ids);
    return { imports: ids.length };
  }),

  implement(finishImportStep, async (c, { id, step, problem }) => {
    const row = c.authorize(await lockImport(c.tx, c.actor.vendorId, id));
    if (row.state !== step) return { state: row.state };
    const state = accept(nextState(importTable, row.state, endings[step][problem ? 'badly' : 'well']));
    await saveImport(c.tx, row, {
      state,
      problem: problem && JSON.stringify(problem),
      leased_until: null,
      storage_key: null,
      updated_at: c.now,
      ...(step === 'running' ? { finished_at: c.now, undo_until: undoUntil(c.now) } : {}),
      ...(step === 'undoing' ? { undone_at: c.now } : {}),
    });
    const counted = await countRows(c.tx, row.vendor_id, [row.id]);
    const sum = (fits: (each: (typeof counted)[number]) => boolean) =>
      counted.filter(fits).reduce((total, { n }) => total + Number(n), 0);
    c.emit(importFinished, {
      import_id: row.id,
      person_id: row.person_id,
      partner_id: row.partner_id,
      by_vendor: row.by_vendor,
      responsible_id: row.responsible_id,
      step,
      file_name: row.file_name,
      submitted: sum(({ outcome }) => outcome === 'submitted'),
      drafts: sum(({ outcome }) => outcome === 'draft'),
      left_out: sum(({ outcome }) => outcome === 'failed' || outcome === 'skipped'),
      taken_back: sum(({ undo_outcome }) => undo_outcome === 'taken_back'),
      stays: sum(({ undo_outcome }) => undo_outcome === 'stays'),
      problem: problem?.code ?? '',
    });
    return { state };
  }),
];
