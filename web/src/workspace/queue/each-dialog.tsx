import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { problemWords } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';
import { type Outcome, useEach } from './use-each.ts';

interface EachDialogProps {
  title: string;
  rows: readonly RegistrationRow[];
  send: string;
  disabled: boolean;
  step: (row: RegistrationRow) => Promise<unknown>;
  /** Said when all went well. */
  done: string;
  /** Those that were not carried out stay chosen. */
  onDone: (left: readonly RegistrationRow[]) => void;
  onClose: () => void;
  children: ReactNode;
}

function Left({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useT();
  const left = outcomes.filter((each) => each.error !== null);
  const title = t('queue.leftTitle', { done: outcomes.length - left.length, count: left.length });
  return (
    <Note tone="wait" live title={title}>
      <ul>
        {left.map(({ row, error }) => (
          <li key={row.id}>
            {'— № '}
            {row.number} {row.customer_name}: {problemWords(error, t)}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The same deed on each chosen row, one by one; what was refused is listed with its reason. */
export function EachDialog({ title, rows, send, disabled, step, done, onDone, onClose, children }: EachDialogProps) {
  const t = useT();
  const { progress, run } = useEach();
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = await run(rows, step);
    const left = found.filter((each) => each.error !== null).map((each) => each.row);
    onDone(left);
    if (left.length > 0) return setOutcomes(found);
    showToast({ message: done });
    onClose();
  };
  const close = () => progress === null && onClose();
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {outcomes ? (
        <div className={page.form}>
          <Left outcomes={outcomes} />
          <div className={page.actions}>
            <Button onClick={onClose}>{t('ui.close')}</Button>
          </div>
        </div>
      ) : (
        <form className={page.form} onSubmit={(event) => void submit(event)}>
          {children}
          <div className={page.actions}>
            <Button type="submit" variant="filled" disabled={disabled} loading={progress !== null}>
              {send}
            </Button>
            <Button onClick={close}>{t('ui.cancel')}</Button>
          </div>
          {progress && (
            <p className="k-small k-muted" role="status">
              {t('queue.progress', { done: progress.done + 1, all: progress.all })}
            </p>
          )}
        </form>
      )}
    </Modal>
  );
}
