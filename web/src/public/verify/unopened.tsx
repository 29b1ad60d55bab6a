import { formatZone } from '@kanal/server/kernel/dates.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { fetchUnopened } from '../../features/receipts/unopened-count.ts';
import { Facts } from '../../ui/facts.tsx';
import { useAnswer } from '../use-answer.ts';
import look from './verify.module.css';

/** How many registrations of this log nobody of their partner has ever had a receipt of; nothing while it is not known. */
export function Unopened({ vendor }: { vendor: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAnswer(vendor, () => fetchUnopened(vendor));
  if (!data) return null;
  const { registrations, never_opened, months } = data;
  const zone = formatZone(new Date(), { locale: format.locale, timeZone: data.time_zone });
  return (
    <section className={look.part}>
      <h2>{t('verify.unopened')}</h2>
      <p>{t('verify.unopenedText', { registrations, never: never_opened })}</p>
      <p className="k-small k-muted">{t('verify.unopenedWhy')}</p>
      <details>
        <summary>{t('verify.unopenedMonths')}</summary>
        <p className="k-small k-muted">{t('verify.unopenedZone', { zone })}</p>
        <Facts
          termWidth={208}
          facts={months.toReversed().map((each) => ({
            term: format.month(each.month),
            value: t('verify.unopenedMonth', {
              never: format.number(each.never_opened),
              registrations: format.number(each.registrations),
            }),
          }))}
        />
      </details>
    </section>
  );
}
