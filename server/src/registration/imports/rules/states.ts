/** The states of an import, and until when it can be taken back. */
import { transitionTable } from '../../../kernel/transitions.ts';
import { type ImportState, importStates } from '../contract/views.ts';

export type ImportEvent =
  | 'give_file'
  | 'read'
  | 'refuse_file'
  | 'map'
  | 'run'
  | 'finish'
  | 'stop'
  | 'undo'
  | 'finish_undoing'
  | 'discard';

export const importTable = transitionTable<ImportState, ImportEvent, 'person' | 'system'>(
  'import',
  importStates,
  'empty',
  [
    { from: ['empty', 'unreadable', 'mapping'], event: 'give_file', to: 'reading', who: ['person'] },
    { from: ['reading'], event: 'read', to: 'mapping', who: ['system'] },
    { from: ['reading'], event: 'refuse_file', to: 'unreadable', who: ['system'] },
    { from: ['mapping'], event: 'map', to: 'mapping', who: ['person'] },
    { from: ['mapping'], event: 'run', to: 'running', who: ['person'] },
    { from: ['running'], event: 'finish', to: 'done', who: ['system'] },
    { from: ['running'], event: 'stop', to: 'stopped', who: ['system'] },
    { from: ['done', 'stopped'], event: 'undo', to: 'undoing', who: ['person'] },
    { from: ['undoing'], event: 'finish_undoing', to: 'undone', who: ['system'] },
    { from: ['empty', 'unreadable', 'mapping'], event: 'discard', to: 'discarded', who: ['person'] },
  ],
);

const dayMs = 86_400_000;

export const limits = {
  /** Of one file, in bytes. */
  fileBytes: 5_000_000,
  rows: 1_000,
  columns: 60,
  cell: 4_000,
  unpackedBytes: 80_000_000,
  readMs: 30_000,
  /** Imports of one company that are not finished. */
  open: 5,
  /** How long what was made can be taken back. */
  undoDays: 3,
  /** Undone imports of one company in a day: claiming and taking back by the hundred is a way to ask who has which customer. */
  undoneInADay: 3,
  /** Of one import: a process that dies so often dies of it. */
  attempts: 5,
  leaseMs: 60_000,
  /** So long after its last change the cells of an import are kept: names and phones are nobody's archive. */
  cellDays: 90,
} as const;

export function cellsKeptSince(now: Date): Date {
  return new Date(now.getTime() - limits.cellDays * dayMs);
}

export function undoUntil(finished: Date): Date {
  return new Date(finished.getTime() + limits.undoDays * dayMs);
}
