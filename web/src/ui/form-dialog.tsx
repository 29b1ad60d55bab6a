import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../app/api.ts';
import { useT } from '../app/use-t.tsx';
import { ErrorNote } from './error-note.tsx';
import look from './form-dialog.module.css';

export interface FormDialogProps<Done> {
  title: string;
  /** What it means, before one presses. */
  text?: string;
  /** The word on the button. */
  submit: string;
  /** Cannot be undone. */
  danger?: boolean;
  /** Carries it out; its refusal is shown above the buttons and nothing typed is lost. */
  send: () => Promise<Done>;
  onClose: () => void;
  onDone: (done: Done) => void;
  /** The fields; `error` gives the refusal of one of them. */
  children?: (error: (path: string) => string | undefined) => ReactNode;
}

/** @returns the refusal of one field, in the reader's language */
function refusalOf(error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.problem.errors?.find((field) => field.path.split('.')[0] === path)?.detail;
}

/** One question in a window: text, fields, refusal, and the way back. */
export function FormDialog<Done>(props: FormDialogProps<Done>) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  /** A field says it itself, so the note below would only repeat it. */
  const [saidByField, setSaidByField] = useState(false);
  useEffect(() => {
    const wrong = error === null ? null : form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    setSaidByField(Boolean(wrong));
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center' });
  }, [error]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      props.onDone(await props.send());
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const general = error instanceof ApiProblem ? { ...error.problem, errors: [] } : error;
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form ref={form} className={look.dialog} onSubmit={(event) => void submit(event)} noValidate>
        {props.text && <p>{props.text}</p>}
        {props.children?.((path) => refusalOf(error, path))}
        {error !== null && !saidByField && <ErrorNote error={general} />}
        <div className={look.buttons}>
          <Button variant="subtle" onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" variant={props.danger ? 'danger' : 'filled'} loading={busy}>
            {props.submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
