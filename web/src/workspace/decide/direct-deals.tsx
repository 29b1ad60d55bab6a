import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';

/** Direct deals on the same scope: whoever decides must know of them, whichever came first. */
export function DirectDeals({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  const { data } = useRead('listDirectBesideClaim', { id: registration.id });
  if (!data?.items.length) return null;
  return (
    <section aria-label={t('decide.direct')}>
      <h3>{t('decide.direct')}</h3>
      {data.items.map((deal) => (
        <p key={deal.id} className="k-stop">
          {t('decide.directOne', {
            ...{ number: deal.number, person: deal.person, close: format.day(deal.close_date) },
            amount: format.money(deal.amount_minor, deal.currency),
            when: format.dateTime(deal.registered_at),
          })}
        </p>
      ))}
      <p className="k-small k-muted k-measure">{t('decide.directText')}</p>
    </section>
  );
}
