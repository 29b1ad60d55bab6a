import { createRoute, redirect } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';

const indexRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/sign-in' });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  loader: needs('app'),
}).lazy(() => import('./sign-in-page.tsx').then((page) => page.route));

const inviteRoute = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  loader: needs('app'),
}).lazy(() => import('./invite-page.tsx').then((page) => page.route));

/** Pages for people who are not signed in. */
export const publicRoutes = [indexRoute, signInRoute, inviteRoute] as const;
