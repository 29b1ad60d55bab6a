import { evidenceKinds } from '@kanal/server/registration/deals/contract/kinds.ts';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../../app/api.ts';
import { useFormat } from '../../../app/use-format.ts';
import { useCommand } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { Deal } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import look from './room.module.css';

type Kind = (typeof evidenceKinds)[number];

function EvidenceDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const t = useT();
  const saved = useDealSaved();
  const [kind, setKind] = useState<Kind>('meeting');
  const [on, setOn] = useState<string | null>(deal.today);
  const [words, setWords] = useState('');
  const [fileId, setFileId] = useState<string | null>(null);
  return (
    <FormDialog<Deal>
      title={t('deals.evidence.new')}
      text={t('deals.evidence.text')}
      submit={t('deals.save')}
      send={() =>
        call('recordEvidence', {
          id: deal.id,
          kind,
          happened_on: on ?? deal.today,
          words: words.trim(),
          file_id: fileId,
        })
      }
      onClose={onClose}
      onDone={(next) => {
        saved(next);
        onClose();
      }}
    >
      {(error) => (
        <>
          <SelectField
            label={t('deals.evidence.kind')}
            data={evidenceKinds.map((value) => ({ value, label: t(`deals.evidence.kind.${value}`) }))}
            value={kind}
            onChange={(next) => setKind((next as Kind) ?? 'meeting')}
          />
          <DateField
            label={t('deals.evidence.on')}
            maxDate={deal.today}
            value={on}
            error={error('happened_on')}
            onChange={setOn}
          />
          <LongTextField
            label={t('deals.evidence.words')}
            value={words}
            error={error('words')}
            maxLength={2000}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {deal.files.length > 0 && (
            <SelectField
              label={t('deals.evidence.file')}
              data={[
                { value: '', label: t('deals.evidence.noFile') },
                ...deal.files.map((file) => ({ value: file.id, label: file.name })),
              ]}
              value={fileId ?? ''}
              error={error('file_id')}
              onChange={(next) => setFileId(next || null)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** Work that has been done: what a protection stands on, and what an extension can be asked for with. */
export function Evidence({ deal }: { deal: Deal }) {
  const t = useT();
  const { day } = useFormat();
  const saved = useDealSaved();
  const [open, setOpen] = useState(false);
  const remove = useCommand('removeEvidence', { stale: [], onDone: saved });
  return (
    <section className={look.section}>
      <h2>{t('deals.evidence')}</h2>
      {deal.evidence.length === 0 && <p className="k-muted">{t('deals.evidence.none')}</p>}
      <ul className={look.list}>
        {deal.evidence.map((point) => (
          <li key={point.id} className={look.line}>
            <div className="k-grow">
              <b>{t(`deals.evidence.kind.${point.kind}`)}</b>, {day(point.happened_on)}
              <p>{point.words}</p>
              <p className="k-small k-muted">{[point.recorded_by, point.file?.name].filter(Boolean).join(' · ')}</p>
            </div>
            {point.removable && (
              <ActionIcon
                aria-label={t('deals.evidence.remove', { kind: t(`deals.evidence.kind.${point.kind}`) })}
                onClick={() => remove.mutate({ id: deal.id, evidence_id: point.id })}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {deal.can.evidence && (
        <div className={look.buttons}>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
            {t('deals.evidence.add')}
          </Button>
        </div>
      )}
      {remove.error !== null && <ErrorNote error={remove.error} />}
      {open && <EvidenceDialog deal={deal} onClose={() => setOpen(false)} />}
    </section>
  );
}
