import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { fieldError } from '../../ui/error-note.tsx';
import { ChoicePill } from '../../ui/filter-pill.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import look from './decide.module.css';
import { InternalNote, PanelFrame } from './panel-frame.tsx';
import type { Dossier } from './types.ts';
import { useDecide } from './use-decide.ts';

const READY = ['taxId', 'minutes', 'closeDate', 'contact'] as const;

interface AskPanelProps {
  registration: Registration;
  dossier: Dossier;
  onClose: () => void;
}

/** What is missing, for the partner to read; the vendor's clock stands still until the answer. */
export function AskPanel({ registration, dossier, onClose }: AskPanelProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const [internal, setInternal] = useState('');
  const { mutate, isPending, error } = useDecide(registration, dossier);
  const flip = (text: string, on: boolean) =>
    setNote(on ? [note.trim(), text].filter(Boolean).join('\n') : note.replace(text, '').replace(/\n+/g, '\n').trim());
  return (
    <PanelFrame
      title={t('decide.askTitle', { partner: registration.partner.name })}
      send={t('decide.askSend')}
      onSend={() => mutate({ kind: 'ask', input: { note, internal_note: internal } })}
      onClose={onClose}
      disabled={note.trim() === ''}
      pending={isPending}
      error={error}
    >
      <fieldset className={look.ready}>
        <legend className="k-hidden">{t('decide.ready')}</legend>
        {READY.map((key) => {
          const text = t(`decide.ask.${key}.text`);
          return (
            <ChoicePill key={key} checked={note.includes(text)} onChange={(on) => flip(text, on)}>
              {t(`decide.ask.${key}.name`)}
            </ChoicePill>
          );
        })}
      </fieldset>
      <div className={look.fields}>
        <LongTextField
          label={t('decide.question')}
          description={t('decide.questionHint')}
          data-autofocus
          autoFocus
          value={note}
          error={fieldError(error, 'note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <InternalNote value={internal} onChange={setInternal} />
      </div>
    </PanelFrame>
  );
}
