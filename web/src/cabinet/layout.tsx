import { createLazyRoute, Outlet } from '@tanstack/react-router';

function Layout() {
  return <Outlet />;
}

export const route = createLazyRoute('/c/$vendor')({ component: Layout });
