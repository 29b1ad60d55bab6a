import { formatZone } from '@kanal/server/kernel/dates.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { fetchUnopened, type MonthCount } from '../../features/receipts/unopened-count.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWorkspace } from '../routes.ts';
import look from './log.module.css';

const lastDay = (month: string) => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
};

/** The public count, month by month; each number opens its registrations. */
export function UnopenedMonths() {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const count = useQuery({ queryKey: ['unopened', vendor], queryFn: () => fetchUnopened(vendor) });
  const columns: Column<MonthCount>[] = [
    {
      key: 'month',
      head: t('log.month'),
      phone: 'title',
      cell: (row) => <span className={look.sentence}>{format.month(row.month)}</span>,
    },
    {
      key: 'registrations',
      head: t('log.registrations'),
      numeric: true,
      phone: 'named',
      width: 160,
      cell: (row) => format.number(row.registrations),
    },
    {
      key: 'imported',
      head: t('log.imported'),
      numeric: true,
      phone: 'named',
      width: 160,
      cell: (row) => format.number(row.imported),
    },
    {
      key: 'never',
      head: t('log.neverOpenedMany'),
      numeric: true,
      phone: 'named',
      width: 160,
      cell: (row) =>
        row.never_opened === 0 ? (
          '0'
        ) : (
          <Link
            to="/w/$vendor/log"
            params={{ vendor }}
            search={{ never: true, from: `${row.month}-01`, to: lastDay(row.month) }}
          >
            {format.number(row.never_opened)}
          </Link>
        ),
    },
  ];
  return (
    <>
      <p className="k-muted k-measure">
        {count.data &&
          t('log.unopenedLead', {
            zone: formatZone(new Date(), { locale: format.locale, timeZone: count.data.time_zone }),
          })}{' '}
        <a href={`/log/${vendor}/unopened`}>{t('log.public')}</a>
      </p>
      {count.error !== null && <ErrorNote error={count.error} onRetry={() => void count.refetch()} />}
      <DataTable
        label={t('log.tab.unopened')}
        columns={columns}
        rows={count.data === undefined ? undefined : (count.data?.months.toReversed() ?? [])}
        rowKey={(row) => row.month}
        rowName={(row) => format.month(row.month)}
        empty={<Empty title={t('log.none')}>{t('log.noneText')}</Empty>}
      />
    </>
  );
}
