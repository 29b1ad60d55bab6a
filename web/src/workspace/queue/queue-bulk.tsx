import { Button } from '@mantine/core';
import { IconMessageQuestion, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import { ExportButton } from '../../features/export/export-button.tsx';
import type { RegistrationRow } from '../../features/registrations/types.ts';
import { useWorkspace } from '../routes.ts';
import { AskDialog, HandOverDialog } from './bulk-dialogs.tsx';
import type { questionOf } from './queue-search.ts';

/** So many chosen rows fit the address of a file. */
const MOST = 300;

interface QueueBulkProps {
  rows: readonly RegistrationRow[];
  question: ReturnType<typeof questionOf>;
  onDone: (left: readonly RegistrationRow[]) => void;
}

/** What can be done with the chosen rows together; decisions are not among it. */
export function QueueBulk({ rows, question, onDone }: QueueBulkProps) {
  const t = useT();
  const { can } = useWorkspace();
  const [open, setOpen] = useState<'hand' | 'ask' | null>(null);
  // Kept while the window is open: what succeeded is no longer chosen, and its words must not change meanwhile.
  const [taken, setTaken] = useState(rows);
  const start = (which: 'hand' | 'ask') => {
    setTaken(rows);
    setOpen(which);
  };
  const Dialog = open === 'hand' ? HandOverDialog : AskDialog;
  const { sort, order, view } = question;
  const many = rows.length > MOST;
  return (
    <>
      {can('registration.assign') && (
        <Button leftSection={<IconUserShare size={18} aria-hidden />} onClick={() => start('hand')}>
          {t('queue.handOver')}
        </Button>
      )}
      {can('registration.decide') && (
        <Button leftSection={<IconMessageQuestion size={18} aria-hidden />} onClick={() => start('ask')}>
          {t('queue.ask')}
        </Button>
      )}
      <ExportButton
        operation="exportRegistrations"
        input={{ ...(view ? { view } : {}), sort, order, ids: rows.map((row) => row.id).join(',') }}
        label={t('queue.chosenXlsx')}
        disabled={many}
        title={t(many ? 'queue.chosenTooMany' : 'queue.chosenHint', { count: MOST })}
      />
      {open && <Dialog rows={taken} onDone={onDone} onClose={() => setOpen(null)} />}
    </>
  );
}
