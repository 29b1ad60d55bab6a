import { Button } from '@mantine/core';
import { useCommand } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { showToast } from '../../../ui/toast.tsx';

/** Brings a draft back as it was written; one press, because nothing is lost either way. */
export function RestoreButton({ id }: { id: string }) {
  const t = useT();
  const { mutate, isPending, error } = useCommand('restoreDraft', {
    onDone: () => showToast({ message: t('registrations.action.restore.done') }),
  });
  return (
    <>
      <Button variant="filled" loading={isPending} onClick={() => mutate({ id })}>
        {t('registrations.action.restore.name')}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
