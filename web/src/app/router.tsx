import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { publicRoutes } from '../public/routes.ts';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import type { everyAddress } from './places.ts';
import { root } from './root-route.tsx';

/** Where the addresses behind the sign-in begin: on the way there the other routes are fetched, and the way is taken again. */
const doors = (['/w/$', '/c/$', '/gallery', '/gallery/$'] as const).map((path) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: async ({ location }) => {
      await openPlaces();
      throw redirect({ href: location.href, replace: true });
    },
  }),
);

/** Starts with the addresses of the entrance. The routes hold paths only; their pages are separate files, loaded when opened. */
export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, ...doors]) as unknown as ReturnType<typeof everyAddress>,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: CrashPage,
});

/** Makes all addresses known. Safe to call again: a lost connection on the way must not spoil the next attempt. */
export async function openPlaces(): Promise<void> {
  const { everyAddress } = await import('./places.ts');
  everyAddress();
  router.setRoutes(router.buildRouteTree());
}

/** Whether the address lies behind a door, so that nothing has to be shown before it is open. */
export const isBehindDoor = (path: string) => /^\/(w|c|gallery)(\/|$)/.test(path);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
