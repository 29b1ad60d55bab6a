import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, linkOptions, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Workplace } from '../app/nav.ts';
import { queryClient } from '../app/query-client.ts';
import { homeOf, signOut, speakFor } from '../app/session.ts';
import { useRead } from '../app/use-operation.ts';
import { useLocale } from '../app/use-t.tsx';
import { useHelp } from '../features/help/use-help.tsx';
import { useWorkspace } from './routes.ts';
import { useSearch } from './search/use-search.tsx';
import { useSections } from './sections.ts';
import { WorkspaceShell } from './shell.tsx';

const NoticePanel = lazy(() =>
  import('../features/notifications/notice-panel.tsx').then((module) => ({ default: module.NoticePanel })),
);

const MINUTE = 60_000;

/** Two letters of a name for the round picture. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => word[0] ?? '');
  return letters.slice(0, 2).join('').toUpperCase();
}

/** What the server said in one language is asked again in the other. */
function useWordsOfServer() {
  const client = useQueryClient();
  const { locale } = useLocale();
  const shown = useRef(locale);
  useEffect(() => {
    if (shown.current === locale) return;
    shown.current = locale;
    void client.invalidateQueries();
  }, [locale, client]);
}

function Frame() {
  const navigate = useNavigate();
  const { me, place, vendor } = useWorkspace();
  useWordsOfServer();
  const sections = useSections();
  const search = useSearch();
  const help = useHelp();
  const [noticesOpen, setNoticesOpen] = useState(false);
  const unread = useRead('listNotifications', { limit: 1 }, { every: MINUTE }).data?.unread ?? 0;
  const workplaces: Workplace[] = me.memberships.map((one) => ({
    id: one.person_id,
    name: one.partner?.name ?? one.vendor.name,
    ...(one.partner ? { note: one.vendor.name } : {}),
  }));
  const switchTo = (id: string) => {
    const next = me.memberships.find((one) => one.person_id === id);
    if (!next) return;
    speakFor(next);
    void navigate(homeOf(next));
  };
  return (
    <WorkspaceShell
      workplace={place.person_id}
      workplaces={workplaces}
      onSwitch={switchTo}
      sections={sections}
      person={{ name: place.full_name, initials: initials(place.full_name) }}
      profile={linkOptions({ to: '/w/$vendor/profile', params: { vendor } })}
      onSignOut={() => void signOut()}
      search={search}
      onHelp={help.open}
      notices={{ count: unread, onOpen: () => setNoticesOpen(true) }}
    >
      <Outlet />
      {help.panel}
      {noticesOpen && (
        <Suspense>
          <NoticePanel onClose={() => setNoticesOpen(false)} />
        </Suspense>
      )}
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
