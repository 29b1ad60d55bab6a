import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { ErrorNote, fieldError } from '../../ui/error-note.tsx';
import { LongTextField } from '../../ui/long-text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { RuleInput } from './rule-input.tsx';
import { type RuleSet, type RuleVersion, valueAt, withValue } from './rule-types.ts';
import look from './rules.module.css';

/** A draft as a form made of the set's own field list: names, units and bounds come from the server. */
export function RuleForm({ version, set }: { version: RuleVersion; set: RuleSet }) {
  const t = useT();
  const [document, setDocument] = useState(version.document);
  const [note, setNote] = useState(version.note);
  const { mutate, isPending, error } = useCommand('updateRuleDraft', {
    stale: ['getRuleVersion', 'listRuleSets', 'listRuleVersions', 'compareRuleVersions'],
    onDone: () => showToast({ message: t('workspace.saved') }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ id: version.id, document, note });
  };
  const wrong = (path: string) => fieldError(error, `document.${path}`) ?? fieldError(error, path);
  return (
    <form className={look.form} onSubmit={submit}>
      {error !== null && <ErrorNote error={error} />}
      <LongTextField
        label={t('rules.why')}
        description={t('rules.whyHint')}
        minRows={2}
        value={note}
        error={fieldError(error, 'note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={look.fields}>
        {set.fields.map((field) => (
          <RuleInput
            key={field.path}
            field={field}
            currency={version.currency}
            value={valueAt(document, field.path)}
            onChange={(value) => setDocument(withValue(document, field.path, value))}
            error={wrong(field.path)}
          />
        ))}
      </div>
      <div>
        <Button type="submit" variant="filled" loading={isPending}>
          {t('rules.saveDraft')}
        </Button>
      </div>
    </form>
  );
}
