import { createRoute, redirect } from '@tanstack/react-router';
import { currentMembership } from '../app/api.ts';
import { needs } from '../app/messages.ts';
import { queryClient } from '../app/query-client.ts';
import { root } from '../app/root-route.tsx';
import { homeOf, meQuery } from '../app/session.ts';

const open = { getParentRoute: () => root, loader: needs('app', 'ui', 'public') };

const indexRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      // Not signed in, or not to be known now: the entrance says which.
      if (error instanceof Error) return null;
      throw error;
    });
    const places = me?.memberships ?? [];
    const place =
      places.find((one) => one.person_id === currentMembership()) ?? (places.length === 1 ? places[0] : null);
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
] as const;
