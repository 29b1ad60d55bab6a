import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';
import type { RuleVersion } from './rule-types.ts';

/** What can be done with this version now: to review, back to a draft, publish, give up. */
export function VersionActions({ version, onPublish }: { version: RuleVersion; onPublish: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { vendor } = useWorkspace();
  const { id, can } = version;
  const submit = useCommand('submitRulesForReview', { onDone: () => showToast({ message: t('rules.submitted') }) });
  const back = useCommand('returnRulesToDraft');
  const discard = useCommand('discardRuleDraft', {
    onDone: () => {
      showToast({ message: t('rules.discarded') });
      void navigate({ to: '/w/$vendor/rules', params: { vendor } });
    },
  });
  const error = submit.error ?? back.error ?? discard.error;
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {can.discard && (
        <Button variant="danger" loading={discard.isPending} onClick={() => discard.mutate({ id })}>
          {t('rules.discard')}
        </Button>
      )}
      {can.return && (
        <Button loading={back.isPending} onClick={() => back.mutate({ id })}>
          {t('rules.return')}
        </Button>
      )}
      {can.submit && (
        <Button variant="filled" loading={submit.isPending} onClick={() => submit.mutate({ id })}>
          {t('rules.submit')}
        </Button>
      )}
      {can.publish && (
        <Button variant="filled" onClick={onPublish}>
          {t('rules.publish')}
        </Button>
      )}
    </>
  );
}
