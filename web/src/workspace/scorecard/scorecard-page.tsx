import { createLazyRoute } from '@tanstack/react-router';
import { Scorecard } from '../../features/scorecard/scorecard.tsx';
import { useWorkspace } from '../routes.ts';

function ScorecardPage() {
  const { place } = useWorkspace();
  return <Scorecard vendor={place.vendor.name} />;
}

export const route = createLazyRoute('/w/$vendor/scorecard')({ component: ScorecardPage });
