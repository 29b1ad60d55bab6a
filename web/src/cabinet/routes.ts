import { createRoute } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';

/** The frame of the cabinet; its children are the sections. */
export const cabinetRoute = createRoute({
  getParentRoute: () => root,
  path: '/c/$vendor',
  loader: needs('app', 'ui'),
}).lazy(() => import('./layout.tsx').then((page) => page.route));

/** Everything a partner's people see. */
export const cabinetRoutes = cabinetRoute;
