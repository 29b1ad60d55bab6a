import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { call, type Input } from '../../app/api.ts';
import { ApiProblem } from '../../app/api-problem.ts';
import { download, type SheetOperation } from '../../app/download.ts';
import { currentLocale } from '../../app/messages.ts';
import { useT } from '../../app/use-t.tsx';
import { problemWords } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';

interface ExportButtonProps<N extends SheetOperation> {
  operation: N;
  /** The question of the list that is on the screen. */
  input: Input<N>;
  /** Instead of «XLSX». */
  label?: string;
  disabled?: boolean;
  title?: string;
}

/** Past so many rows nobody waits in front of the button. */
const AT_ONCE = 2_000;

/** The list on the screen as a spreadsheet: every row of its filter, in its order. Many rows are made in the background. */
export function ExportButton<N extends SheetOperation>({ operation, input, label, ...rest }: ExportButtonProps<N>) {
  const t = useT();
  const [making, setMaking] = useState(false);
  const inBackground = async () => {
    const [asked, { ExportProgress }] = await Promise.all([
      call('requestExport', { operation, question: input as Record<string, unknown>, locale: currentLocale() }),
      import('./export-progress.tsx'),
    ]);
    const close = showToast({
      tone: 'work',
      message: <ExportProgress id={asked.id} onEnd={() => close()} />,
      lasts: false,
    });
  };
  const make = async () => {
    setMaking(true);
    try {
      const name = await download(operation, { ...input, at_most: AT_ONCE });
      showToast({ message: t('exports.done', { name }) });
    } catch (error) {
      const takesLong = error instanceof ApiProblem && error.problem.code === 'sheet.takes_long';
      const failed = (reason: unknown) => showToast({ tone: 'warn', message: problemWords(reason, t), lasts: 12_000 });
      if (takesLong) await inBackground().catch(failed);
      else failed(error);
    } finally {
      setMaking(false);
    }
  };
  return (
    <Button
      title={t('exports.hint')}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void make()}
      loading={making}
      {...rest}
    >
      {label ?? 'XLSX'}
    </Button>
  );
}
