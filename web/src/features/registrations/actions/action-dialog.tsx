import { useState } from 'react';
import { call } from '../../../app/api.ts';
import { useT } from '../../../app/use-t.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { sendSigned } from '../../signing/signed.ts';
import type { Registration } from '../types.ts';
import { type DealForm, LoseDialog, ReportDialog, WinDialog } from './deal-forms.tsx';

/** Actions that say one thing in free words. */
const OF_ONE_NOTE = {
  resubmit: (id: string, note: string) =>
    sendSigned({ op: 'resubmit', id }, (signed) => call('resubmitRegistration', { id, note, ...signed })),
  answer_removal: (id: string, note: string) => call('answerRemoval', { id, note }),
  decline_removal: (id: string, note: string) => call('declineRemoval', { id, note }),
  appeal: (id: string, note: string) => call('appealRegistration', { id, note }),
  extend: (id: string, note: string) => call('extendRegistration', { id, note }),
  request_extension: (id: string, note: string) => call('requestExtension', { id, note }),
  decline_extension: (id: string, note: string) => call('declineExtension', { id, note }),
  reactivate: (id: string, note: string) => call('reactivateRegistration', { id, note }),
  withdraw: (id: string, note: string) => call('withdrawRegistration', { id, note }),
};
type OfOneNote = keyof typeof OF_ONE_NOTE;
export type DialogAction = OfOneNote | 'report' | 'win' | 'lose';

function NoteDialog({ action, registration, aside, proof, ...rest }: DealForm & { action: OfOneNote }) {
  const t = useT();
  const [note, setNote] = useState('');
  return (
    <FormDialog<Registration>
      title={t(`registrations.action.${action}.title`)}
      text={aside ?? t(`registrations.action.${action}.text`)}
      submit={t(`registrations.action.${action}.do`)}
      danger={action === 'withdraw'}
      send={() => OF_ONE_NOTE[action](registration.id, note.trim())}
      {...rest}
    >
      {(error) => (
        <>
          {proof}
          <LongTextField
            label={t(`registrations.action.${action}.note`)}
            value={note}
            error={error('note')}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

/** One action on a deal: what it means, what it needs, and the way back. */
export function ActionDialog({ action, ...form }: DealForm & { action: DialogAction }) {
  if (action === 'report') return <ReportDialog {...form} />;
  if (action === 'win') return <WinDialog {...form} />;
  if (action === 'lose') return <LoseDialog {...form} />;
  return <NoteDialog action={action} {...form} />;
}
