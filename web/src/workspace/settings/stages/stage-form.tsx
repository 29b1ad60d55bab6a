import { useState } from 'react';
import { call, type Output, refusedField } from '../../../app/api.ts';
import { useT } from '../../../app/use-t.tsx';
import { readPercent } from '../../../features/deals/percent.ts';
import type { DealStage } from '../../../features/deals/types.ts';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { StageTasks } from './stage-tasks.tsx';

interface StageFormProps {
  stages: readonly DealStage[];
  /** null: a new one, put at the end. */
  stage: DealStage | null;
  onClose: () => void;
  onSaved: () => void;
}

const newCode = () => `stage_${crypto.randomUUID().slice(0, 8)}`;
const NONE: Omit<DealStage, 'code'> = {
  name_ru: '',
  name_en: '',
  hint_ru: '',
  hint_en: '',
  probability: 50,
  tasks: [],
};
const TEXTS = ['name_ru', 'name_en', 'hint_ru', 'hint_en'] as const;

/** One stage in both languages; the list is saved as a whole. */
export function StageForm({ stages, stage, onClose, onSaved }: StageFormProps) {
  const t = useT();
  const [value, setValue] = useState<DealStage>(stage ?? { code: newCode(), ...NONE });
  const [percent, setPercent] = useState(String(value.probability));
  const send = async () => {
    const probability = readPercent(percent);
    if (probability === undefined) throw refusedField('probability', t('settings.stages.badPercent'));
    if (!value.name_ru.trim()) throw refusedField('name_ru', t('settings.stages.needsName'));
    if (!value.name_en.trim()) throw refusedField('name_en', t('settings.stages.needsName'));
    const saved = { ...value, probability };
    const next = stage ? stages.map((each) => (each.code === stage.code ? saved : each)) : [...stages, saved];
    return call('saveDealStages', { stages: next });
  };
  return (
    <FormDialog<Output<'saveDealStages'>>
      title={t(stage ? 'settings.stages.one' : 'settings.stages.new')}
      submit={t('settings.stages.save')}
      send={send}
      onClose={onClose}
      onDone={onSaved}
    >
      {(error) => (
        <>
          {TEXTS.map((field) => (
            <TextField
              key={field}
              label={t(`settings.stages.${field}`)}
              value={value[field] ?? ''}
              error={error(field)}
              maxLength={field.startsWith('name') ? 60 : 300}
              onChange={(event) => setValue({ ...value, [field]: event.currentTarget.value })}
            />
          ))}
          <TextField
            label={t('settings.stages.probability')}
            inputMode="numeric"
            value={percent}
            error={error('probability')}
            onChange={(event) => setPercent(event.currentTarget.value)}
          />
          <StageTasks tasks={value.tasks ?? []} onChange={(tasks) => setValue({ ...value, tasks })} />
        </>
      )}
    </FormDialog>
  );
}
