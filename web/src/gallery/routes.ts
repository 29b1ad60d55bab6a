import { createRoute } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';

/** Every component in every state, for those who build screens and for the checks. */
export const galleryRoute = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  loader: needs('app', 'ui', 'gallery'),
}).lazy(() => import('./gallery-page.tsx').then((page) => page.route));
