import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { Note } from '../../ui/note.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { useDrawerCommand } from '../use-drawer-command.ts';
import type { Move, Partner } from './partner-types.ts';

/** A change of status: its consequence in words, and the reason that stays in the record. */
export function StatusForm({ partner, move, onClose }: { partner: Partner; move: Move; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useDrawerCommand('changePartnerStatus', { onClose });
  return (
    <FormDrawer
      title={`${t(`partners.move.${move}`)}: ${partner.name}`}
      save={t(`partners.move.${move}`)}
      onClose={onClose}
      onSave={() => mutate({ id: partner.id, move, reason })}
      pending={isPending}
      error={error}
      disabled={reason.trim() === ''}
    >
      <Note
        tone={move === 'suspend' || move === 'terminate' ? 'stop' : 'plain'}
        title={t(`partners.moveMeans.${move}`)}
      />
      <LongTextField
        label={t('partners.reason')}
        description={t('partners.reasonHint')}
        required
        value={reason}
        error={fieldError(error, 'reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}
