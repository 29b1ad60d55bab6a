import { Link } from '@tanstack/react-router';
import type { Output } from '../app/api.ts';
import { useFormat } from '../app/use-format.ts';
import { useT } from '../app/use-t.tsx';
import { StateBadge } from '../features/registrations/state-badge.tsx';
import { Clock } from '../ui/clock.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import look from './deal-list.module.css';
import { dueWords } from './due-words.ts';
import { useWorkspace } from './routes.ts';

type Deal = Output<'listRegistrations'>['items'][number];

interface DealListProps {
  query: { data: Output<'listRegistrations'> | undefined; error: unknown; refetch: () => unknown };
  /** Said when there is none. */
  empty: string;
  /** Shows the partner of each deal. */
  withPartner?: boolean;
}

function Row({ deal, withPartner }: { deal: Deal; withPartner: boolean }) {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const words = deal.clock && dueWords(deal.clock, t, format);
  const second = [
    deal.families.map((family) => family.name[format.locale]).join(', '),
    withPartner ? deal.partner.name : '',
    words?.due ?? '',
  ];
  return (
    <li className={look.row}>
      {words ? <Clock {...words.reading} size={22} label={words.label} /> : <span />}
      <span className={look.what}>
        <Link className="k-plain k-clip" to="/w/$vendor/deals/$id" params={{ vendor, id: deal.id }}>
          <b>{deal.customer_name || t('workspace.none')}</b>
        </Link>
        <span className="k-small k-muted k-clip">{second.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="k-num">{deal.amount_minor === null ? '' : format.money(deal.amount_minor, deal.currency)}</span>
      <StateBadge state={deal.state} awaits={deal.clock?.awaits} bare />
    </li>
  );
}

/** A short list of registrations inside another record's page. */
export function DealList({ query: { data, error, refetch }, empty, withPartner = false }: DealListProps) {
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} />;
  if (data.items.length === 0) return <p className="k-muted">{empty}</p>;
  return (
    <ul>
      {data.items.map((deal) => (
        <Row key={deal.id} deal={deal} withPartner={withPartner} />
      ))}
    </ul>
  );
}
