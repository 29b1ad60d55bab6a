/** What the frames of both sides do alike: changing the workplace, notices, help, and the words of the server. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { knowOperations } from '../../app/api.ts';
import { framedOperations } from '../../app/framed-operations.gen.ts';
import { needs } from '../../app/messages.ts';
import type { Workplace } from '../../app/nav.ts';
import { homeOf, type Me, signOut, speakFor } from '../../app/session.ts';
import { useRead } from '../../app/use-operation.ts';
import { useLocale } from '../../app/use-t.tsx';
import { useHelp } from '../help/use-help.tsx';
import { notScopeCheck } from '../registrations/form/refresh.ts';

/** Panel and its words come with the first press on the bell. */
const NoticePanel = lazy(async () => {
  const [module] = await Promise.all([import('../notifications/notice-panel.tsx'), needs('notices')()]);
  return { default: module.NoticePanel };
});
knowOperations(framedOperations);

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
    void client.invalidateQueries({ predicate: notScopeCheck });
  }, [locale, client]);
}

interface FrameParts {
  workplaces: Workplace[];
  onSwitch: (id: string) => void;
  onSignOut: () => void;
  onHelp: () => void;
  notices: { count: number; onOpen: () => void };
  /** Help and notices, where they are open; to stand after the page. */
  panels: ReactNode;
}

export function useFrame(me: Me, side: 'workspace' | 'cabinet'): FrameParts {
  const navigate = useNavigate();
  useWordsOfServer();
  const help = useHelp();
  const [noticesOpen, setNoticesOpen] = useState(false);
  const unread = useRead('listNotifications', { limit: 1 }, { every: MINUTE }).data?.unread ?? 0;
  return {
    workplaces: me.memberships.map((one) => ({
      id: one.person_id,
      name: one.partner?.name ?? one.vendor.name,
      ...(one.partner ? { note: one.vendor.name } : {}),
    })),
    onSwitch: (id) => {
      const next = me.memberships.find((one) => one.person_id === id);
      if (!next) return;
      speakFor(next);
      void navigate(homeOf(next));
    },
    onSignOut: () => void signOut(),
    onHelp: help.open,
    notices: { count: unread, onOpen: () => setNoticesOpen(true) },
    panels: (
      <>
        {help.panel}
        {noticesOpen && (
          <Suspense>
            <NoticePanel side={side} onClose={() => setNoticesOpen(false)} />
          </Suspense>
        )}
      </>
    ),
  };
}
