import { Button, FileButton } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useT } from '../../app/use-t.tsx';
import look from './verify.module.css';

interface ReceiptDropProps {
  /** Name of the file that is looked at; empty for one that the cabinet handed over, undefined for none. */
  name: string | undefined;
  onFile: (file: File | null | undefined) => void;
}

/** Where a receipt is dropped or chosen; nothing is sent anywhere. */
export function ReceiptDrop({ name, onFile }: ReceiptDropProps) {
  const t = useT();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={look.drop}
      data-over={over || undefined}
      aria-label={t('verify.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileCheck size={28} className="k-faint" aria-hidden />
      <div className="k-grow">
        <b className={look.name}>{name === undefined ? t('verify.drop') : name || t('verify.handed')}</b>
        <div className="k-small k-muted">{t('verify.stays')}</div>
        {name === undefined && <div className="k-small k-muted">{t('verify.dropAlso')}</div>}
      </div>
      <FileButton onChange={onFile} accept=".tlog-proof,text/plain" inputProps={{ 'aria-label': t('verify.choose') }}>
        {(button) => (
          <Button {...button} size="lg" {...(name === undefined ? { variant: 'filled' } : {})}>
            {t(name === undefined ? 'verify.choose' : 'verify.other')}
          </Button>
        )}
      </FileButton>
    </section>
  );
}
