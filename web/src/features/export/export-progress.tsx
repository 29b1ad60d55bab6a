import { UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import { download, type MadeOperation } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { problemWords } from '../../ui/error-note.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './export.module.css';
import { ExportBar } from './export-bar.tsx';
import { partOf, useExport } from './use-export.ts';

/** How long the finished file is offered where it was asked for; the notice stays. */
const LEAVES = 60_000;

interface ExportProgressProps {
  id: string;
  operation: MadeOperation;
  onEnd: () => void;
}

/** A slip that goes along from page to page: how far the file is, then the file itself. */
export function ExportProgress({ id, operation, onEnd }: ExportProgressProps) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const shown = useExport(id);
  const state = shown?.state ?? 'queued';
  const over = state !== 'queued' && state !== 'making';
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(onEnd, LEAVES);
    return () => clearTimeout(timer);
  }, [over, onEnd]);
  if (state === 'failed') return <>{shown?.problem?.[locale] ?? t('exports.failed')}</>;
  if (state === 'ready') {
    const name = shown?.file_name ?? '';
    const fetchIt = () =>
      download('downloadExport', { id }).then(onEnd, (error: unknown) =>
        showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 }),
      );
    return (
      <>
        {t('exports.done', { name })}{' '}
        <UnstyledButton className={look.toastAction} onClick={() => void fetchIt()}>
          {t('exports.download')}
        </UnstyledButton>
      </>
    );
  }
  const part = shown ? partOf(shown) : null;
  return (
    <span className={look.progress}>
      <span className={look.line}>
        {/* Figures that change each second are for the eye: readers have the bar. */}
        <span aria-hidden>
          {shown?.rows_total == null
            ? t('exports.begun', { operation })
            : t('exports.inWork', { operation, written: format.number(shown.rows_written), total: shown.rows_total })}
        </span>
        <UnstyledButton className={look.toastAction} onClick={onEnd}>
          {t('exports.hide')}
        </UnstyledButton>
      </span>
      <ExportBar part={part} label={t('exports.begun', { operation })} />
    </span>
  );
}
