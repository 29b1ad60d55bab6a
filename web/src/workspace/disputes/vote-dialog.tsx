import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const VOTES = ['for', 'against'] as const;

export function VoteDialog({
  dispute,
  onClose,
  onDone,
}: {
  dispute: Dispute;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useT();
  const [vote, setVote] = useState<'for' | 'against'>('for');
  const [words, setWords] = useState('');
  return (
    <FormDialog<Dispute>
      title={t('disputes.voteTitle')}
      text={t('disputes.voteText')}
      submit={t('disputes.voteDo')}
      send={() => call('voteOnDecision', { id: dispute.id, vote, words: words.trim() })}
      onClose={onClose}
      onDone={onDone}
    >
      {() => (
        <>
          <SelectField
            label={t('disputes.voteTitle')}
            data={VOTES.map((value) => ({ value, label: t(`disputes.vote.${value}`) }))}
            value={vote}
            onChange={(value) => setVote(VOTES.find((each) => each === value) ?? 'for')}
          />
          <LongTextField
            label={t('disputes.voteWords')}
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
