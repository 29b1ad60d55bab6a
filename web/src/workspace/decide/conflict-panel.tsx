import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { fieldError } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import look from './decide.module.css';
import { InternalNote, PanelFrame } from './panel-frame.tsx';
import type { Dossier } from './types.ts';
import { useDecide } from './use-decide.ts';

interface ConflictPanelProps {
  registration: Registration;
  dossier: Dossier;
  onClose: () => void;
}

/** Another open claim asks for the same: said to the partner in neutral words; the clock runs on. */
export function ConflictPanel({ registration, dossier, onClose }: ConflictPanelProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const [internal, setInternal] = useState('');
  const { mutate, isPending, error } = useDecide(registration, dossier);
  return (
    <PanelFrame
      title={t('decide.conflictTitle')}
      send={t('decide.conflictSend')}
      onSend={() => mutate({ kind: 'conflict', input: { note, internal_note: internal } })}
      onClose={onClose}
      pending={isPending}
      error={error}
    >
      <div className={look.fields}>
        <LongTextField
          label={t('decide.note')}
          description={t('decide.noteHint')}
          data-autofocus
          autoFocus
          value={note}
          error={fieldError(error, 'note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <InternalNote value={internal} onChange={setInternal} />
      </div>
      <p className="k-small k-muted">{t('decide.conflictPreview', { partner: registration.partner.name })}</p>
    </PanelFrame>
  );
}
