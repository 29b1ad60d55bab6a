import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { DealList } from '../deal-list.tsx';
import page from '../page.module.css';
import { useWorkspace } from '../routes.ts';
import type { Partner } from './partner-types.ts';

const SHOWN = 10;

/** The partner's latest registrations; all of them stand in the queue, filtered by this partner. */
export function PartnerDeals({ partner }: { partner: Partner }) {
  const t = useT();
  const { vendor, can } = useWorkspace();
  const reads = can('registration.read');
  const deals = useRead('listRegistrations', { partner_id: partner.id, limit: SHOWN }, { enabled: reads });
  if (!reads) return null;
  return (
    <section className={page.section}>
      <div className={page.sectionHead}>
        <h2>{t('partners.deals')}</h2>
        <Link to="/w/$vendor/deals" params={{ vendor }} search={{ partner: partner.id }}>
          {t('partners.allDeals')}
        </Link>
        {can('scorecard.compare') && (
          <Link to="/w/$vendor/scorecard" params={{ vendor }} search={{ partner: partner.id }}>
            {t('partners.scorecard')}
          </Link>
        )}
      </div>
      <DealList query={deals} empty={t('partners.noDeals')} />
    </section>
  );
}
