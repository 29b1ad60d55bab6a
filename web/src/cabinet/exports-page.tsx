import { createLazyRoute } from '@tanstack/react-router';
import { ExportsPage } from '../features/export/exports-page.tsx';

function Page() {
  return <ExportsPage file={route.useSearch().file} />;
}

export const route = createLazyRoute('/c/$vendor/exports')({ component: Page });
