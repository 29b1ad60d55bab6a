import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { CloseButton, UnstyledButton } from '@mantine/core';
import { hideNotification, Notifications, showNotification } from '@mantine/notifications';
import { type Icon, IconAlertTriangle, IconCheck, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useT } from '../app/use-t.tsx';
import look from './toast.module.css';
import type { ToastOptions } from './toast.tsx';

const SIGN: Record<'done' | 'work' | 'warn', Icon> = { done: IconCheck, work: IconDownload, warn: IconAlertTriangle };

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
  const t = useT();
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
      {lasts === false && <CloseButton className={look.close!} aria-label={t('ui.close')} onClick={onClose} />}
    </div>
  );
}

/** Puts a toast on the screen. @returns closes it early */
export function present(options: ToastOptions): () => void {
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

/** The place itself, with the library that moves and times the slips. */
export function ToastHost() {
  return (
    <Notifications
      className={look.place}
      position="bottom-center"
      limit={3}
      transitionDuration={150}
      containerWidth="max-content"
    />
  );
}
