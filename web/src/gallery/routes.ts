import { createRoute } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';

const loader = needs('app', 'ui', 'gallery');

const sheet = createRoute({ getParentRoute: () => root, path: '/gallery', loader }).lazy(() =>
  import('./gallery-page.tsx').then((page) => page.route),
);
const workspace = createRoute({ getParentRoute: () => root, path: '/gallery/workspace', loader }).lazy(() =>
  import('./workspace-frame.tsx').then((page) => page.route),
);
const cabinet = createRoute({ getParentRoute: () => root, path: '/gallery/cabinet', loader }).lazy(() =>
  import('./cabinet-frame.tsx').then((page) => page.route),
);

/** Every component in every state and both frames, for those who build screens and for the checks. */
export const galleryRoutes = [sheet, workspace, cabinet] as const;
