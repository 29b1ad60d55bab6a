import { lazy, Suspense } from 'react';
import { needs } from '../../app/messages.ts';

/** Words and lists of words come after the page: nobody waits for its foot. */
const Loaded = lazy(async () => {
  const [module] = await Promise.all([import('./log-foot.tsx'), needs('receipts')()]);
  return { default: module.LogFoot };
});

/** The state of the log at the foot of a page; with the vendor's name for its partners. */
export function LogFoot({ vendor }: { vendor?: string }) {
  return <Suspense fallback={<span>{'\u00A0'}</span>}>{vendor ? <Loaded vendor={vendor} /> : <Loaded />}</Suspense>;
}
