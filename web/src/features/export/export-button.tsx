import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../app/api.ts';
import { download, type SheetOperation } from '../../app/download.ts';
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

/** The list on the screen as a spreadsheet: every row of its filter, in its order. */
export function ExportButton<N extends SheetOperation>({ operation, input, label, ...rest }: ExportButtonProps<N>) {
  const t = useT();
  const [making, setMaking] = useState(false);
  const make = () => {
    setMaking(true);
    download(operation, input)
      .then((name) => showToast({ message: t('ui.exported', { name }) }))
      .catch((error: unknown) => showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 }))
      .finally(() => setMaking(false));
  };
  return (
    <Button
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={make}
      loading={making}
      title={t('ui.exportHint')}
      {...rest}
    >
      {label ?? 'XLSX'}
    </Button>
  );
}
