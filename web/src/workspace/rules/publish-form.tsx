import { useState } from 'react';
import { useFormat } from '../../app/use-format.ts';
import { useCommand } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { fieldError } from '../../ui/error-note.tsx';
import { TextField } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';
import { FormDrawer } from '../form-drawer.tsx';
import { DifferenceWords, useEarlier } from './differences.tsx';
import type { RuleSet, RuleVersion } from './rule-types.ts';

interface PublishFormProps {
  version: RuleVersion;
  set: RuleSet;
  onClose: () => void;
}

/** Publication cannot be undone, so it is confirmed with its consequence in words: what changes, from when, for whom. */
export function PublishForm({ version, set, onClose }: PublishFormProps) {
  const t = useT();
  const format = useFormat();
  const [from, setFrom] = useState('');
  const earlier = useEarlier(version, set);
  const { mutate, isPending, error } = useCommand('publishRules', {
    onDone: () => {
      showToast({ message: t('rules.published', { version: version.version }) });
      onClose();
    },
  });
  const start = from ? new Date(from) : null;
  return (
    <FormDrawer
      title={t('rules.publishTitle', { version: version.version })}
      save={t('rules.publishYes')}
      onClose={onClose}
      onSave={() => mutate({ id: version.id, ...(start ? { effective_from: start.toISOString() } : {}) })}
      pending={isPending}
      error={error}
    >
      <TextField
        label={t('rules.effectiveFrom')}
        description={t('rules.effectiveHint')}
        type="datetime-local"
        value={from}
        error={fieldError(error, 'effective_from')}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Note tone="wait" title={start ? t('rules.meansFrom', { time: format.dateTime(start) }) : t('rules.meansNow')}>
        {t('rules.meansText')}
      </Note>
      <h3>{t('rules.differences')}</h3>
      {earlier && <DifferenceWords version={version} earlier={earlier} />}
    </FormDrawer>
  );
}
