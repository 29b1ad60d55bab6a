import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { needs } from '../../app/messages.ts';
import type { Evidence } from './visit.ts';

const ForkPage = lazy(async () => {
  const [page] = await Promise.all([import('./fork-page.tsx'), needs('holder')()]);
  return { default: page.ForkPage };
});

/** Soon after the page stands, so that it never waits for this. */
const AFTER_MS = 1_500;

/** Asks the vendor's log once a visit whether it only grew; shows the page underneath unless it did not. */
export function LogHolder({ vendor, children }: { vendor: string; children: ReactNode }) {
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      import('./visit.ts').then(
        ({ visitLog }) => visitLog(vendor, new Date()).then(setEvidence),
        () => undefined, // the file did not come: the connection is lost, and the next visit asks again
      );
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [vendor]);
  if (!evidence || passed) return children;
  return (
    <Suspense fallback={children}>
      <ForkPage vendor={vendor} evidence={evidence} onPass={() => setPassed(true)} />
    </Suspense>
  );
}
