import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { useFormat } from '../../app/use-format.ts';
import { useLocale, useT } from '../../app/use-t.tsx';
import { problemWords } from '../../ui/error-note.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';
import look from './imports.module.css';
import { Progress } from './progress.tsx';
import type { Import } from './use-import.ts';

function FaultsButton({ id, count }: { id: string; count: number }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const fetchIt = () => {
    setBusy(true);
    download('exportImportFaults', { id })
      .catch((error: unknown) => showToast({ tone: 'warn', message: problemWords(error, t), lasts: 12_000 }))
      .finally(() => setBusy(false));
  };
  return (
    <Button loading={busy} onClick={fetchIt}>
      {t('imports.downloadFaults', { count })}
    </Button>
  );
}

function Undo({ shown }: { shown: Import }) {
  const t = useT();
  const format = useFormat();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { id, outcomes, undo_until } = shown;
  const until = undo_until === null ? '' : format.dateTime(undo_until);
  return (
    <>
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {t('imports.undo')}
      </Button>
      {asked && (
        <FormDialog
          title={t('imports.undoTitle')}
          text={t('imports.undoText', { submitted: outcomes.submitted, drafts: outcomes.draft, until })}
          submit={t('imports.undo')}
          danger
          send={() => call('undoImport', { id })}
          onClose={() => setAsked(false)}
          onDone={(output) => {
            client.setQueryData(['getImport', { id }], output);
            setAsked(false);
          }}
        />
      )}
    </>
  );
}

/** While it runs: how far it is. One may go away; a notice says when it is over. */
export function UnderWay({ shown }: { shown: Import }) {
  const t = useT();
  const { state, rows_done, rows_planned, outcomes } = shown;
  const all = state === 'undoing' ? outcomes.submitted + outcomes.draft : rows_planned;
  const counted = state === 'reading' ? null : { done: rows_done, all };
  return (
    <div className={look.under} role="status">
      <b>{t(`imports.state.${state}`)}</b>
      <Progress
        part={counted && counted.all > 0 ? counted.done / counted.all : null}
        label={t(`imports.state.${state}`)}
      />
      {/* Figures that change each second are for the eye: readers have the bar. */}
      {counted && <span aria-hidden>{t('imports.progress', counted)}</span>}
      <span className="k-muted">{t(state === 'reading' ? 'imports.readingText' : 'imports.leave')}</span>
    </div>
  );
}

/** What came of an import, and what can still be done with it. */
export function Outcome({ shown }: { shown: Import }) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const { state, outcomes, undone, can, id } = shown;
  const left = outcomes.failed + outcomes.skipped;
  const tone = state === 'stopped' ? 'stop' : state === 'undone' ? 'plain' : 'hold';
  return (
    <Note
      tone={tone}
      title={state === 'undone' ? t('imports.undoneTitle', undone) : t(`imports.ended.${state as 'done'}`)}
      actions={
        <>
          {left > 0 && <FaultsButton id={id} count={left} />}
          {can.undo && <Undo shown={shown} />}
        </>
      }
    >
      {shown.problem?.[locale]} {t('imports.summary', { submitted: outcomes.submitted, drafts: outcomes.draft, left })}
      {state === 'undone' && undone.stays > 0 && ` ${t('imports.staysText')}`}
      {can.undo && shown.undo_until && ` ${t('imports.undoUntil', { until: format.dateTime(shown.undo_until) })}`}
    </Note>
  );
}
