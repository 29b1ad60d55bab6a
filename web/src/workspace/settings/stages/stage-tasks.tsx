import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useT } from '../../../app/use-t.tsx';
import type { DealStage } from '../../../features/deals/types.ts';
import { TextField } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import page from '../../page.module.css';

type StageTask = NonNullable<DealStage['tasks']>[number];
type Titled = 'title_ru' | 'title_en';

interface StageTasksProps {
  tasks: readonly StageTask[];
  onChange: (tasks: StageTask[]) => void;
}

/** The usual tasks of a stage, which a plan can begin with. */
export function StageTasks({ tasks, onChange }: StageTasksProps) {
  const t = useT();
  const put = (at: number, change: Partial<StageTask>) =>
    onChange(tasks.map((task, index) => (index === at ? { ...task, ...change } : task)));
  const title = (task: StageTask, at: number, field: Titled) => (
    <TextField
      label={t(`settings.stages.${field}`)}
      value={task[field]}
      maxLength={200}
      onChange={(event) => put(at, { [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {tasks.map((task, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a task has nothing of its own but its place
        <fieldset key={at} className={page.roles}>
          <legend>{t('settings.stages.task', { number: at + 1 })}</legend>
          {title(task, at, 'title_ru')}
          {title(task, at, 'title_en')}
          <div className={page.pair}>
            <SelectField
              label={t('settings.stages.side')}
              data={(['partner', 'vendor'] as const).map((side) => ({
                value: side,
                label: t(`settings.stages.side.${side}`),
              }))}
              value={task.side}
              onChange={(side) => put(at, { side: side === 'vendor' ? 'vendor' : 'partner' })}
            />
            <TextField
              label={t('settings.stages.days')}
              inputMode="numeric"
              value={String(task.days)}
              onChange={(event) => put(at, { days: Number(event.currentTarget.value.replace(/\D/g, '')) })}
            />
          </div>
          <Button variant="subtle" onClick={() => onChange(tasks.filter((_task, index) => index !== at))}>
            {t('settings.stages.removeTask')}
          </Button>
        </fieldset>
      ))}
      {tasks.length < 10 && (
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...tasks, { side: 'partner', title_ru: '', title_en: '', days: 7 }])}
        >
          {t('settings.stages.addTask')}
        </Button>
      )}
    </>
  );
}
