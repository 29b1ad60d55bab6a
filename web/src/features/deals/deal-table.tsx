import { useFormat } from '../../app/use-format.ts';
import { usePages } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table-types.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { familyNames, nameFirst } from '../registrations/deal-words.ts';
import { filterOf, type PipelineSearch } from './pipeline-search.ts';
import type { DealCard } from './types.ts';
import { useStages } from './use-stages.ts';
import { stageName } from './words.ts';

interface DealTableProps {
  search: PipelineSearch;
  withPartner: boolean;
  roomy?: boolean;
  onOpen: (id: string) => void;
}

function useDealColumns(withPartner: boolean, won: boolean): Column<DealCard>[] {
  const t = useT();
  const { locale, money, percent, shortDay } = useFormat();
  const stages = useStages();
  const all: (Column<DealCard> | null)[] = [
    {
      key: 'customer',
      head: t('deals.list.customer'),
      phone: 'title',
      cell: (card) => <b>{nameFirst(card.customer_name)}</b>,
    },
    { key: 'product', head: t('deals.list.product'), cell: (card) => familyNames(card.families, locale) },
    withPartner ? { key: 'partner', head: t('deals.list.partner'), cell: (card) => card.partner.name } : null,
    { key: 'stage', head: t('deals.stage'), cell: (card) => stageName(stages, card.stage, locale) },
    {
      key: 'amount',
      head: t('deals.list.amount'),
      numeric: true,
      cell: (card) => (card.amount_minor === null ? '—' : money(card.amount_minor, card.currency)),
    },
    won
      ? null
      : {
          key: 'probability',
          head: t('deals.list.probability'),
          numeric: true,
          cell: (card) => percent(card.probability),
        },
    {
      key: 'close',
      head: t(won ? 'deals.estimate.closed' : 'deals.estimate.close'),
      cell: (card) => (card.close_date ? shortDay(card.close_date) : '—'),
    },
    won
      ? null
      : {
          key: 'step',
          head: t('deals.step'),
          phone: 'hidden',
          cell: (card) => (
            <span className={card.next_step?.late ? 'k-stop' : ''}>
              {card.next_step
                ? [card.next_step.words, card.next_step.on && shortDay(card.next_step.on)].filter(Boolean).join(' · ')
                : ''}
            </span>
          ),
        },
  ];
  return all.filter((column) => column !== null);
}

/** The rows behind a number of the board or the forecast. */
export function DealTable({ search, withPartner, roomy = false, onOpen }: DealTableProps) {
  const t = useT();
  const question = {
    ...filterOf(search),
    ...(search.state ? { state: search.state } : {}),
    ...(search.stage ? { stage: search.stage } : {}),
  };
  const pages = usePages('listDeals', { limit: 50, ...question });
  const columns = useDealColumns(withPartner, search.state === 'won');
  if (pages.error) return <ErrorNote error={pages.error} onRetry={pages.refetch} />;
  return (
    <DataTable
      label={t('deals.list')}
      columns={columns}
      rows={pages.rows}
      rowKey={(card) => card.id}
      rowName={(card) => card.customer_name}
      onOpen={(card) => onOpen(card.id)}
      hasMore={pages.hasMore}
      onMore={pages.loadMore}
      loadingMore={pages.loadingMore}
      roomy={roomy}
      empty={<Empty title={t('deals.list.none')}>{t('deals.list.noneText')}</Empty>}
    />
  );
}
