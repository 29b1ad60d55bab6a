import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem } from '../../../app/api.ts';
import { useLocale, useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { LongTextField } from '../../../ui/long-text-field.tsx';
import { Note } from '../../../ui/note.tsx';
import { FileList } from '../file-list.tsx';
import type { Registration } from '../types.ts';
import { CustomerField } from './customer-field.tsx';
import { AmountField, CloseDateField, FamilyChips, NeedField } from './deal-fields.tsx';
import { DetailsFields } from './details-fields.tsx';
import type { FieldBinding } from './field-binding.ts';
import look from './form.module.css';
import { mistakesOf } from './missing-fields.ts';
import type { Draft } from './use-draft.ts';
import { type FormMode, useSubmit } from './use-submit.ts';

export interface RegistrationFormProps {
  draft: Draft;
  mode: FormMode;
  vendor: string;
  /** From how many days before the contract a registration counts as early. */
  earlyDays: number;
  onDone: (record: Registration) => void;
  onLater: () => void;
  onFiles: () => void;
  /** Whether «free or taken?» is asked while writing; the vendor's people see what looks alike afterwards. */
  checks?: boolean;
  /** Among the details: who works on the deal. */
  people?: (bind: FieldBinding) => ReactNode;
}

function ConflictNote({ draft }: { draft: Draft }) {
  const t = useT();
  if (draft.state.kind !== 'conflict') return null;
  const { theirs } = draft.state;
  return (
    <div className={look.conflict}>
      <Note
        tone="wait"
        live
        title={t('register.conflictTitle')}
        actions={
          <>
            <Button onClick={() => draft.keepMine(theirs)}>{t('register.keepMine')}</Button>
            <Button variant="subtle" onClick={() => draft.takeTheirs(theirs)}>
              {t('register.takeTheirs')}
            </Button>
          </>
        }
      >
        {t('register.conflictText')}
      </Note>
    </div>
  );
}

function Refusals({ draft, error, count }: { draft: Draft; error: unknown; count: number }) {
  const t = useT();
  if (count > 0) return <Note tone="stop" live title={t('register.fixFields', { count })} />;
  if (error) return <ErrorNote error={error instanceof ApiProblem ? { ...error.problem, errors: [] } : error} />;
  return draft.state.kind === 'refused' ? <ErrorNote error={draft.state.error} /> : null;
}

function Fold({ open, onToggle, children }: { open: boolean; onToggle: () => void; children: ReactNode }) {
  const t = useT();
  const Sign = open ? IconChevronUp : IconChevronDown;
  return (
    <div className={look.more}>
      <UnstyledButton className={look.fold} aria-expanded={open} aria-controls="details" onClick={onToggle}>
        <span className="k-grow">
          <b>{t('register.more')}</b>
          <span className="k-small k-muted" style={{ display: 'block' }}>
            {t('register.moreHint')}
          </span>
        </span>
        <Sign size={20} className="k-faint" aria-hidden />
      </UnstyledButton>
      <Collapse expanded={open} id="details">
        {children}
      </Collapse>
    </div>
  );
}

function Files({ draft, onFiles }: Pick<RegistrationFormProps, 'draft' | 'onFiles'>) {
  const t = useT();
  return (
    <fieldset className={look.group}>
      <legend>{t('registrations.files.title')}</legend>
      <FileList
        files={draft.record?.files ?? []}
        registrationId={() => (draft.record ? Promise.resolve(draft.record.id) : draft.flush())}
        canAttach={draft.record?.can.attach ?? true}
        onChange={onFiles}
      />
    </fieldset>
  );
}

/** A registration on one page: five fields first, everything else folded; saves itself, submits with all gaps at once. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { draft, mode } = props;
  const t = useT();
  const { locale } = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const submission = useSubmit(draft, { mode, form, openDetails: () => setOpen(true), onDone: props.onDone });
  const refusedBySave = draft.state.kind === 'refused' ? mistakesOf(draft.state.error) : {};
  const bind: FieldBinding = {
    fields: draft.fields,
    locale,
    error: (path) => submission.mistakes[path] ?? refusedBySave[path],
    set: (patch) => {
      submission.touch(patch);
      draft.set(patch);
    },
  };
  return (
    <form
      ref={form}
      className={look.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submission.submit(note.trim());
      }}
    >
      <ConflictNote draft={draft} />
      <CustomerField {...bind} vendor={props.vendor} checks={mode === 'draft' && props.checks !== false} />
      <FamilyChips {...bind} />
      <div className={look.pair}>
        <AmountField {...bind} />
        <CloseDateField {...bind} earlyDays={props.earlyDays} />
      </div>
      <NeedField {...bind} />
      <Fold open={open} onToggle={() => setOpen(!open)}>
        <DetailsFields bind={bind}>
          {props.people?.(bind)}
          <Files draft={draft} onFiles={props.onFiles} />
        </DetailsFields>
      </Fold>
      {mode === 'answer' && (
        <LongTextField
          label={t('register.answer')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <Refusals draft={draft} error={submission.error} count={Object.keys(submission.mistakes).length} />
      <div className={look.buttons}>
        <Button type="submit" variant="filled" loading={submission.busy}>
          {t(`register.submit.${mode}`)}
        </Button>
        <Button variant="subtle" className={look.later} onClick={props.onLater}>
          {t(mode === 'edit' ? 'ui.cancel' : 'register.later')}
        </Button>
      </div>
    </form>
  );
}
