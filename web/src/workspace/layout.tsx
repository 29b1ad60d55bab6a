import { createLazyRoute, Outlet } from '@tanstack/react-router';

function Layout() {
  return <Outlet />;
}

export const route = createLazyRoute('/w/$vendor')({ component: Layout });
