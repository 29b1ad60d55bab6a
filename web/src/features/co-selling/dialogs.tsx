import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Every step changes what several pages show. */
export function useDone(words: string, onClose: () => void): () => void {
  const client = useQueryClient();
  return () => {
    onClose();
    showToast({ message: words });
    void client.invalidateQueries();
  };
}

export interface Split {
  role: string;
  lead_percent: number;
}

interface SplitDialogProps {
  title: string;
  text: string;
  /** Who it is: a tax id for the lead, one of the partners for the vendor. */
  who: (error: (path: string) => string | undefined) => ReactNode;
  send: (split: Split) => Promise<unknown>;
  onClose: () => void;
}

/** A new proposal: the company, its part in the deal, and the lead's share; the rest is the support's. */
export function SplitDialog({ title, text, who, send, onClose }: SplitDialogProps) {
  const t = useT();
  const [role, setRole] = useState('');
  const [lead, setLead] = useState('70');
  const rest = 100 - Number(lead);
  const done = useDone(t('deals.share.sent'), onClose);
  return (
    <FormDialog
      title={title}
      text={text}
      submit={t('deals.share.send')}
      send={() => send({ role: role.trim(), lead_percent: Number(lead) })}
      onClose={onClose}
      onDone={done}
    >
      {(error) => (
        <>
          {who(error)}
          <LongTextField
            label={t('deals.share.role')}
            value={role}
            maxLength={300}
            error={error('role')}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
          <TextInput
            label={t('deals.share.lead')}
            description={rest > 0 && rest < 100 ? t('deals.share.rest', { percent: rest }) : undefined}
            inputMode="numeric"
            value={lead}
            error={error('lead_percent')}
            onChange={(event) => setLead(event.currentTarget.value.replace(/\D/g, '').slice(0, 3))}
          />
        </>
      )}
    </FormDialog>
  );
}

export interface StepDialogProps {
  title: string;
  text: string;
  submit: string;
  danger?: boolean;
  /** Without it nothing has to be said. */
  label?: string;
  send: (note: string) => Promise<unknown>;
  onClose: () => void;
}

/** A step that is explained before it is taken, with a word to the others where there is one to say. */
export function StepDialog({ title, text, submit, danger = false, label, send, onClose }: StepDialogProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const done = useDone(t('deals.share.saved'), onClose);
  return (
    <FormDialog
      title={title}
      text={text}
      submit={submit}
      danger={danger}
      send={() => send(note.trim())}
      onClose={onClose}
      onDone={done}
    >
      {(error) =>
        label && (
          <LongTextField
            label={label}
            value={note}
            maxLength={1000}
            error={error('note')}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )
      }
    </FormDialog>
  );
}
