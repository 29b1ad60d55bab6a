import { createRoute } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';

/** The frame of the workspace; its children are the sections. */
export const workspaceRoute = createRoute({
  getParentRoute: () => root,
  path: '/w/$vendor',
  loader: needs('app', 'ui'),
}).lazy(() => import('./layout.tsx').then((page) => page.route));

/** Everything a vendor's people see. */
export const workspaceRoutes = workspaceRoute;
