import { useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { SESSION_ENDED } from './api.ts';

const Dialog = lazy(() =>
  import('./session-ended-dialog.tsx').then((module) => ({ default: module.SessionEndedDialog })),
);

/** Watches for the end of the session: the page stays as it is, with all that was typed, and asks to sign in beside it. */
export function SessionEnded() {
  const [ended, setEnded] = useState(false);
  useWindowEvent(SESSION_ENDED, () => setEnded(true));
  return (
    ended && (
      <Suspense>
        <Dialog onBack={() => setEnded(false)} />
      </Suspense>
    )
  );
}
