import { resourceKinds } from '@kanal/server/registration/deals/contract/kinds.ts';
import { useState } from 'react';
import { call } from '../../../app/api.ts';
import { useRead } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { Deal, DealEyes, DealResource } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';

type Kind = (typeof resourceKinds)[number];

export function AskDialog({ deal, eyes, onClose }: { deal: Deal; eyes: DealEyes; onClose: () => void }) {
  const t = useT();
  const saved = useDealSaved();
  const [kind, setKind] = useState<Kind>('presales');
  const [words, setWords] = useState('');
  return (
    <FormDialog<Deal>
      title={t('deals.resource.ask')}
      text={t('deals.resource.askText', { name: eyes.vendor })}
      submit={t('deals.resource.send')}
      send={() => call('askResource', { id: deal.id, kind, words: words.trim() })}
      onClose={onClose}
      onDone={(next) => {
        saved(next);
        onClose();
      }}
    >
      {(error) => (
        <>
          <SelectField
            label={t('deals.resource.kind')}
            data={resourceKinds.map((value) => ({ value, label: t(`deals.resource.kind.${value}`) }))}
            value={kind}
            onChange={(next) => setKind((next as Kind) ?? 'presales')}
          />
          <LongTextField
            label={t('deals.resource.words')}
            value={words}
            error={error('words')}
            maxLength={2000}
            data-autofocus
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

interface AnswerDialogProps {
  deal: Deal;
  resource: DealResource;
  answer: 'granted' | 'declined';
  onClose: () => void;
}

export function AnswerDialog({ deal, resource, answer, onClose }: AnswerDialogProps) {
  const t = useT();
  const saved = useDealSaved();
  const [note, setNote] = useState('');
  const [helper, setHelper] = useState('');
  const granted = answer === 'granted';
  const people = useRead(
    'listPeople',
    { side: 'workspace', status: 'active', limit: 100 },
    { staleTime: 300_000, enabled: granted },
  );
  return (
    <FormDialog<Deal>
      title={t(`deals.resource.kind.${resource.kind}`)}
      text={resource.words}
      submit={t(granted ? 'deals.resource.grant' : 'deals.resource.decline')}
      send={() =>
        call('answerResource', {
          ...{ id: deal.id, resource_id: resource.id, answer, note: note.trim() },
          helper_id: helper || null,
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
          <LongTextField
            label={t(granted ? 'deals.resource.grantNote' : 'deals.resource.declineNote')}
            value={note}
            error={error('note')}
            maxLength={2000}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {granted && (
            <SelectField
              label={t('deals.resource.helper')}
              description={t('deals.resource.helperText')}
              data={[
                { value: '', label: t('deals.resource.nobody') },
                ...(people.data?.items ?? []).map(({ id, full_name }) => ({ value: id, label: full_name })),
              ]}
              value={helper}
              onChange={(next) => setHelper(next ?? '')}
              error={error('helper_id')}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
