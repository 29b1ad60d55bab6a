import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { EachDialog } from './each-dialog.tsx';

export interface BulkDialogProps {
  rows: readonly RegistrationRow[];
  onDone: (left: readonly RegistrationRow[]) => void;
  onClose: () => void;
}

/** Hands the chosen registrations over to a colleague; deadlines stay as they are. */
export function HandOverDialog({ rows, ...rest }: BulkDialogProps) {
  const t = useT();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const reviewers = useRead('listReviewers', {}).data?.items ?? [];
  const name = reviewers.find((one) => one.id === to)?.full_name ?? '';
  return (
    <EachDialog
      title={t('queue.handOverTitle', { count: rows.length })}
      rows={rows}
      send={t('queue.handOver')}
      disabled={to === null}
      step={(row) =>
        call('assignReviewer', { id: row.id, version: row.version, reviewer_id: to ?? '', internal_note: note })
      }
      done={t('queue.handedOver', { count: rows.length, name })}
      {...rest}
    >
      <SelectField
        label={t('queue.handOverTo')}
        data={reviewers.map((one) => ({ value: one.id, label: one.full_name }))}
        value={to}
        onChange={setTo}
        searchable
        data-autofocus
      />
      <LongTextField
        label={t('queue.handOverNote')}
        description={t('queue.handOverNoteHint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EachDialog>
  );
}

/** Asks several partners the same; a claim nobody has taken yet is taken first, by the person who asks. */
export function AskDialog({ rows, ...rest }: BulkDialogProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const ask = async ({ id, state }: RegistrationRow) => {
    if (state === 'submitted') await call('takeRegistration', { id });
    await call('requestChanges', { id, note });
  };
  return (
    <EachDialog
      title={t('queue.askTitle', { count: rows.length })}
      rows={rows}
      send={t('queue.askSend')}
      disabled={note.trim() === ''}
      step={ask}
      done={t('queue.asked', { count: rows.length })}
      {...rest}
    >
      <LongTextField
        label={t('queue.askNote')}
        description={t('queue.askNoteHint')}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EachDialog>
  );
}
