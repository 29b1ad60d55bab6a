import { QueryClientProvider } from '@tanstack/react-query';
import { createLazyRoute, linkOptions, Outlet } from '@tanstack/react-router';
import { queryClient } from '../app/query-client.ts';
import { useT } from '../app/use-t.tsx';
import { initials, useFrame } from '../features/frame/use-frame.tsx';
import { LogFoot } from '../features/receipts/foot.tsx';
import { useWorkspace } from './routes.ts';
import { useSearch } from './search/use-search.tsx';
import { useSections } from './sections.ts';
import { WorkspaceShell } from './shell.tsx';

function Frame() {
  const { me, place, vendor } = useWorkspace();
  const { panels, ...frame } = useFrame(me, 'workspace');
  const t = useT();
  const sections = useSections();
  const search = useSearch();
  return (
    <WorkspaceShell
      {...frame}
      workplace={place.person_id}
      sections={sections}
      person={{ name: place.full_name, initials: initials(place.full_name) }}
      profile={linkOptions({ to: '/w/$vendor/profile', params: { vendor } })}
      exports={{ label: t('workspace.exports'), link: linkOptions({ to: '/w/$vendor/exports', params: { vendor } }) }}
      search={search}
      foot={<LogFoot />}
    >
      <Outlet />
      {panels}
    </WorkspaceShell>
  );
}

function Layout() {
  return (
    <QueryClientProvider client={queryClient}>
      <Frame />
    </QueryClientProvider>
  );
}

export const route = createLazyRoute('/w/$vendor')({ component: Layout });
