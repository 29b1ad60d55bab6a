import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../app/api.ts';
import type { SheetOperation } from '../../app/download.ts';
import { useT } from '../../app/use-t.tsx';
import { problemWords } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { take } from './take.tsx';

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
  const make = async () => {
    setMaking(true);
    try {
      const name = await take(operation, input, AT_ONCE);
      if (name !== null) showToast({ message: t('exports.done', { name }) });
    } catch (error) {
      showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 });
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
