import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { needs } from '../../app/messages.ts';
import { chapterOf, sideOf } from './chapters.ts';

/** Text, renderer and words come with the first question, not with the page. */
const HelpPanel = lazy(async () => {
  const [module] = await Promise.all([import('./help-panel.tsx'), needs('help', 'registrations')()]);
  return { default: module.HelpPanel };
});

/**
 * Help for a frame: `const help = useHelp()`, then `onHelp={help.open}` on the shell and `{help.panel}` beside its page.
 * The address of the page decides which chapter opens.
 */
export function useHelp(): { open: () => void; panel: ReactNode } {
  const [opened, setOpened] = useState(false);
  const { pathname, search } = useLocation();
  const { tab } = search as { tab?: string };
  const panel = opened && (
    <Suspense>
      <HelpPanel chapter={chapterOf(pathname, tab) ?? 'D1'} side={sideOf(pathname)} onClose={() => setOpened(false)} />
    </Suspense>
  );
  return { open: () => setOpened(true), panel };
}
