import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { Facts } from '../../ui/facts.tsx';
import type { CoSellingOfDeal } from './types.ts';

/** How the benefits of the deal are split now, and who delivers. */
export function Shares({ shared }: { shared: CoSellingOfDeal }) {
  const t = useT();
  const { percent } = useFormat();
  const { shares, distributor } = shared;
  const named = distributor.named_tax_id && t('deals.share.taxId', { id: distributor.named_tax_id });
  return (
    <Facts
      termWidth={140}
      facts={[
        ...(shares.length > 1
          ? shares.map((share) => ({ term: share.partner.name, value: percent(share.percent) }))
          : []),
        {
          term: t('deals.share.distributor'),
          value: distributor.company?.name ?? named ?? t('deals.share.none'),
          ...(distributor.company === null && named ? { note: t('deals.share.unconfirmed') } : {}),
        },
      ]}
    />
  );
}
