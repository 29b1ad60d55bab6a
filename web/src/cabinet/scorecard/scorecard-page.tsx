import { createLazyRoute } from '@tanstack/react-router';
import { useT } from '../../app/use-t.tsx';
import { Scorecard } from '../../features/scorecard/scorecard.tsx';
import { useInnerBar } from '../phone-bar.ts';
import { useCabinet } from '../routes.ts';

function ScorecardPage() {
  const t = useT();
  const { vendorName } = useCabinet();
  useInnerBar(t('scorecard.title'), '/c/$vendor');
  return <Scorecard vendor={vendorName} />;
}

export const route = createLazyRoute('/c/$vendor/scorecard')({ component: ScorecardPage });
