import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashPage, NotFoundPage } from './error-pages.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { SessionEnded } from './session-ended.tsx';

function Root() {
  return (
    <>
      <Outlet />
      <OfflineNotice />
      <SessionEnded />
    </>
  );
}

/** The trunk that the route trees of public pages, workspace and cabinet grow from. */
export const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage, errorComponent: CrashPage });
