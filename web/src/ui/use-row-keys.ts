import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { DataTableProps } from './data-table-types.ts';

export interface RowKeys {
  /** Index of the current row, -1 when there is none. */
  current: number;
  setCurrent: (index: number) => void;
  /** For the table's body: arrows, Home, End, X and Enter while the focus is inside. */
  onKeyDown: (event: KeyboardEvent) => void;
}

type Options<Row> = Pick<DataTableProps<Row>, 'rows' | 'onOpen' | 'onSelect' | 'hotkeys'> & {
  table: RefObject<HTMLTableElement | null>;
  toggle: (row: Row) => void;
};

/** The current row and the keys that move it: J K and arrows go, X chooses, Enter opens. */
export function useRowKeys<Row>({ rows, onOpen, onSelect, hotkeys, table, toggle }: Options<Row>): RowKeys {
  const [current, setCurrent] = useState(-1);
  const last = (rows?.length ?? 0) - 1;
  const at = Math.min(current, last);

  const go = (index: number) => {
    if (last < 0) return;
    const next = Math.min(Math.max(index, 0), last);
    setCurrent(next);
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${next}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  const open = () => at >= 0 && rows?.[at] && onOpen?.(rows[at]);
  const choose = () => at >= 0 && rows?.[at] && onSelect && toggle(rows[at]);

  const anywhere = hotkeys !== false;
  useHotkeys(
    anywhere
      ? [
          ['J', () => go(at + 1), { usePhysicalKeys: true }],
          ['K', () => go(at - 1), { usePhysicalKeys: true }],
          ['X', choose, { usePhysicalKeys: true }],
        ]
      : [],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key === 'Enter') {
      if (!target.hasAttribute('data-row')) return; // a link or button inside the row answers for itself
      event.preventDefault();
      open();
      return;
    }
    // A checkbox keeps the focus after a press, and the page's own keys leave fields alone.
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    const key = anywhere && plain && target instanceof HTMLInputElement ? event.code : event.key;
    if (key === 'KeyX') {
      event.preventDefault();
      choose();
      return;
    }
    const aim = new Map([
      ['ArrowDown', at + 1],
      ['KeyJ', at + 1],
      ['ArrowUp', at - 1],
      ['KeyK', at - 1],
      ['Home', 0],
      ['End', last],
    ]).get(key);
    if (aim === undefined) return;
    event.preventDefault();
    go(aim);
  };
  return { current: at, setCurrent, onKeyDown };
}
