import { Button } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import type { FormEvent, ReactNode } from 'react';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import look from './decide.module.css';

interface PanelFrameProps {
  title: string;
  send: string;
  onSend: () => void;
  onClose: () => void;
  disabled?: boolean;
  pending: boolean;
  error: unknown;
  children: ReactNode;
}

/** What a decision still needs, above the bar: the claim stays in sight. Ctrl Enter sends, Escape closes. */
export function PanelFrame({ title, send, onSend, onClose, disabled, pending, error, children }: PanelFrameProps) {
  const t = useT();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!disabled && !pending) onSend();
  };
  return (
    <form
      className={look.panel}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => submit()],
        ['Escape', onClose],
      ])}
    >
      <h2>{title}</h2>
      {error !== null && error !== undefined && <ErrorNote error={error} />}
      {children}
      <div className={look.panelActions}>
        <Button type="submit" variant="filled" disabled={disabled === true} loading={pending}>
          {send}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <span className="k-small k-muted">
          <Kbd>Ctrl Enter</Kbd> {t('decide.keySend')} · <Kbd>Esc</Kbd> {t('decide.keyClose')}
        </span>
      </div>
    </form>
  );
}

/** A note that only the vendor's side reads. */
export function InternalNote({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  return (
    <LongTextField
      label={t('decide.internalNote')}
      description={t('decide.internalNoteHint')}
      minRows={1}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
