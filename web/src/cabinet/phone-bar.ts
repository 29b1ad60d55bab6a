import { linkOptions } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useCabinet } from './routes.ts';

/** What the bar of a phone shows on an inner page, in place of the brand: the way back and the page's name. */
interface InnerBar {
  title: string;
  vendor: string;
  to: '/c/$vendor' | '/c/$vendor/deals' | '/c/$vendor/disputes';
}

let shown: InnerBar | null = null;
const listeners = new Set<() => void>();

function show(bar: InnerBar | null): void {
  shown = bar;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called by an inner page; its own heading is then for readers and wide screens only. */
export function useInnerBar(title: string, to: InnerBar['to']): void {
  const { vendor } = useCabinet();
  useEffect(() => {
    show({ title, vendor, to });
    return () => show(null);
  }, [title, vendor, to]);
}

/** @returns name of the inner page and the link back; `null` on the pages of the sections */
export function useShownBar() {
  const bar = useSyncExternalStore(subscribe, () => shown);
  return bar && { title: bar.title, back: linkOptions({ to: bar.to, params: { vendor: bar.vendor } }) };
}
