import { fairPlayFigures } from '@kanal/server/registration/fair-play/contract.ts';
import { monthBefore } from '@kanal/server/registration/fair-play/rules.ts';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { AskDialog } from '../../features/conduct/ask-dialog.tsx';
import look from '../../features/conduct/conduct.module.css';
import { ErrorNote, problemWords } from '../../ui/error-note.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';

const MONTHS = 13;

function lastMonths(): string[] {
  const months = [new Date().toISOString().slice(0, 7)];
  while (months.length < MONTHS) months.push(monthBefore(months.at(-1) as string));
  return months;
}

/** A month beside the one before it; published once to all partners, without names and without small numbers. */
export function Report() {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const { can } = useWorkspace();
  const months = lastMonths();
  const [month, setMonth] = useState(months[1] as string);
  const [publishing, setPublishing] = useState(false);
  const { data, error, refetch } = useRead('getFairPlay', { month }, { keep: true });
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  const save = (operation: 'exportFairPlay' | 'downloadFairPlayPdf') =>
    download(operation, { month }).catch((cause: unknown) =>
      showToast({ tone: 'warn', message: problemWords(cause, t) }),
    );
  const open = data?.is_over && data.published_at === null && can('fair_play.publish');
  return (
    <>
      <div className={look.top}>
        <SelectField
          label={t('conduct.report.month')}
          data={months.map((value) => ({ value, label: format.month(value) }))}
          value={month}
          onChange={(value) => setMonth(value as string)}
        />
        <div className={look.buttons}>
          <Button onClick={() => void save('exportFairPlay')}>XLSX</Button>
          <Button onClick={() => void save('downloadFairPlayPdf')}>PDF</Button>
          {open && (
            <Button variant="filled" onClick={() => setPublishing(true)}>
              {t('conduct.report.publish')}
            </Button>
          )}
        </div>
      </div>
      {data?.published_at && (
        <p className="k-hold">{t('conduct.report.published', { when: format.dateTime(data.published_at) })}</p>
      )}
      {!data && <SkeletonRows />}
      {data && (
        <table className={look.figures} aria-label={t('conduct.tab.report')}>
          <thead>
            <tr>
              <th scope="col">{t('conduct.report.figure')}</th>
              <th scope="col">{format.month(data.month)}</th>
              <th scope="col">{format.month(monthBefore(data.month))}</th>
            </tr>
          </thead>
          <tbody>
            {fairPlayFigures.map((figure) => (
              <tr key={figure}>
                <th scope="row">{t(`conduct.figure.${figure}`)}</th>
                <td>{format.number(data.numbers[figure])}</td>
                <td>{format.number(data.previous[figure])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {publishing && (
        <AskDialog
          title={t('conduct.report.publishTitle', { month: format.month(month) })}
          text={t('conduct.report.publishText')}
          submit={t('conduct.report.publish')}
          words={[{ name: 'note', label: t('conduct.report.note') }]}
          send={({ note = '' }) => call('publishFairPlay', { month, note })}
          onClose={() => {
            setPublishing(false);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}
