import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../app/use-format.ts';
import { useCommand } from '../../../app/use-operation.ts';
import { useT } from '../../../app/use-t.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import type { Deal, DealEyes, DealTask } from '../types.ts';
import { useDealSaved } from '../use-deal-command.ts';
import { sideName } from '../words.ts';
import look from './room.module.css';
import { TaskDialog } from './task-dialog.tsx';

interface PlanProps {
  deal: Deal;
  eyes: DealEyes;
  /** The stage has usual tasks that can be taken. */
  hasUsual: boolean;
}

interface TaskRowProps {
  deal: Deal;
  eyes: DealEyes;
  task: DealTask;
  onEdit: () => void;
}

function TaskRow({ deal, eyes, task, onEdit }: TaskRowProps) {
  const t = useT();
  const { day } = useFormat();
  const saved = useDealSaved();
  const finish = useCommand('finishDealTask', { stale: [], onDone: saved });
  const reopen = useCommand('reopenDealTask', { stale: [], onDone: saved });
  const remove = useCommand('removeDealTask', { stale: [], onDone: saved });
  const address = { id: deal.id, task_id: task.id };
  const [pressed, setPressed] = useState<boolean | null>(null);
  const error = finish.error ?? reopen.error ?? remove.error;
  const done = pressed ?? task.done_at !== null;
  const turn = (next: boolean) => {
    setPressed(next);
    (next ? finish : reopen).mutate(address, { onSettled: () => setPressed(null) });
  };
  const words = task.done_at
    ? [t('deals.task.doneBy', { name: task.done_by ?? '', day: task.done_at ? day(task.done_at) : '' })]
    : [
        task.person?.name ?? sideName(task.side, eyes, t),
        task.due_on && t('deals.until', { day: day(task.due_on) }),
        task.late && t('deals.late'),
      ];
  return (
    <li className={look.task}>
      <Checkbox
        checked={done}
        disabled={!deal.can.plan}
        onChange={(event) => turn(event.currentTarget.checked)}
        label={
          <span className={done ? look.done : ''}>
            {task.title}
            <span className={`k-small ${task.late ? 'k-stop' : 'k-muted'} ${look.under}`}>
              {words.filter(Boolean).join(' · ')}
            </span>
          </span>
        }
      />
      {deal.can.plan && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('deals.task.more', { title: task.title })}>
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!done && <Menu.Item onClick={onEdit}>{t('deals.change')}</Menu.Item>}
            <Menu.Item onClick={() => remove.mutate(address)}>{t('deals.task.remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {error !== null && <ErrorNote error={error} />}
    </li>
  );
}

/** Tasks of both sides; what is late is late for both to see. */
export function Plan({ deal, eyes, hasUsual }: PlanProps) {
  const t = useT();
  const saved = useDealSaved();
  const [edited, setEdited] = useState<DealTask | 'new' | null>(null);
  const take = useCommand('takeStageTasks', { stale: [], onDone: saved });
  const open = deal.tasks.filter((task) => task.done_at === null);
  return (
    <section className={look.section}>
      <div className={look.title}>
        <h2>{t('deals.plan')}</h2>
        {deal.tasks.length > 0 && (
          <span className="k-muted">
            {t('deals.plan.count', { done: deal.tasks.length - open.length, all: deal.tasks.length })}
          </span>
        )}
      </div>
      {deal.tasks.length === 0 && <p className="k-muted">{t('deals.plan.none')}</p>}
      <ul className={look.list}>
        {deal.tasks.map((task) => (
          <TaskRow key={task.id} deal={deal} eyes={eyes} task={task} onEdit={() => setEdited(task)} />
        ))}
      </ul>
      {deal.can.plan && (
        <div className={look.buttons}>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('deals.task.add')}
          </Button>
          {hasUsual && deal.tasks.length === 0 && (
            <Button variant="subtle" loading={take.isPending} onClick={() => take.mutate({ id: deal.id })}>
              {t('deals.task.usual')}
            </Button>
          )}
        </div>
      )}
      {take.error !== null && <ErrorNote error={take.error} />}
      {edited && (
        <TaskDialog deal={deal} eyes={eyes} task={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}
