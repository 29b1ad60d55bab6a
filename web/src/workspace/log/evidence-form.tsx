import { leavesAtOnce, mostLeavesInEvidence } from '@kanal/server/core/auditing/rules.ts';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { take } from '../../features/export/take.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import page from '../page.module.css';

interface EvidenceFormProps {
  first: number | undefined;
  last: number | undefined;
  onClose: () => void;
}

const indexOf = (text: string) => Number(text.replace(/\s/g, '') || 'none');

/** Evidence about a range of leaves, to take along. */
export function EvidenceForm({ onClose, ...range }: EvidenceFormProps) {
  const t = useT();
  const [first, setFirst] = useState(range.first === undefined ? '' : String(range.first));
  const [last, setLast] = useState(range.last === undefined ? '' : String(range.last));
  return (
    <FormDialog
      title={t('log.evidence')}
      text={t('log.evidenceText', { most: mostLeavesInEvidence, at_once: leavesAtOnce })}
      submit={t('log.take')}
      send={() => take('downloadEvidence', { from_index: indexOf(first), to_index: indexOf(last) }, leavesAtOnce)}
      onClose={onClose}
      onDone={(name) => {
        if (name !== null) showToast({ message: t('log.taken', { name }) });
        onClose();
      }}
    >
      {(error) => (
        <div className={page.pair}>
          <TextField
            label={t('log.first')}
            inputMode="numeric"
            value={first}
            error={error('from_index') ?? error('registration_id')}
            onChange={(e) => setFirst(e.currentTarget.value)}
          />
          <TextField
            label={t('log.last')}
            inputMode="numeric"
            value={last}
            error={error('to_index')}
            onChange={(e) => setLast(e.currentTarget.value)}
          />
        </div>
      )}
    </FormDialog>
  );
}
