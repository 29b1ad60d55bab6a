import { useState } from 'react';
import { call, type Input } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { sendFile } from '../registrations/upload.ts';
import look from './disputes.module.css';
import type { Dispute } from './types.ts';

type Kind = Input<'fileEvidence'>['kind'];
const KINDS: readonly Kind[] = ['customer_letter', 'signed_protocol', 'quotation', 'email', 'oral'];
const NOBODY = 'nobody';

interface EvidenceDialogProps {
  dispute: Dispute;
  /** The vendor's people say which party reads it. */
  forVendor?: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Files a piece of evidence: what it is, what it proves, and the document. */
export function EvidenceDialog({ dispute, forVendor = false, onClose, onDone }: EvidenceDialogProps) {
  const t = useT();
  const [kind, setKind] = useState<Kind>('signed_protocol');
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [datedOn, setDatedOn] = useState<string | null>(null);
  const [reader, setReader] = useState(
    dispute.parties_seen.length === 1 ? (dispute.parties_seen[0]?.id ?? NOBODY) : NOBODY,
  );
  const [file, setFile] = useState<File | null>(null);
  const send = async () => {
    const party = forVendor && reader !== NOBODY ? { party_id: reader } : {};
    const filed = await call('fileEvidence', {
      id: dispute.id,
      kind,
      title: title.trim() || (file?.name ?? ''),
      words: words.trim(),
      ...(datedOn ? { dated_on: datedOn } : {}),
      ...party,
    });
    if (file) await sendFile(`/v1/disputes/${dispute.id}/evidence/${filed.id}/file`, file, () => undefined);
  };
  return (
    <FormDialog<void>
      title={t('disputes.fileTitle')}
      text={t('disputes.fileText')}
      submit={t('disputes.fileDo')}
      send={send}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <SelectField
            label={t('disputes.fileKind')}
            data={KINDS.map((value) => ({ value, label: t(`disputes.fileKindOf.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'oral')}
          />
          <TextField
            label={t('disputes.fileName')}
            value={title}
            error={error('title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <LongTextField
            label={t('disputes.fileWords')}
            minRows={2}
            value={words}
            error={error('words')}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <label className={look.fileInput}>
            {t('disputes.filePick')}
            <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
          </label>
          <DateField label={t('disputes.fileDate')} value={datedOn} onChange={setDatedOn} />
          {forVendor && (
            <SelectField
              label={t('disputes.fileFor')}
              data={[
                { value: NOBODY, label: t('disputes.fileForNobody') },
                ...dispute.parties_seen.map((party) => ({ value: party.id, label: party.partner.name })),
              ]}
              value={reader}
              error={error('party_id')}
              onChange={(value) => setReader(value ?? NOBODY)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
