import { Button, Drawer } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import look from './page.module.css';

interface FormDrawerProps {
  title: string;
  onClose: () => void;
  onSave: () => void;
  /** Word on the button; «Сохранить» without it. */
  save?: string;
  pending: boolean;
  error: unknown;
  disabled?: boolean;
  /** Pixels; 440 without it. */
  size?: number;
  children: ReactNode;
}

/** One record's form beside its list: saved in place, refused in place, closed by Escape. */
export function FormDrawer({
  title,
  onClose,
  onSave,
  save,
  pending,
  error,
  disabled,
  size = 440,
  children,
}: FormDrawerProps) {
  const t = useT();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form className={look.form} onSubmit={submit}>
        {error !== null && error !== undefined && <ErrorNote error={error} />}
        {children}
        <div className={look.actions}>
          <Button type="submit" variant="filled" loading={pending} disabled={disabled === true}>
            {save ?? t('workspace.save')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Drawer>
  );
}
