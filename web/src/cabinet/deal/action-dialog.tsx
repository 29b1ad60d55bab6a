import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { type DealForm, LoseDialog, ReportDialog, WinDialog } from './deal-forms.tsx';

export type DialogAction = 'resubmit' | 'report' | 'extend' | 'reactivate' | 'withdraw' | 'win' | 'lose';

/** Actions that say one thing in free words. */
const OF_ONE_NOTE = {
  resubmit: (id: string, note: string) => call('resubmitRegistration', { id, note }),
  extend: (id: string, note: string) => call('extendRegistration', { id, note }),
  reactivate: (id: string, note: string) => call('reactivateRegistration', { id, note }),
  withdraw: (id: string, note: string) => call('withdrawRegistration', { id, note }),
};

function NoteDialog({ action, registration, ...rest }: DealForm & { action: keyof typeof OF_ONE_NOTE }) {
  const t = useT();
  const [note, setNote] = useState('');
  return (
    <FormDialog<Registration>
      title={t(`cabinet.action.${action}.title`)}
      text={t(`cabinet.action.${action}.text`)}
      submit={t(`cabinet.action.${action}.do`)}
      danger={action === 'withdraw'}
      send={() => OF_ONE_NOTE[action](registration.id, note.trim())}
      {...rest}
    >
      {(error) => (
        <LongTextField
          label={t(`cabinet.action.${action}.note`)}
          value={note}
          error={error('note')}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
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
