import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { UnstyledButton } from '@mantine/core';
import { hideNotification, Notifications, showNotification } from '@mantine/notifications';
import { type Icon, IconAlertTriangle, IconCheck, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './toast.module.css';

const SIGN: Record<'done' | 'work' | 'warn', Icon> = { done: IconCheck, work: IconDownload, warn: IconAlertTriangle };

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

export interface ToastCardProps extends ToastOptions {
  onClose: () => void;
}

function UndoButton({ seconds, onUndo }: { seconds: number; onUndo: () => void }) {
  const t = useT();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((value) => Math.max(value - 1, 0)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <UnstyledButton className={look.action} onClick={onUndo}>
      {t('ui.undo')}
      {left > 0 && <span aria-hidden>{t('ui.inSeconds', { seconds: left })}</span>}
    </UnstyledButton>
  );
}

/** The slip of a toast; shown on its own only where components are exhibited. */
export function ToastCard({ tone = 'done', message, onUndo, action, lasts, onClose }: ToastCardProps) {
  const Sign = SIGN[tone];
  const press = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <div className={look.toast}>
      <Sign size={18} aria-hidden />
      <span>{message}</span>
      {onUndo && <UndoButton seconds={Math.round((lasts || 8000) / 1000)} onUndo={press(onUndo)} />}
      {action && (
        <UnstyledButton className={look.action} onClick={press(action.onPress)}>
          {action.label}
        </UnstyledButton>
      )}
    </div>
  );
}

/** Shows a toast; announced politely. @returns closes it early */
export function showToast(options: ToastOptions): () => void {
  const lasts = options.lasts ?? (options.onUndo || options.action ? 8000 : 5000);
  const close = () => hideNotification(id);
  const id: string = showNotification({
    message: <ToastCard {...options} lasts={lasts} onClose={() => close()} />,
    autoClose: lasts,
    withCloseButton: false,
    withBorder: false,
    classNames: { root: look.frame!, body: look.body! },
  });
  return close;
}

/** Where toasts appear; each shell places it once. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={3} transitionDuration={150} containerWidth="max-content" />;
}
