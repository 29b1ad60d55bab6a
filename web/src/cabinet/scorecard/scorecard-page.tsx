import { createLazyRoute, Link } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { type OwnLink, Scorecard } from '../../features/scorecard/scorecard.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

function ScorecardPage() {
  const t = useT();
  const { vendor, vendorName } = useCabinet();
  useInnerBar(t('scorecard.title'), '/c/$vendor');
  const rows: OwnLink = (which, value) => (
    <Link
      to="/c/$vendor/deals"
      params={{ vendor }}
      search={which === 'all' ? {} : which === 'open' ? { view: which } : { state: which }}
    >
      {value}
    </Link>
  );
  return <Scorecard vendor={vendorName} rows={rows} />;
}

export const route = createLazyRoute('/c/$vendor/scorecard')({ component: ScorecardPage });
