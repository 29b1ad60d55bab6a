import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Format, useFormat } from '../../app/use-format.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { nameFirst } from '../../features/registrations/deal-words.ts';
import { StateBadge } from '../../features/registrations/state-badge.tsx';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { Clock } from '../../ui/clock.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { dueWords } from '../due-words.ts';
import { useWorkspace } from '../routes.ts';
import look from './queue.module.css';

function Due({ row, t, format }: { row: RegistrationRow; t: T; format: Format }) {
  if (!row.clock) return <span className={`${look.noClock} k-faint`}>—</span>;
  const words = dueWords(row.clock, t, format);
  return (
    <span className={look.due}>
      <Clock {...words.reading} size={22} label={words.label} />
      <span className={words.colour ? `${words.colour} ${look.urgent}` : ''}>{words.due}</span>
    </span>
  );
}

function Alike({ row, t }: { row: RegistrationRow; t: T }) {
  if (!row.alike) return null;
  return (
    <span className={`${look.alike} k-conf`} title={t('queue.alikeHint', { count: row.alike })}>
      <IconArrowsSplit2 size={16} aria-hidden />
      {row.alike}
      <span className="k-hidden">{t('queue.alikeHint', { count: row.alike })}</span>
    </span>
  );
}

function amountOf(row: RegistrationRow, t: T, format: Format): string {
  if (row.amount_minor === null) return '—';
  const amount =
    row.currency === 'RUB' ? format.number(row.amount_minor / 100) : format.money(row.amount_minor, row.currency);
  return row.billing === 'monthly' ? t('queue.monthly', { amount }) : amount;
}

/** Every column there is, in the order in which it would stand. */
export const columnKeys = [
  'due',
  'number',
  'customer',
  'taxId',
  'city',
  'product',
  'partner',
  'responsible',
  'reviewer',
  'amount',
  'close',
  'type',
  'state',
  'submitted',
  'protected',
  'updated',
  'alike',
] as const;
export type ColumnKey = (typeof columnKeys)[number];
/** A row without its customer says nothing: this column stays. */
export const fixedColumn: ColumnKey = 'customer';
export const usualColumns: readonly ColumnKey[] = [
  'due',
  'number',
  'customer',
  'product',
  'partner',
  'amount',
  'close',
  'state',
  'alike',
];

/** The columns of the queue: whose turn first, what is protected last; those that are wanted. */
export function useQueueColumns(wanted: readonly ColumnKey[]): Column<RegistrationRow>[] {
  const all = useAllColumns();
  return useMemo(() => all.filter(({ key }) => (wanted as readonly string[]).includes(key)), [all, wanted]);
}

function useAllColumns(): Column<RegistrationRow>[] {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  return useMemo<Column<RegistrationRow>[]>(() => {
    const day = (at: string | null) => (at ? format.shortDay(at) : '—');
    return [
      { key: 'due', head: t('queue.due'), sortable: true, width: 144, cell: (row) => <Due {...{ row, t, format }} /> },
      {
        key: 'number',
        head: '№',
        sortable: true,
        numeric: true,
        width: 68,
        phone: 'hidden',
        cell: (row) => <span className="k-muted">{row.number === null ? '—' : format.number(row.number)}</span>,
      },
      {
        key: 'customer',
        head: t('queue.customer'),
        phone: 'title',
        cell: (row) => (
          <Link
            className={`k-plain k-clip ${look.name}`}
            title={row.customer_name}
            {...(row.state === 'draft'
              ? { to: '/w/$vendor/register', params: { vendor }, search: { draft: row.id } }
              : { to: '/w/$vendor/deals/$id', params: { vendor, id: row.id } })}
          >
            <b>{nameFirst(row.customer_name) || t('queue.unnamed')}</b>
          </Link>
        ),
      },
      { key: 'taxId', head: t('queue.taxId'), width: 120, cell: (row) => row.customer_tax_id ?? '—' },
      { key: 'city', head: t('queue.city'), cell: (row) => row.customer_city || '—' },
      {
        key: 'product',
        head: t('queue.product'),
        cell: (row) => (
          <span className={`${look.product} k-clip`}>
            {row.families.map((one) => one.name[format.locale]).join(', ')}
          </span>
        ),
      },
      {
        key: 'partner',
        head: t('queue.partner'),
        cell: (row) => (
          <span className={`${look.partner} k-clip`} title={`${row.partner.name} · ${tierWord(row.partner.tier, t)}`}>
            {row.partner.name}
            <span className={`${look.tier} k-muted`}> · {tierWord(row.partner.tier, t)}</span>
          </span>
        ),
      },
      { key: 'responsible', head: t('queue.responsible'), cell: (row) => row.responsible.name },
      {
        key: 'reviewer',
        head: t('queue.reviewer'),
        cell: (row) => row.reviewer?.name ?? <span className="k-faint">—</span>,
      },
      {
        key: 'amount',
        head: t('queue.amount'),
        sortable: true,
        numeric: true,
        cell: (row) => amountOf(row, t, format),
      },
      {
        key: 'close',
        head: t('queue.close'),
        sortable: true,
        numeric: true,
        width: 96,
        cell: (row) => (row.close_date ? format.shortDay(row.close_date) : '—'),
      },
      { key: 'type', head: t('queue.type'), cell: (row) => t(`registrations.type.${row.type}`) },
      {
        key: 'state',
        head: t('queue.state'),
        width: 132,
        cell: (row) => <StateBadge state={row.state} awaits={row.clock?.awaits} bare />,
      },
      { key: 'submitted', head: t('queue.submitted'), numeric: true, cell: ({ submitted_at }) => day(submitted_at) },
      { key: 'protected', head: t('queue.protected'), numeric: true, cell: (row) => day(row.protected_until) },
      { key: 'updated', head: t('queue.updated'), numeric: true, sortable: true, cell: (row) => day(row.updated_at) },
      { key: 'alike', head: t('queue.alike'), width: 72, cell: (row) => <Alike {...{ row, t }} /> },
    ];
  }, [t, format, vendor]);
}

const TIERS = ['registered', 'silver', 'gold', 'platinum'] as const;

/** The tier of a partner as people call it. */
export function tierWord(tier: string, t: T): string {
  const known = TIERS.find((one) => one === tier);
  return known ? t(`workspace.tier.${known}`) : tier;
}
