/** The joint plan: whoever works on the deal may change it, on either side, and the history says who did. */

import type { Insertable } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import type { DealTasks } from '../../../platform/db/schema.gen.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  addDealTask,
  finishDealTask,
  removeDealTask,
  reopenDealTask,
  takeStageTasks,
  updateDealTask,
} from '../contract/plan.ts';
import { dealTaskGiven } from '../events.ts';
import { reachOf } from '../policy.ts';
import { presentDeal } from '../queries/present.ts';
import type { DealSide } from '../rules/course.ts';
import { mostOfEach, tasksOf } from '../rules/plan.ts';
import { stageOf } from '../rules/stages.ts';
import { type DealRecord, lockDeal } from '../store/deals.ts';
import { countOf, insertTasks, nameOf, saveTask, selectTask } from '../store/plan.ts';
import { selectStages } from '../store/stages.ts';
import { aboutOf, type DealContext, note, requirePerson } from './apply.ts';
import { requireOpen } from './deals.ts';

interface NewTask {
  title: string;
  side: DealSide;
  due_on: string | null;
  person: { id: string; name: string } | null;
}

async function add(c: DealContext, row: DealRecord, tasks: readonly NewTask[]): Promise<void> {
  const count = await countOf(c.tx, 'deal_tasks', row);
  if (count + tasks.length > mostOfEach) fail('deal.too_many', { maximum: mostOfEach });
  const created_by_name = await nameOf(c.tx, row.vendor_id, c.actor.personId);
  const rows: Insertable<DealTasks>[] = tasks.map(({ title, side, due_on, person }) => ({
    vendor_id: row.vendor_id,
    id: newId(c.now),
    registration_id: row.registration_id,
    partner_id: row.partner_id,
    side,
    title,
    due_on,
    person_id: person?.id ?? null,
    person_name: person?.name ?? null,
    created_by_name,
    created_at: c.now,
  }));
  await insertTasks(c.tx, rows);
  for (const { title, side, due_on, person } of tasks) {
    await note(c, row, 'task_added', { title, side, due_on, person: person?.name ?? null });
    c.emit(dealTaskGiven, { ...aboutOf(c, row), title, due_on, side, person_id: person?.id ?? null });
  }
}

/** @throws `record.not_found` when this deal has no such task */
async function requireTask(c: DealContext, row: DealRecord, id: string) {
  const task = await selectTask(c.tx, row, id);
  if (!task) fail('record.not_found');
  return task;
}

export const taskCommands = [
  implement(addDealTask, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const person = await requirePerson(c, row, input.person_id, input.side);
    const { title, side, due_on } = input;
    await add(c, row, [{ title, side, due_on, person }]);
    return presentDeal(c, row);
  }),

  implement(takeStageTasks, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const stage = accept(stageOf(await selectStages(c.tx, row.vendor_id), row.stage));
    const tasks = tasksOf(stage, c.actor.locale, c.now, row.time_zone);
    if (tasks.length === 0) fail('deal_stage.no_tasks');
    await add(
      c,
      row,
      tasks.map((task) => ({ ...task, person: null })),
    );
    return presentDeal(c, row);
  }),

  implement(updateDealTask, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const task = await requireTask(c, row, input.task_id);
    if (task.done_at) fail('deal_task.done');
    const person = await requirePerson(c, row, input.person_id, input.side);
    const { title, side, due_on } = input;
    const reminded_on = task.due_on === due_on ? task.reminded_on : null;
    const who = { person_id: person?.id ?? null, person_name: person?.name ?? null };
    await saveTask(c.tx, row.vendor_id, task.id, { title, side, due_on, reminded_on, ...who });
    await note(c, row, 'task_changed', { title, side, due_on, person: person?.name ?? null });
    if (side !== task.side || (person && person.id !== task.person_id))
      c.emit(dealTaskGiven, { ...aboutOf(c, row), title, due_on, side, person_id: person?.id ?? null });
    return presentDeal(c, row);
  }),

  implement(finishDealTask, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const task = await requireTask(c, row, input.task_id);
    // A press that comes twice finishes once, and the first one counts.
    if (task.done_at) return presentDeal(c, row);
    const done_by_name = await nameOf(c.tx, row.vendor_id, c.actor.personId);
    await saveTask(c.tx, row.vendor_id, task.id, { done_at: c.now, done_by_name });
    await note(c, row, 'task_done', { title: task.title });
    return presentDeal(c, row);
  }),

  implement(reopenDealTask, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const task = await requireTask(c, row, input.task_id);
    if (!task.done_at) return presentDeal(c, row);
    await saveTask(c.tx, row.vendor_id, task.id, { done_at: null, done_by_name: null });
    await note(c, row, 'task_reopened', { title: task.title });
    return presentDeal(c, row);
  }),

  implement(removeDealTask, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const task = await requireTask(c, row, input.task_id);
    await saveTask(c.tx, row.vendor_id, task.id, { removed_at: c.now });
    await note(c, row, 'task_removed', { title: task.title });
    return presentDeal(c, row);
  }),
];
