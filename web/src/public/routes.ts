import { createRoute, redirect } from '@tanstack/react-router';
import { needs } from '../app/messages.ts';
import { root } from '../app/root-route.tsx';
import { homeOf, placeOf, whoIsHere } from '../app/session.ts';

const open = { getParentRoute: () => root, loader: needs('app', 'ui', 'public') };

const indexRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const me = await whoIsHere();
    const place = me && placeOf(me);
    if (place) throw redirect(homeOf(place));
    throw redirect(me ? { to: '/places' } : { to: '/sign-in' });
  },
});

export interface SignInSearch {
  /** The page that was asked for. */
  to?: string | undefined;
}

const signInRoute = createRoute({
  ...open,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch =>
    typeof search.to === 'string' ? { to: search.to } : {},
}).lazy(() => import('./sign-in-page.tsx').then((page) => page.route));

const linkRoute = createRoute({ ...open, path: '/sign-in/link' }).lazy(() =>
  import('./link-page.tsx').then((page) => page.route),
);
const lostRoute = createRoute({ ...open, path: '/lost-password' }).lazy(() =>
  import('./lost-password-page.tsx').then((page) => page.route),
);
const resetRoute = createRoute({ ...open, path: '/reset-password' }).lazy(() =>
  import('./reset-password-page.tsx').then((page) => page.route),
);
const placesRoute = createRoute({ ...open, path: '/places' }).lazy(() =>
  import('./places-page.tsx').then((page) => page.route),
);
const setupRoute = createRoute({ ...open, path: '/setup' }).lazy(() =>
  import('./setup-page.tsx').then((page) => page.route),
);

const invitationRoute = createRoute({
  ...open,
  path: '/invitation',
  loader: needs('app', 'ui', 'public', 'people'),
}).lazy(() => import('./invitation-page.tsx').then((page) => page.route));
const requestRoute = createRoute({ ...open, path: '/ask-invitation' }).lazy(() =>
  import('./ask-invitation-page.tsx').then((page) => page.route),
);

const verifyRoute = createRoute({
  ...open,
  path: '/verify',
  loader: needs('app', 'ui', 'public', 'verify'),
}).lazy(() => import('./verify/verify-page.tsx').then((page) => page.route));

/** Pages for people who are not signed in. */
export const publicRoutes = [
  indexRoute,
  signInRoute,
  linkRoute,
  lostRoute,
  resetRoute,
  placesRoute,
  setupRoute,
  invitationRoute,
  requestRoute,
  verifyRoute,
] as const;
