import { useState } from 'react';
import { call } from '../../../app/api.ts';
import { useT } from '../../../app/use-t.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import type { Deal, DealEyes, DealTask } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { type Whose, WhoseFields } from './whose-fields.tsx';

interface TaskDialogProps {
  deal: Deal;
  eyes: DealEyes;
  /** null: a new one. */
  task: DealTask | null;
  onClose: () => void;
}

export function TaskDialog({ deal, eyes, task, onClose }: TaskDialogProps) {
  const t = useT();
  const saved = useDealSaved();
  const [title, setTitle] = useState(task?.title ?? '');
  const [whose, setWhose] = useState<Whose>({ side: task?.side ?? eyes.side, person_id: task?.person?.id ?? null });
  const [dueOn, setDueOn] = useState<string | null>(task?.due_on ?? null);
  const send = () => {
    const body = { id: deal.id, title: title.trim(), ...whose, due_on: dueOn };
    return task ? call('updateDealTask', { ...body, task_id: task.id }) : call('addDealTask', body);
  };
  return (
    <FormDialog<Deal>
      title={t(task ? 'deals.task.edit' : 'deals.task.new')}
      submit={t('deals.save')}
      send={send}
      onClose={onClose}
      onDone={(next) => {
        saved(next);
        onClose();
      }}
    >
      {(error) => (
        <>
          <TextField
            label={t('deals.task.title')}
            value={title}
            error={error('title')}
            maxLength={300}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <WhoseFields dealId={deal.id} eyes={eyes} value={whose} onChange={setWhose} error={error('person_id')} />
          <DateField
            label={t('deals.task.due')}
            allowDeselect
            value={dueOn}
            error={error('due_on')}
            onChange={setDueOn}
          />
        </>
      )}
    </FormDialog>
  );
}
