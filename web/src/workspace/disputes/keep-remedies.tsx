import { UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import { Remedies } from '../../features/disputes/outcome.tsx';
import type { Dispute } from '../../features/disputes/types.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { useWorkspace } from '../routes.ts';

/** What is owed after the case, with the way to say that it was done. */
export function KeepRemedies({ dispute }: { dispute: Dispute }) {
  const t = useT();
  const client = useQueryClient();
  const { can } = useWorkspace();
  const [keeping, setKeeping] = useState<string | null>(null);
  const [note, setNote] = useState('');
  return (
    <>
      <Remedies
        dispute={dispute}
        keep={(remedy) =>
          can('dispute.remedy') &&
          remedy.state === 'promised' && (
            <UnstyledButton className={look.link} onClick={() => setKeeping(remedy.id)}>
              {t('disputes.keep')}
            </UnstyledButton>
          )
        }
      />
      {keeping && (
        <FormDialog
          title={t('disputes.keepTitle')}
          text={t('disputes.keepText')}
          submit={t('disputes.keepDo')}
          send={() => call('keepRemedy', { id: keeping, note: note.trim() })}
          onClose={() => setKeeping(null)}
          onDone={() => {
            setKeeping(null);
            setNote('');
            void client.invalidateQueries();
          }}
        >
          {(error) => (
            <LongTextField
              label={t('disputes.keepNote')}
              minRows={2}
              value={note}
              error={error('note')}
              data-autofocus
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}
