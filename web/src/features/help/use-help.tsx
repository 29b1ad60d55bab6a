import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { needs } from '../../app/messages.ts';
import { type Chapter, chapterOf } from './chapters.ts';

/** Text, renderer and words come with the first question, not with the page. */
const HelpPanel = lazy(async () => {
  const [module] = await Promise.all([import('./help-panel.tsx'), needs('help', 'registrations')()]);
  return { default: module.HelpPanel };
});

/**
 * Help for a frame: `const help = useHelp()`, then `onHelp={help.open}` on the shell and `{help.panel}` beside its page.
 * Without a chapter the address of the page decides which one opens.
 */
export function useHelp(chapter?: Chapter): { open: () => void; panel: ReactNode } {
  const [opened, setOpened] = useState(false);
  const { pathname } = useLocation();
  const panel = opened && (
    <Suspense>
      <HelpPanel chapter={chapter ?? chapterOf(pathname)} onClose={() => setOpened(false)} />
    </Suspense>
  );
  return { open: () => setOpened(true), panel };
}
