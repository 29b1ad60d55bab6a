import { UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { useT } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import look from './decide.module.css';

type FileView = Registration['files'][number];

interface FileLinkProps {
  registration: Registration;
  file: FileView;
}

/** A press fetches the file; a refusal is said in its place. */
export function FileLink({ registration, file }: FileLinkProps) {
  const [error, setError] = useState<unknown>(null);
  const fetchIt = () => {
    setError(null);
    download('downloadFile', { id: registration.id, file_id: file.id }, file.name).catch(setError);
  };
  return (
    <>
      <UnstyledButton className={look.file} onClick={fetchIt}>
        <IconPaperclip size={16} aria-hidden />
        {file.name}
      </UnstyledButton>
      {error !== null && <ErrorNote error={error} onRetry={fetchIt} />}
    </>
  );
}

/** Everything attached: what, how large, by whom, when. */
export function Files({ registration }: { registration: Registration }) {
  const t = useT();
  const format = useFormat();
  if (registration.files.length === 0) return <Empty title={t('decide.noFiles')}>{t('decide.noFilesText')}</Empty>;
  return (
    <ul className={look.block}>
      {registration.files.map((file) => (
        <li key={file.id} className={look.fileRow}>
          <FileLink registration={registration} file={file} />
          <span className="k-small k-muted">
            {file.internal && `${t('decide.fileInternal')} · `}
            {t('decide.fileMeta', {
              size: format.number(Math.max(file.size_bytes / 1024, 1), 0),
              name: file.uploaded_by,
              at: format.dateTime(file.uploaded_at),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
