import { tellEvent } from '@kanal/receipt/tell';
import { IconEyeOff } from '@tabler/icons-react';
import type { Input, Output } from '../../app/api.ts';
import type { Format } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { type T, useT } from '../../app/use-t.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ListEmpty } from '../list-empty.tsx';
import { LeafFilters } from './leaf-filters.tsx';
import { isLeafType } from './leaf-words.ts';
import look from './log.module.css';
import type { LogSearch, SectionProps } from './log-search.ts';
import { useLogFormat } from './use-log-format.ts';

type Row = Output<'listLeaves'>['items'][number];

/** The question of the list, as the address keeps it. */
function questionOf({ type, partner, thread, from, to, first, last, never }: LogSearch): Input<'listLeaves'> {
  const asked = {
    type: type !== undefined && isLeafType(type) ? type : undefined,
    partner_id: partner,
    registration_id: thread,
    ...{ from, to, from_index: first, to_index: last },
    never_opened: never ? ('true' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function registrationWords({ registration }: Row, t: T): string {
  if (!registration) return '—';
  const number = registration.number === null ? t('log.noNumber') : t('log.number', { number: registration.number });
  return registration.customer ? `${number} · ${registration.customer}` : number;
}

/** First leaves of registrations that nobody of their partner has had in hands. */
const isShadow = ({ registration, type }: Row) =>
  registration?.never_opened === true && (type === 'registered' || type === 'imported');

function columnsOf(t: T, format: Format): Column<Row>[] {
  return [
    {
      key: 'index',
      head: t('log.index'),
      numeric: true,
      width: 84,
      phone: 'hidden',
      cell: (row) => format.number(row.index),
    },
    {
      key: 'event',
      head: t('log.event'),
      phone: 'title',
      cell: (row) => (
        <span className={look.event}>
          <b className={look.sentence}>{isLeafType(row.type) ? tellEvent(row.type, format.locale) : row.type}</b>
          {isShadow(row) && (
            <StatusBadge tone="wait" icon={IconEyeOff} bare>
              {t('log.neverOpened')}
            </StatusBadge>
          )}
        </span>
      ),
    },
    {
      key: 'registration',
      head: t('log.registration'),
      cell: (row) => <span className={look.clip}>{registrationWords(row, t)}</span>,
    },
    { key: 'partner', head: t('log.partner'), cell: (row) => row.partner?.name ?? '—' },
    { key: 'actor', head: t('log.actor'), width: 110, phone: 'hidden', cell: (row) => actorWords(row.actor, t) },
    { key: 'at', head: t('log.at'), width: 190, cell: (row) => format.dateTime(row.at) },
  ];
}

const ACTORS = ['partner', 'vendor', 'system', 'operator'] as const;
const actorWords = (actor: string, t: T) => {
  const known = ACTORS.find((each) => each === actor);
  return known ? t(`log.side.${known}`) : actor;
};

/** Leaves of the log, newest first; one of them opens at the right. */
export function Leaves({ search, change }: SectionProps) {
  const t = useT();
  const format = useLogFormat();
  const question = questionOf(search);
  const leaves = usePages('listLeaves', question);
  return (
    <>
      <LeafFilters search={search} change={change} />
      {leaves.error !== null && <ErrorNote error={leaves.error} onRetry={leaves.refetch} />}
      <DataTable
        label={t('log.tab.leaves')}
        columns={columnsOf(t, format)}
        rows={leaves.rows}
        rowKey={(row) => String(row.index)}
        rowName={(row) => t('log.entry', { index: format.number(row.index) })}
        onOpen={({ index }) => change({ leaf: index })}
        hasMore={leaves.hasMore}
        onMore={leaves.loadMore}
        loadingMore={leaves.loadingMore}
        empty={
          <ListEmpty filtered={Object.keys(question).length > 0} title={t('log.none')}>
            {t('log.noneText')}
          </ListEmpty>
        }
      />
    </>
  );
}
