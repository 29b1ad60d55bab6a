import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { useTimeStyle } from '../../app/use-time-style.ts';
import { amountWords, familyNames, shortName } from '../../features/registrations/deal-words.ts';
import { RowClock } from '../../features/registrations/row-clock.tsx';
import { StateBadge } from '../../features/registrations/state-badge.tsx';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import type { Column } from '../../ui/data-table.tsx';
import { useCabinet } from '../routes.ts';

type Key = 'customer' | 'number' | 'amount' | 'close' | 'state' | 'due';

/** Columns of a list of deals; `keys` in the order of the page. */
export function useDealColumns(keys: readonly Key[]): Column<RegistrationRow>[] {
  const t = useT();
  const { day } = useFormat();
  const style = useTimeStyle();
  const { vendor, eyes } = useCabinet();
  return useMemo(() => {
    const all: Record<Key, Omit<Column<RegistrationRow>, 'key'>> = {
      customer: {
        head: t('cabinet.deals.customer'),
        phone: 'title',
        cell: (row) => (
          <>
            <Link className="k-plain" to="/c/$vendor/deals/$id" params={{ vendor, id: row.id }}>
              <b>{shortName(row.customer_name) || t('registrations.unnamed')}</b>
            </Link>
            <div className="k-small k-muted">{familyNames(row.families, style.locale)}</div>
          </>
        ),
      },
      number: {
        head: '№',
        sortable: true,
        numeric: true,
        phone: 'hidden',
        cell: (row) => row.number?.toLocaleString(style.locale === 'ru' ? 'ru-RU' : 'en-US') ?? '',
      },
      amount: {
        head: t('cabinet.deals.amount'),
        sortable: true,
        numeric: true,
        cell: (row) => amountWords(row, style.locale, t),
      },
      close: {
        head: t('cabinet.deals.close'),
        sortable: true,
        phone: 'hidden',
        cell: (row) => (row.close_date ? day(row.close_date) : ''),
      },
      state: {
        head: t('cabinet.deals.state'),
        cell: (row) => <StateBadge state={row.state} awaits={row.clock?.awaits} bare />,
      },
      due: {
        head: t('cabinet.deals.turn'),
        sortable: true,
        cell: (row) => {
          if (row.clock) return <RowClock clock={row.clock} eyes={eyes} style={style} />;
          return row.state === 'draft' ? t('cabinet.deals.finishDraft') : '';
        },
      },
    };
    return keys.map((key) => ({ key, ...all[key] }));
  }, [t, day, style, vendor, eyes, keys]);
}
