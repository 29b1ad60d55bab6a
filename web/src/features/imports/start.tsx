import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import look from './imports.module.css';
import type { Import } from './use-import.ts';

/** Submits what is ready, or makes drafts of all that can be read. */
export function Start({ shown, onDiscarded }: { shown: Import; onDiscarded: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { id } = shown;
  const counts = useRead('previewImport', { id, limit: 50 }, { staleTime: 0 }).data?.counts;
  const run = useCommand('runImport', {
    stale: ['listImports'],
    onDone: (output) => client.setQueryData(['getImport', { id }], output),
  });
  const discard = useCommand('discardImport', { onDone: onDiscarded });
  const ready = counts?.ready ?? 0;
  const drafts = ready + (counts?.incomplete ?? 0) + (counts?.over_quota ?? 0);
  const busy = run.isPending || discard.isPending;
  return (
    <div className={look.start}>
      {counts && ready === 0 && (
        <Note tone="wait" title={t('imports.noneReady')}>
          {t('imports.noneReadyText')}
        </Note>
      )}
      {run.error !== null && <ErrorNote error={run.error} />}
      {discard.error !== null && <ErrorNote error={discard.error} />}
      <div className={look.buttons}>
        <Button
          variant="filled"
          disabled={ready === 0 || busy}
          loading={run.isPending}
          onClick={() => run.mutate({ id, mode: 'submit' })}
        >
          {t('imports.submit', { count: ready })}
        </Button>
        <Button disabled={drafts === 0 || busy} onClick={() => run.mutate({ id, mode: 'drafts' })}>
          {t('imports.drafts', { count: drafts })}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={() => discard.mutate({ id })}>
          {t('imports.discard')}
        </Button>
      </div>
      <p className="k-small k-muted k-measure">{t('imports.undoHint')}</p>
    </div>
  );
}
