import { Button, FileButton, SegmentedControl } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { call, type Input } from '../../app/api.ts';
import type { MessageId } from '../../app/messages.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { type FileView, sendFile } from '../../features/registrations/upload.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type NamedPartner, PartnerField } from '../partner-field.tsx';
import look from './decide.module.css';
import { InternalNote } from './panel-frame.tsx';

type Kind = Input<'proposeRemoval'>['kind'];
type Reason = Input<'proposeRemoval'>['reason_code'];
const REASONS: Record<Kind, readonly Reason[]> = {
  transfer: ['customer_choice', 'law_and_procurement', 'arbitration', 'partner_left'],
  revoke: ['rules_violated', 'false_claim', 'customer_refused', 'inactive', 'other'],
};

/** Files that only the vendor's people see; each is sent when it is chosen. */
function useEvidence(registrationId: string) {
  const [files, setFiles] = useState<FileView[]>([]);
  const [error, setError] = useState<unknown>(null);
  const add = (file: File | null) => {
    if (!file) return;
    setError(null);
    sendFile<FileView>(`/v1/registrations/${registrationId}/internal-files`, file, () => undefined)
      .then((sent) => setFiles((all) => [...all, sent]))
      .catch(setError);
  };
  return { files, error, add };
}

interface ProposeRemovalProps {
  registration: Registration;
  onClose: () => void;
  onDone: (record: Registration) => void;
}

/** What is proposed, why, on what evidence; the holder hears of it at once and is heard. */
export function ProposeRemoval({ registration, onClose, onDone }: ProposeRemovalProps) {
  const t = useT();
  const [kind, setKind] = useState<Kind>('transfer');
  const [reason, setReason] = useState<Reason>('customer_choice');
  const [to, setTo] = useState<NamedPartner | null>(null);
  const [note, setNote] = useState('');
  const [internal, setInternal] = useState('');
  const evidence = useEvidence(registration.id);
  const choose = (next: string) => {
    setKind(next as Kind);
    setReason(REASONS[next as Kind][0] as Reason);
  };
  const send = () =>
    call('proposeRemoval', {
      id: registration.id,
      kind,
      reason_code: reason,
      note: note.trim(),
      internal_note: internal.trim(),
      file_ids: evidence.files.map((file) => file.id),
      ...(kind === 'transfer' && to ? { to_partner_id: to.id } : {}),
    });
  return (
    <FormDialog<Registration>
      title={t('decide.removal.title')}
      text={t('decide.removal.text', { partner: registration.partner.name })}
      submit={t('decide.removal.send')}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => {
        const lacks = error('file_ids') !== undefined && evidence.files.length === 0;
        return (
          <>
            <SegmentedControl
              aria-label={t('decide.removal.kind')}
              value={kind}
              onChange={choose}
              data={[
                { value: 'transfer', label: t('decide.removal.kindTransfer') },
                { value: 'revoke', label: t('decide.removal.kindRevoke') },
              ]}
            />
            {kind === 'transfer' && (
              <PartnerField
                label={t('decide.removal.to')}
                value={to}
                onChange={setTo}
                error={error('to_partner_id')}
                autoFocus
              />
            )}
            <SelectField
              label={t('decide.why')}
              data={REASONS[kind].map((code) => ({
                value: code,
                label: t(`registrations.reason.${code}` as MessageId),
              }))}
              value={reason}
              error={error('reason_code')}
              onChange={(next) => setReason(next as Reason)}
            />
            <LongTextField
              label={t('decide.note')}
              description={t('decide.noteHint')}
              value={note}
              error={error('note')}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <InternalNote value={internal} onChange={setInternal} />
            <div>
              <FileButton onChange={evidence.add}>
                {(props) => (
                  <Button {...props} leftSection={<IconPaperclip size={18} aria-hidden />}>
                    {t('decide.removal.attach')}
                  </Button>
                )}
              </FileButton>
              <p className={`k-small ${lacks ? 'k-stop' : 'k-muted'} ${look.below}`}>
                {t(lacks ? 'decide.removal.attachNeeded' : 'decide.removal.attachHint')}
              </p>
              {evidence.error !== null && <ErrorNote error={evidence.error} />}
              <ul>
                {evidence.files.map((file) => (
                  <li key={file.id}>{file.name}</li>
                ))}
              </ul>
            </div>
          </>
        );
      }}
    </FormDialog>
  );
}
