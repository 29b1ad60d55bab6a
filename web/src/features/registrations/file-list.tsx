import { ActionIcon, Button, FileButton, UnstyledButton } from '@mantine/core';
import { IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiProblem, call } from '../../app/api.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './file-list.module.css';
import { type FileView, saveFile, uploadFile } from './upload.ts';

interface Sending {
  key: string;
  name: string;
  share: number;
  /** Why it was refused, in words. */
  refusal?: string;
}

export interface FileListProps {
  files: readonly FileView[];
  /** The registration the files belong to; for a draft that is not there yet, makes it. `null`: it could not be made. */
  registrationId: () => Promise<string | null>;
  canAttach: boolean;
  onChange: () => void;
}

function sizeWords(bytes: number, number: (value: number, decimals?: number) => string, mb: string, kb: string) {
  return bytes >= 1_048_576 ? `${number(bytes / 1_048_576, 1)} ${mb}` : `${number(Math.ceil(bytes / 1024), 0)} ${kb}`;
}

function useSending({ registrationId, onChange }: Pick<FileListProps, 'registrationId' | 'onChange'>) {
  const t = useT();
  const [sending, setSending] = useState<Sending[]>([]);
  const patch = (key: string, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key));
  const send = async (file: File) => {
    const key = crypto.randomUUID();
    setSending((all) => [...all, { key, name: file.name, share: 0 }]);
    try {
      const id = await registrationId();
      if (!id) throw new Error('no draft to attach to');
      await uploadFile(id, file, (share) => patch(key, { share }));
      drop(key);
      onChange();
    } catch (error) {
      const words = error instanceof ApiProblem ? error.message : t('registrations.files.failed');
      patch(key, { refusal: words });
    }
  };
  return { sending, drop, send };
}

function SendingRow({ one, onDrop }: { one: Sending; onDrop: () => void }) {
  const t = useT();
  return (
    <li className={look.file}>
      <IconFile size={20} className="k-faint" aria-hidden />
      <div className="k-grow" role="status">
        {one.name}
        {one.refusal ? (
          <div className="k-small k-stop">{one.refusal}</div>
        ) : (
          <div className={look.bar}>
            <i style={{ width: `${Math.round(one.share * 100)}%` }} />
          </div>
        )}
      </div>
      {one.refusal && (
        <ActionIcon aria-label={t('ui.remove', { name: one.name })} onClick={onDrop}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function FileRow({ file, props }: { file: FileView; props: FileListProps }) {
  const t = useT();
  const { number, day } = useFormat();
  const size = sizeWords(file.size_bytes, number, t('registrations.files.mb'), t('registrations.files.kb'));
  const withId = async (work: (id: string) => Promise<unknown>) => {
    try {
      const id = await props.registrationId();
      if (id) await work(id);
    } catch (error) {
      const words = error instanceof ApiProblem ? error.message : t('registrations.files.failed');
      showToast({ tone: 'warn', message: words });
    }
  };
  const remove = async (id: string) => {
    await call('removeFile', { id, file_id: file.id });
    props.onChange();
  };
  return (
    <li className={look.file}>
      <IconFile size={20} className="k-faint" aria-hidden />
      <div className="k-grow">
        <UnstyledButton className={look.name} onClick={() => void withId((id) => saveFile(id, file))}>
          {file.name}
        </UnstyledButton>
        <div className="k-small k-muted">
          {size} · {day(file.uploaded_at)} · {file.uploaded_by}
        </div>
      </div>
      {props.canAttach && (
        <ActionIcon aria-label={t('ui.remove', { name: file.name })} onClick={() => void withId(remove)}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

/** Files of a registration: download, remove, add with progress. */
export function FileList(props: FileListProps) {
  const t = useT();
  const { sending, drop, send } = useSending(props);
  const nothing = props.files.length === 0 && sending.length === 0;
  return (
    <div>
      {nothing && <p className="k-small k-muted">{t('registrations.files.none')}</p>}
      <ul className={look.files}>
        {props.files.map((file) => (
          <FileRow key={file.id} file={file} props={props} />
        ))}
        {sending.map((one) => (
          <SendingRow key={one.key} one={one} onDrop={() => drop(one.key)} />
        ))}
      </ul>
      {props.canAttach && (
        <FileButton multiple onChange={(files) => files.forEach((file) => void send(file))}>
          {(button) => (
            <Button {...button} className={look.pick} leftSection={<IconPaperclip size={20} aria-hidden />}>
              {t('registrations.files.add')}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  );
}
