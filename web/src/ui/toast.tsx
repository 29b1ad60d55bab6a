import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';

export interface ToastOptions {
  /** done: carried out · work: goes on by itself · warn: needs an eye. */
  tone?: 'done' | 'work' | 'warn';
  message: ReactNode;
  /** Offered instead of asking «are you sure?» before; with the seconds left. */
  onUndo?: () => void;
  /** Another action than undo. */
  action?: { label: string; onPress: () => void };
  /** How long it stays, ms; 8 s with an action, else 5 s. `false`: until closed. */
  lasts?: number | false;
}

// The library behind comes with the first toast, not with the first page.
const load = () => import('./toast-host.tsx');
const Host = lazy(() => load().then((module) => ({ default: module.ToastHost })));
const listeners = new Set<() => void>();
let wanted = false;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a toast; announced politely. @returns closes it early */
export function showToast(options: ToastOptions): () => void {
  if (!wanted) {
    wanted = true;
    for (const listener of listeners) listener();
  }
  const shown = load().then((module) => module.present(options));
  return () => void shown.then((close) => close());
}

/** Where toasts appear; each shell places it once. */
export function Toasts() {
  const needed = useSyncExternalStore(subscribe, () => wanted);
  return <Suspense>{needed && <Host />}</Suspense>;
}
