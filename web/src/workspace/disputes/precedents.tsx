import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { useCommand, useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import look from '../../features/disputes/disputes.module.css';
import { PrecedentList, PrecedentText } from '../../features/disputes/precedents.tsx';
import type { Precedent } from '../../features/disputes/types.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../routes.ts';

function PublishDialog({
  precedent,
  onClose,
  onDone,
}: {
  precedent: Precedent;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useT();
  const [title, setTitle] = useState(precedent.title);
  const [text, setText] = useState(precedent.text);
  return (
    <FormDialog<Precedent>
      title={t('disputes.publishTitle')}
      text={t('disputes.publishText')}
      submit={t('disputes.publishDo')}
      send={() => call('publishPrecedent', { id: precedent.id, title, text })}
      onClose={onClose}
      onDone={onDone}
    >
      {(error) => (
        <>
          <TextField
            label={t('disputes.publishTitleRu')}
            value={title.ru}
            error={error('title')}
            onChange={(event) => setTitle({ ...title, ru: event.currentTarget.value })}
          />
          <LongTextField
            label={t('disputes.publishTextRu')}
            value={text.ru}
            error={error('text')}
            onChange={(event) => setText({ ...text, ru: event.currentTarget.value })}
          />
          <TextField
            label={t('disputes.publishTitleEn')}
            value={title.en}
            onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })}
          />
          <LongTextField
            label={t('disputes.publishTextEn')}
            value={text.en}
            onChange={(event) => setText({ ...text, en: event.currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  );
}

function Proposed({ precedent }: { precedent: Precedent }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const drop = useCommand('dropPrecedent', { onDone: () => showToast({ message: t('disputes.dropped') }) });
  const client = useQueryClient();
  return (
    <li className={look.precedent}>
      <PrecedentText precedent={precedent} />
      {drop.error !== null && <ErrorNote error={drop.error} />}
      <div className={look.buttons}>
        <Button onClick={() => setEditing(true)}>{t('disputes.publish')}</Button>
        <Button variant="subtle" loading={drop.isPending} onClick={() => drop.mutate({ id: precedent.id })}>
          {t('disputes.drop')}
        </Button>
      </div>
      {editing && (
        <PublishDialog
          precedent={precedent}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            void client.invalidateQueries();
            showToast({ message: t('disputes.published') });
          }}
        />
      )}
    </li>
  );
}

/** What waits for a person's word first, then what all partners read. */
export function Precedents() {
  const t = useT();
  const { can } = useWorkspace();
  const proposed = useRead('listPrecedents', { state: 'proposed', limit: 50 }, { enabled: can('precedent.publish') });
  const waiting = proposed.data?.items ?? [];
  return (
    <>
      {waiting.length > 0 && (
        <section className={look.section}>
          <h2>{t('disputes.toConfirm')}</h2>
          <ul>
            {waiting.map((precedent) => (
              <Proposed key={precedent.id} precedent={precedent} />
            ))}
          </ul>
        </section>
      )}
      <PrecedentList />
    </>
  );
}
