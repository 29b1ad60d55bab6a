import { formatDay, formatTime, formatZone } from '@kanal/server/kernel/dates.ts';
import { formatNumber } from '@kanal/server/kernel/money.ts';
import { IconReceipt } from '@tabler/icons-react';
import { useT } from '../../app/use-t.tsx';
import type { TimeStyle } from '../../app/use-time-style.ts';
import { amountWords, familyNames } from '../../features/registrations/deal-words.ts';
import type { Registration } from '../../features/registrations/types.ts';
import slip from '../../ui/receipt.module.css';
import look from './deal.module.css';

/** What was registered first, and when, to the second: number, time, rules. It proves nothing by itself and does not say so. */
export function RegisteredSlip({ registration, style }: { registration: Registration; style: TimeStyle }) {
  const t = useT();
  const { number, first_submitted_at, rules } = registration;
  if (number === null || !first_submitted_at) return null;
  const at = new Date(first_submitted_at);
  const index = t('cabinet.slip.index', { number: formatNumber(number, style.locale) });
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  const products = familyNames(
    registration.products.map((one) => one),
    style.locale,
  );
  return (
    <div className={look.slip}>
      <article className={slip.slip} aria-label={`${t('cabinet.slip.kind')} ${index}`}>
        <div className={slip.top}>
          <div className={slip.head}>
            <div>
              <div className={slip.label}>{t('cabinet.slip.kind')}</div>
              <div className={slip.index}>{index}</div>
            </div>
            <IconReceipt size={22} className="k-faint" aria-hidden />
          </div>
          <div className={slip.part}>
            <b>{registration.customer_name}</b>
            <div>
              {products} · {amountWords(registration, style.locale, t)}
            </div>
          </div>
          <div className={slip.part}>
            <div className={slip.label}>{t('cabinet.slip.first')}</div>
            <div>
              <b>
                {formatTime(at, style)}:{seconds}
              </b>{' '}
              · {formatDay(at, { ...style, now: undefined as never })}, {formatZone(at, style)}
            </div>
          </div>
          {rules && (
            <div className={slip.part}>
              <div className={slip.label}>{t('cabinet.slip.rules')}</div>
              <div>{t('cabinet.slip.version', { version: rules.version })}</div>
            </div>
          )}
        </div>
      </article>
    </div>
  );
}
