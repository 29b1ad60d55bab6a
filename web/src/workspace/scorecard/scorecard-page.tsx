import { Button } from '@mantine/core';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/scorecard/scorecard.module.css';
import { type OwnLink, Scorecard } from '../../features/scorecard/scorecard.tsx';
import { useWorkspace } from '../routes.ts';

const FIRST = 10;

/** Partners side by side, those first that need attention. */
function Partners() {
  const t = useT();
  const format = useFormat();
  const { vendor } = useWorkspace();
  const [all, setAll] = useState(false);
  const { data } = useRead('comparePartners', {});
  if (!data?.items.length) return null;
  return (
    <section className={look.partners}>
      <h2>{t('scorecard.partners')}</h2>
      <p className="k-small k-muted k-measure">{t('scorecard.partnersText')}</p>
      <table className={look.months} aria-label={t('scorecard.partners')}>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.partner')}</th>
            <th scope="col">{t('scorecard.ownUnreported')}</th>
            <th scope="col">{t('scorecard.ownSquatting')}</th>
            <th scope="col">{t('scorecard.ownOpen')}</th>
            <th scope="col">{t('scorecard.partnerWon')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? data.items : data.items.slice(0, FIRST)).map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to="/w/$vendor/scorecard" params={{ vendor }} search={{ partner: each.id }}>
                  {each.name}
                </Link>
              </th>
              <td>{format.number(each.expired_without_report)}</td>
              <td>{each.squatting_index === null ? '—' : format.number(each.squatting_index, 1)}</td>
              <td>{format.number(each.open)}</td>
              <td>{format.number(each.won)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && data.items.length > FIRST && <Button onClick={() => setAll(true)}>{t('ui.more')}</Button>}
    </section>
  );
}

function ScorecardPage() {
  const t = useT();
  const { place, vendor, can } = useWorkspace();
  const { partner } = route.useSearch();
  const rows: OwnLink = (which, value) => (
    <Link
      to="/w/$vendor/deals"
      params={{ vendor }}
      search={{
        ...(partner ? { partner } : {}),
        ...(which === 'open' ? { view: 'open' as const } : {}),
        ...(which === 'won' || which === 'expired' ? { state: which } : {}),
      }}
    >
      {value}
    </Link>
  );
  return (
    <>
      <Scorecard vendor={place.vendor.name} partnerId={partner} rows={rows}>
        {partner && (
          <p>
            <Link to="/w/$vendor/scorecard" params={{ vendor }}>
              {t('scorecard.allPartners')}
            </Link>
          </p>
        )}
      </Scorecard>
      {!partner && can('scorecard.compare') && <Partners />}
    </>
  );
}

export const route = createLazyRoute('/w/$vendor/scorecard')({ component: ScorecardPage });
