import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import type { DataTableProps } from './data-table-types.ts';

type Options<Row> = Pick<DataTableProps<Row>, 'rows' | 'rowKey' | 'onSelect'> & { chosen: ReadonlySet<string> };

export interface Selection<Row> {
  /** Chooses a row or lets it go; with `through`, all rows from the one touched before it to this one. */
  toggle: (row: Row, through?: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
  all: boolean;
}

/** Which rows are chosen: one by one, a stretch with Shift, all that are loaded; Escape lets go of them. */
export function useSelection<Row>({ rows = [], rowKey, onSelect, chosen }: Options<Row>): Selection<Row> {
  const anchor = useRef<string>(undefined);
  const clear = () => onSelect?.(new Set());
  // An open window has its own Escape, a field too; a checkbox that was just pressed has none.
  const leave = ({ target }: KeyboardEvent) => {
    const writing = target instanceof HTMLInputElement && target.type !== 'checkbox';
    if (chosen.size > 0 && !writing && !document.querySelector('[role="dialog"]')) clear();
  };
  useHotkeys([['Escape', leave]], ['TEXTAREA', 'SELECT']);

  const stretch = (row: Row): readonly Row[] => {
    const keys = rows.map(rowKey);
    const [from, to] = [keys.indexOf(anchor.current ?? ''), keys.indexOf(rowKey(row))].sort((a, b) => a - b);
    return from === undefined || to === undefined || from < 0 ? [row] : rows.slice(from, to + 1);
  };
  const all = rows.length > 0 && rows.every((row) => chosen.has(rowKey(row)));
  return {
    all,
    clear,
    toggleAll: () => onSelect?.(new Set(all ? [] : rows.map(rowKey))),
    toggle(row, through = false) {
      const on = !chosen.has(rowKey(row));
      const next = new Set(chosen);
      for (const each of through ? stretch(row) : [row]) {
        if (on) next.add(rowKey(each));
        else next.delete(rowKey(each));
      }
      anchor.current = rowKey(row);
      onSelect?.(next);
    },
  };
}
