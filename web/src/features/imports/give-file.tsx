import { Button, FileButton } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { download } from '../../app/download.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, problemWords } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sendFile } from '../registrations/upload.ts';
import look from './imports.module.css';
import { Progress } from './progress.tsx';
import type { Import } from './use-import.ts';

const KINDS = '.xlsx,.csv,.txt';

/** The empty table, to be filled in. */
export function TemplateButton() {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const fetchIt = () => {
    setBusy(true);
    download('exportImportTemplate', {})
      .catch((error: unknown) => showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 }))
      .finally(() => setBusy(false));
  };
  return (
    <Button leftSection={<IconDownload size={18} aria-hidden />} loading={busy} onClick={fetchIt}>
      {t('imports.template')}
    </Button>
  );
}

interface GiveFileProps {
  /** The import that takes the file; made when there is none yet. */
  importId: () => Promise<string>;
  onGiven: (given: Import) => void;
}

/** A place for one file: chosen or dropped, sent with progress, refused in words. */
export function GiveFile({ importId, onGiven }: GiveFileProps) {
  const t = useT();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const send = async (file: File | null | undefined) => {
    if (!file) return;
    setError(null);
    setShare(0);
    try {
      const id = await importId();
      onGiven(await sendFile<Import>(`/v1/registration-imports/${id}/file`, file, setShare));
    } catch (cause) {
      setError(cause);
    } finally {
      setShare(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <div className={look.give}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the first */}
      <div
        className={`${look.drop} ${over ? look.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={32} stroke={1.5} className="k-faint" aria-hidden />
        <div className="k-muted k-measure">{t('imports.giveText')}</div>
        <div className={look.buttons}>
          <FileButton onChange={(file) => void send(file)} accept={KINDS}>
            {(props) => (
              <Button
                {...props}
                variant="filled"
                leftSection={<IconUpload size={18} aria-hidden />}
                loading={share !== null}
              >
                {t('imports.choose')}
              </Button>
            )}
          </FileButton>
          <TemplateButton />
        </div>
        {share !== null && <Progress part={share} label={t('imports.sending')} />}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
