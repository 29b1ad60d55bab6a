import { Button, Checkbox, CloseButton, UnstyledButton } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './data-table.module.css';
import type { Column, DataTableProps, Sort } from './data-table-types.ts';
import { SkeletonLine } from './skeleton.tsx';
import { type RowKeys, useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';

export type { Column, DataTableProps, Sort } from './data-table-types.ts';

const SKELETON_ROWS = 8;

function SortHead<Row>({ column, sort, onSort }: { column: Column<Row>; sort?: Sort; onSort: (sort: Sort) => void }) {
  const t = useT();
  const on = sort?.key === column.key;
  const descending = on && !sort.descending;
  const Sign = on ? (sort.descending ? IconChevronDown : IconChevronUp) : IconSelector;
  return (
    <UnstyledButton
      className={look.sort}
      onClick={() => onSort({ key: column.key, descending })}
      title={t(descending ? 'ui.sortDescending' : 'ui.sortAscending', { name: column.head })}
    >
      {column.head}
      <Sign size={14} aria-hidden className={on ? '' : look.idle} />
    </UnstyledButton>
  );
}

function More({ onMore, loading }: { onMore: () => void; loading: boolean }) {
  const t = useT();
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && !loading) onMore();
  }, [near, loading, onMore]);
  return (
    <div className={look.more} ref={ref}>
      <Button onClick={onMore} loading={loading}>
        {t('ui.more')}
      </Button>
    </div>
  );
}

function SkeletonBody({ columns, leading }: { columns: readonly Column<never>[]; leading: boolean }) {
  return Array.from({ length: SKELETON_ROWS }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else and never move
    <tr key={index}>
      {leading && <td />}
      {columns.map((column, place) => (
        <td key={column.key}>
          <SkeletonLine width={`${50 + ((index * 3 + place * 5) % 5) * 10}%`} />
        </td>
      ))}
    </tr>
  ));
}

interface HeadProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'sort' | 'onSort'> {
  /** The box that chooses every row. */
  check: ReactNode;
}

function Head<Row>({ columns, sort, onSort, check }: HeadProps<Row>) {
  const order = sort?.descending ? ('descending' as const) : ('ascending' as const);
  return (
    <thead>
      <tr>
        {check && <th className={look.check}>{check}</th>}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.numeric ? look.numeric : ''}
            {...(column.width === undefined ? {} : { style: { width: column.width } })}
            {...(sort?.key === column.key ? { 'aria-sort': order } : {})}
          >
            {column.sortable && onSort ? <SortHead column={column} sort={sort} onSort={onSort} /> : column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'onOpen'> {
  row: Row;
  index: number;
  keys: RowKeys;
  chosen: boolean;
  check: ReactNode;
}

function BodyRow<Row>({ row, index, keys, chosen, check, columns, onOpen }: RowProps<Row>) {
  const current = index === keys.current;
  const entry = current || (keys.current < 0 && index === 0); // the one row that the Tab key reaches
  return (
    <tr
      data-row={index}
      tabIndex={entry ? 0 : -1}
      className={[chosen && look.chosen, current && look.current, onOpen && look.opens].filter(Boolean).join(' ')}
      {...(current ? { 'aria-current': true } : {})}
      onFocus={() => keys.setCurrent(index)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('a,button,input,label')) onOpen?.(row);
      }}
    >
      {check && <td className={look.check}>{check}</td>}
      {columns.map((column) => (
        <td
          key={column.key}
          className={column.numeric ? look.numeric : ''}
          data-phone={column.phone ?? 'line'}
          {...(column.phone === 'named' ? { 'data-head': column.head } : {})}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/**
 * A list of records: sticky head, sorting by heads, one current row for the keyboard (J K, arrows; X chooses, Enter
 * opens), pages that load as they are reached. On a phone each row becomes a small block, its title first.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, rowName, selected, onSelect, onOpen } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const chosen = selected ?? new Set<string>();
  const { toggle, toggleAll, clear, all } = useSelection({ rows, rowKey, onSelect, chosen });
  const keys = useRowKeys({ rows, onOpen, onSelect, hotkeys: props.hotkeys, table, toggle });

  if (rows && rows.length === 0) return props.empty;
  const checkAll = onSelect && (
    <Checkbox
      aria-label={t('ui.selectAll')}
      checked={all}
      indeterminate={!all && chosen.size > 0}
      onChange={toggleAll}
    />
  );
  const check = (row: Row) =>
    onSelect && (
      <Checkbox
        aria-label={t('ui.selectRow', { name: rowName(row) })}
        checked={chosen.has(rowKey(row))}
        onChange={(event) => toggle(row, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    );

  return (
    <div className={[look.wrap, props.roomy && look.roomy, props.wide && look.wide].filter(Boolean).join(' ')}>
      {onSelect && chosen.size > 0 && (
        <div className={look.bulk}>
          <span role="status">
            <b>{t('ui.selected', { count: chosen.size })}</b>{' '}
            {props.chosenWords && <span className="k-muted">{props.chosenWords}</span>}
          </span>
          <div className={look.bulkActions}>{props.bulk}</div>
          {props.bulkNote && <span className={`${look.bulkNote} k-small k-muted`}>{props.bulkNote}</span>}
          <CloseButton aria-label={t('ui.clearSelection')} onClick={clear} />
        </div>
      )}
      <table className={look.table} ref={table} aria-label={props.label} aria-busy={rows === undefined}>
        <Head columns={columns} sort={props.sort} onSort={props.onSort} check={checkAll} />
        <tbody onKeyDown={keys.onKeyDown}>
          {rows === undefined && <SkeletonBody columns={columns as readonly Column<never>[]} leading={!!onSelect} />}
          {rows?.map((row, index) => (
            <BodyRow
              key={rowKey(row)}
              {...{ row, index, keys, columns, onOpen }}
              chosen={chosen.has(rowKey(row))}
              check={check(row)}
            />
          ))}
        </tbody>
      </table>
      {props.hasMore && props.onMore && <More onMore={props.onMore} loading={props.loadingMore === true} />}
    </div>
  );
}
