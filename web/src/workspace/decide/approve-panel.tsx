import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import look from './decide.module.css';
import { InternalNote, PanelFrame } from './panel-frame.tsx';
import type { PriorityRule } from './reasons.ts';
import type { Dossier } from './types.ts';
import { useDecide } from './use-decide.ts';

interface ApprovePanelProps {
  registration: Registration;
  dossier: Dossier;
  onClose: () => void;
}

/** Approval by another rule than the first complete submission, or with a word to the partner. */
export function ApprovePanel({ registration, dossier, onClose }: ApprovePanelProps) {
  const t = useT();
  const [rule, setRule] = useState<PriorityRule | undefined>(
    dossier.on_approval.decision_rule ?? dossier.on_approval.grounds[0],
  );
  const [note, setNote] = useState('');
  const [internal, setInternal] = useState('');
  const { mutate, isPending, error } = useDecide(registration, dossier);
  return (
    <PanelFrame
      title={t('decide.approveTitle', { days: dossier.on_approval.protection_days })}
      send={t('decide.approveSend')}
      onSend={() =>
        mutate({ kind: 'approve', input: { ...(rule ? { decision_rule: rule } : {}), note, internal_note: internal } })
      }
      onClose={onClose}
      pending={isPending}
      error={error}
    >
      <div className={look.fields}>
        <SelectField
          label={t('decide.ground')}
          autoFocus
          data={dossier.on_approval.grounds.map((code) => ({ value: code, label: t(`registrations.rule.${code}`) }))}
          value={rule ?? null}
          onChange={(value) => value && setRule(value as PriorityRule)}
        />
        <LongTextField
          label={t('decide.note')}
          description={t('decide.noteHint')}
          minRows={1}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <InternalNote value={internal} onChange={setInternal} />
      </div>
    </PanelFrame>
  );
}
