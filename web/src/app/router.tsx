import { createRouter } from '@tanstack/react-router';
import { cabinetRoutes } from '../cabinet/routes.ts';
import { galleryRoutes } from '../gallery/routes.ts';
import { publicRoutes } from '../public/routes.ts';
import { workspaceRoutes } from '../workspace/routes.ts';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import { root } from './root-route.tsx';

/** All addresses of the app. The trees hold paths only; their pages are separate files, loaded when opened. */
export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, workspaceRoutes, cabinetRoutes, ...galleryRoutes]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
