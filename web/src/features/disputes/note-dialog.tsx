import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import type { Dispute } from './types.ts';

const DEEDS = {
  withdraw: (id: string, note: string) => call('withdrawDispute', { id, note }),
  challenge: (id: string, words: string) => call('challengeJudge', { id, words }),
  appeal: (id: string, words: string) => call('appealDispute', { id, words }),
  accept: (id: string) => call('acceptDecision', { id }),
  escalate: (id: string, note: string) => call('escalateDispute', { id, note }),
};
export type NoteDeed = keyof typeof DEEDS;

interface NoteDialogProps {
  deed: NoteDeed;
  dispute: Dispute;
  onClose: () => void;
  onDone: (dispute: Dispute) => void;
}

/** One deed on a case that needs at most a few words. */
export function NoteDialog({ deed, dispute, onClose, onDone }: NoteDialogProps) {
  const t = useT();
  const [note, setNote] = useState('');
  return (
    <FormDialog<Dispute>
      title={t(`disputes.${deed}Title`)}
      text={t(`disputes.${deed}Text`)}
      submit={t(`disputes.${deed}Do`)}
      danger={deed === 'withdraw'}
      send={() => DEEDS[deed](dispute.id, note.trim())}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) =>
        deed !== 'accept' && (
          <LongTextField
            label={t(`disputes.${deed}Note`)}
            value={note}
            error={error('note') ?? error('words')}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )
      }
    </FormDialog>
  );
}
