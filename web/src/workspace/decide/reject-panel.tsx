import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { fieldError } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import look from './decide.module.css';
import { InternalNote, PanelFrame } from './panel-frame.tsx';
import { type RejectReason, rejectReasons } from './reasons.ts';
import type { Dossier } from './types.ts';
import { useDecide } from './use-decide.ts';

interface RejectPanelProps {
  registration: Registration;
  dossier: Dossier;
  onClose: () => void;
}

/** A refusal says which rule and what can be done; it never says who stands behind a taken scope. */
export function RejectPanel({ registration, dossier, onClose }: RejectPanelProps) {
  const t = useT();
  const [reason, setReason] = useState<RejectReason>(dossier.scope_free ? 'not_qualified' : 'scope_not_free');
  const [note, setNote] = useState('');
  const [internal, setInternal] = useState('');
  const { mutate, isPending, error } = useDecide(registration, dossier);
  const needsNote = reason === 'other' && note.trim() === '';
  return (
    <PanelFrame
      title={t('decide.rejectTitle', { partner: registration.partner.name })}
      send={t('decide.rejectSend')}
      onSend={() => mutate({ kind: 'reject', input: { reason_code: reason, note, internal_note: internal } })}
      onClose={onClose}
      disabled={needsNote}
      pending={isPending}
      error={error}
    >
      <fieldset className={look.reasons}>
        <legend>{t('decide.why')}</legend>
        {rejectReasons.map((code) => (
          <label key={code} className={look.reason}>
            <input
              type="radio"
              name="reason"
              value={code}
              checked={reason === code}
              // biome-ignore lint/a11y/noAutofocus: the panel is opened to choose one of these
              autoFocus={reason === code}
              onChange={() => setReason(code)}
            />
            {t(`decide.rejectReason.${code}`)}
          </label>
        ))}
      </fieldset>
      <div className={look.fields}>
        <LongTextField
          label={t(reason === 'other' ? 'decide.noteNeeded' : 'decide.note')}
          description={t('decide.noteHint')}
          minRows={2}
          value={note}
          error={fieldError(error, 'note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <InternalNote value={internal} onChange={setInternal} />
      </div>
      <p className="k-small k-muted">
        {registration.keeps_protection && `${t('decide.rejectKeeps')} `}
        {t('decide.rejectPreview', { reason: t(`decide.rejectReason.${reason}`), partner: registration.partner.name })}
      </p>
    </PanelFrame>
  );
}
