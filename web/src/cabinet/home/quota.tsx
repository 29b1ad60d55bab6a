import type { Output } from '../../app/api.ts';
import type { MessageId } from '../../app/messages.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../page.module.css';

type Home = Output<'getCabinetHome'>;

/** How many registrations are open of those that the partner's tier allows. */
export function Quota({ quota, tier }: { quota: Home['quota']; tier: string }) {
  const t = useT();
  const share = quota.limit > 0 ? Math.min(quota.open / quota.limit, 1) : 1;
  const left = Math.max(quota.limit - quota.open, 0);
  return (
    <section>
      <div className={look.between}>
        <h2>{t(`registrations.tier.${tier}` as MessageId)}</h2>
        <span className="k-muted">{t('cabinet.quota.of', { open: quota.open, limit: quota.limit })}</span>
      </div>
      <div className={look.bar} role="img" aria-label={t('cabinet.quota.of', { open: quota.open, limit: quota.limit })}>
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <p>{t(left > 0 ? 'cabinet.quota.left' : 'cabinet.quota.full', { left })}</p>
    </section>
  );
}
