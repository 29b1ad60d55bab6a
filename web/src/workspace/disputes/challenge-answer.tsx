import { UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Input } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import { Challenge } from '../../features/disputes/challenge.tsx';
import look from '../../features/disputes/disputes.module.css';
import type { Dispute, Party } from '../../features/disputes/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useWorkspace } from '../routes.ts';

type Verdict = Input<'answerChallenge'>['verdict'];
const VERDICTS: readonly Verdict[] = ['declined', 'upheld'];

/** A party's challenge, with the way for the head of channel to answer it. */
export function ChallengeToAnswer({ dispute, party }: { dispute: Dispute; party: Party }) {
  const t = useT();
  const client = useQueryClient();
  const { can } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>('declined');
  const [words, setWords] = useState('');
  const mayAnswer = can('dispute.answer_challenge') && dispute.clock?.awaits === 'decision';
  return (
    <>
      <Challenge
        party={party}
        answer={
          mayAnswer && (
            <UnstyledButton className={look.link} onClick={() => setOpen(true)}>
              {t('disputes.challengeAnswer')}
            </UnstyledButton>
          )
        }
      />
      {isOpen && (
        <FormDialog<Dispute>
          title={t('disputes.challengeAnswerTitle')}
          text={t('disputes.challengeAnswerText')}
          submit={t('disputes.challengeAnswerDo')}
          send={() => call('answerChallenge', { id: dispute.id, party_id: party.id, verdict, words: words.trim() })}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            void client.invalidateQueries();
          }}
        >
          {(error) => (
            <>
              <SelectField
                label={t('disputes.challengeAnswerWhat')}
                data={VERDICTS.map((value) => ({ value, label: t(`disputes.challengeVerdict.${value}`) }))}
                value={verdict}
                onChange={(value) => setVerdict(VERDICTS.find((each) => each === value) ?? verdict)}
              />
              <LongTextField
                label={t('disputes.challengeAnswerWords')}
                minRows={2}
                value={words}
                error={error('words')}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
