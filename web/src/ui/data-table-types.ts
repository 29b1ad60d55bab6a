import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** Right-aligned figures. */
  numeric?: boolean;
  /** CSS width of the column. */
  width?: string | number;
  /** On a phone: `title` is the row's first line, `hidden` is left out, `named` bears its head, which a bare number needs. */
  phone?: 'title' | 'hidden' | 'named';
}

export interface Sort {
  key: string;
  descending: boolean;
}

export interface DataTableProps<Row> {
  /** What the table lists, for readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** `undefined` while the first page loads. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** The row in a few words: names its checkbox. */
  rowName: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Enter, or a press on the row. */
  onOpen?: (row: Row) => void;
  /** Keys of the chosen rows; with `onSelect` each row gets a checkbox. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** Actions on the chosen rows, shown in the bar above the head. */
  bulk?: ReactNode;
  /** Beside the number of the chosen rows: what they add up to. */
  chosenWords?: string;
  /** At the right of the bar: what is not done to many at once, and why. */
  bulkNote?: string;
  /** The next page exists; loaded when its place comes near, or by button. */
  hasMore?: boolean;
  onMore?: () => void;
  loadingMore?: boolean;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  /** More columns than the page is wide: the table moves sideways by itself, and its head no longer sticks. */
  wide?: boolean;
  /** Two-line rows of the cabinet. */
  roomy?: boolean;
  /** J K X and Enter work from anywhere on the page; off when a page has two tables. */
  hotkeys?: boolean;
}
