import { Button, Checkbox, CloseButton, UnstyledButton } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './data-table.module.css';
import type { Column, DataTableProps, Sort } from './data-table-types.ts';
import { SkeletonLine } from './skeleton.tsx';
import { useRowKeys } from './use-row-keys.ts';

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

/**
 * A list of records: sticky head, sorting by heads, one current row for the keyboard (J K, arrows; X chooses, Enter
 * opens), pages that load as they are reached. On a phone each row becomes a small block of labelled lines.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, rowName, selected, onSelect, sort, onSort, onOpen } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const chosen = selected ?? new Set<string>();
  const toggle = (row: Row) => {
    const next = new Set(chosen);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    onSelect?.(next);
  };
  const keys = useRowKeys({ rows, onOpen, onSelect, hotkeys: props.hotkeys, table, toggle });

  if (rows && rows.length === 0) return <>{props.empty}</>;
  const all = rows !== undefined && rows.every((row) => chosen.has(rowKey(row)));
  const ariaSort = (column: Column<Row>) =>
    sort?.key === column.key ? { 'aria-sort': sort.descending ? ('descending' as const) : ('ascending' as const) } : {};

  return (
    <div className={props.roomy ? `${look.wrap} ${look.roomy}` : look.wrap}>
      {onSelect && chosen.size > 0 && (
        <div className={look.bulk}>
          <b role="status">{t('ui.selected', { count: chosen.size })}</b>
          <div className={look.bulkActions}>{props.bulk}</div>
          <CloseButton aria-label={t('ui.clearSelection')} onClick={() => onSelect(new Set())} />
        </div>
      )}
      <table className={look.table} ref={table} aria-label={props.label} aria-busy={rows === undefined} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {onSelect && (
              <th className={look.check} role="columnheader">
                <Checkbox
                  aria-label={t('ui.selectAll')}
                  checked={all}
                  indeterminate={!all && chosen.size > 0}
                  onChange={() => onSelect(new Set(all ? [] : (rows ?? []).map(rowKey)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={column.numeric ? look.numeric : ''}
                {...(column.width === undefined ? {} : { style: { width: column.width } })}
                {...ariaSort(column)}
              >
                {column.sortable && onSort ? <SortHead column={column} sort={sort} onSort={onSort} /> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={keys.onKeyDown}>
          {rows === undefined && <SkeletonBody columns={columns as readonly Column<never>[]} leading={!!onSelect} />}
          {rows?.map((row, index) => {
            const key = rowKey(row);
            const isChosen = chosen.has(key);
            const current = index === keys.current;
            return (
              <tr
                key={key}
                role="row"
                data-row={index}
                tabIndex={current || (keys.current < 0 && index === 0) ? 0 : -1}
                className={[isChosen && look.chosen, current && look.current, onOpen && look.opens]
                  .filter(Boolean)
                  .join(' ')}
                {...(current ? { 'aria-current': true } : {})}
                onFocus={() => keys.setCurrent(index)}
                onClick={(event) => {
                  if (!(event.target as HTMLElement).closest('a,button,input,label')) onOpen?.(row);
                }}
              >
                {onSelect && (
                  <td className={look.check} role="cell">
                    <Checkbox
                      aria-label={t('ui.selectRow', { name: rowName(row) })}
                      checked={isChosen}
                      onChange={() => toggle(row)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    role="cell"
                    className={column.numeric ? look.numeric : ''}
                    data-phone={column.phone ?? 'line'}
                    data-head={column.head}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {props.hasMore && props.onMore && <More onMore={props.onMore} loading={props.loadingMore === true} />}
    </div>
  );
}
