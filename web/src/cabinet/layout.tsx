import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, linkOptions, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { needs } from '../app/messages.ts';
import type { Workplace } from '../app/nav.ts';
import { queryClient } from '../app/query-client.ts';
import { homeOf, signOut, speakFor } from '../app/session.ts';
import { useRead } from '../app/use-operation.ts';
import { useLocale, useT } from '../app/use-t.tsx';
import { useHelp } from '../features/help/use-help.tsx';
import { notScopeCheck } from '../features/registrations/form/refresh.ts';
import { useCabinet } from './routes.ts';
import { useSections } from './sections.ts';
import { CabinetShell } from './shell.tsx';

/** Panel and its words come with the first press on the bell. */
const NoticePanel = lazy(async () => {
  const [module] = await Promise.all([import('../features/notifications/notice-panel.tsx'), needs('workspace')()]);
  return { default: module.NoticePanel };
});
const MINUTE = 60_000;

function initials(name: string): string {
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
    void client.invalidateQueries({ predicate: notScopeCheck });
  }, [locale, client]);
}

/**
 * The way to a new deal: docked on a phone, in the bar of a desk. On pages that write one deal it would only be in the
 * way; the home page and the list have it beside their heading already.
 */
function useRegisterAction() {
  const t = useT();
  const { vendor, can } = useCabinet();
  const { pathname } = useLocation();
  const writing = /\/register$|\/deals\/[^/]+$/.test(pathname);
  if (writing || !can('registration.submit')) return undefined;
  return {
    label: t('cabinet.register'),
    link: linkOptions({ to: '/c/$vendor/register', params: { vendor } }),
    inBar: /\/(rules|company|profile)$/.test(pathname),
  };
}

function Frame() {
  const navigate = useNavigate();
  const { me, place, vendor, vendorName, company } = useCabinet();
  useWordsOfServer();
  const sections = useSections();
  const action = useRegisterAction();
  const help = useHelp();
  const [noticesOpen, setNoticesOpen] = useState(false);
  const unread = useRead('listNotifications', { limit: 1 }, { every: MINUTE }).data?.unread ?? 0;
  const name = me.user?.name ?? '';
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
    <CabinetShell
      company={company}
      vendor={vendorName}
      workplace={place.person_id}
      workplaces={workplaces}
      onSwitch={switchTo}
      sections={sections}
      person={{ name, initials: initials(name) }}
      profile={linkOptions({ to: '/c/$vendor/profile', params: { vendor } })}
      onSignOut={() => void signOut()}
      onHelp={help.open}
      notices={{ count: unread, onOpen: () => setNoticesOpen(true) }}
      {...(action ? { action } : {})}
    >
      <Outlet />
      {help.panel}
      {noticesOpen && (
        <Suspense>
          <NoticePanel onClose={() => setNoticesOpen(false)} />
        </Suspense>
      )}
    </CabinetShell>
  );
}

function Layout() {
  return (
    <QueryClientProvider client={queryClient}>
      <Frame />
    </QueryClientProvider>
  );
}

export const route = createLazyRoute('/c/$vendor')({ component: Layout });
