/** Reminders of steps and tasks, each day once: the job finds the deals, the operation tells and writes down that it did. */

import { vendorCalendar } from '../../../core/calendar/index.ts';
import { notify } from '../../../core/notifications/index.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import { isTransient } from '../../../platform/db/retry.ts';
import type { Job } from '../../../platform/operations/feature.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { headsOfChannel } from '../../registrations/index.ts';
import type { DealContext } from '../commands/apply.ts';
import { remindDeal } from '../contract/deals.ts';
import { reachOf } from '../policy.ts';
import type { DealSide } from '../rules/course.ts';
import { todayOf } from '../rules/plan.ts';
import { type DealRecord, lockDeal, markStepReminded } from '../store/deals.ts';
import { dueDeals, dueTasks, overdueResources } from '../store/due.ts';
import { saveResource, saveTask } from '../store/plan.ts';
import { dayWords } from './day-words.ts';
import { namedOrSide, peopleOfSide } from './readers.ts';

interface Due {
  key: string;
  words: string;
  on: string;
  side: DealSide;
  personId: string | null;
}

async function remind(c: DealContext, row: DealRecord, kind: 'step' | 'task', due: Due): Promise<void> {
  const look = { tx: c.tx, now: c.now, vendorId: row.vendor_id };
  await notify(look, {
    vendorId: row.vendor_id,
    partnerId: row.partner_id,
    personIds: await namedOrSide(look, row, due.personId, due.side),
    type: kind === 'step' ? 'deal.step_due' : 'deal.task_due',
    params: { number: row.number ?? 0, customer: row.customer_name, title: due.words, ...dayWords('due', due.on) },
    page: `deals/${row.registration_id}/room`,
    key: `${due.key}/${due.on}`,
  });
}

/** The vendor's missed answer is told to those who owe it and to the heads of channel, once. */
async function tellOverdue(c: DealContext, row: DealRecord): Promise<number> {
  const look = { tx: c.tx, now: c.now, vendorId: row.vendor_id };
  if (row.frozen_at) return 0;
  const late = await overdueResources(c.tx, row.vendor_id, row.registration_id, c.now);
  if (late.length === 0) return 0;
  const personIds = [...(await peopleOfSide(look, row, 'vendor')), ...(await headsOfChannel(look))];
  for (const { id, kind, words, due_at } of late) {
    await notify(look, {
      vendorId: row.vendor_id,
      partnerId: null,
      personIds,
      type: 'deal.resource_overdue',
      params: {
        number: row.number ?? 0,
        customer: row.customer_name,
        kind,
        due_at: due_at.toISOString(),
        note: words,
      },
      page: `deals/${row.registration_id}/room`,
      key: `${id}/overdue`,
    });
    await saveResource(c.tx, row.vendor_id, id, { overdue_told_at: c.now });
  }
  return late.length;
}

export const remindOperations = [
  implement(remindDeal, async (c, { id }) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), id));
    if (row.state !== 'open') return { reminded: 0 };
    const today = todayOf(c.now, row.time_zone);
    let reminded = 0;
    const { next_step_on: on, next_step_side: side } = row;
    if (on && side && on <= today && row.next_step_reminded_on !== on) {
      await remind(c, row, 'step', { key: id, words: row.next_step, on, side, personId: row.next_step_person_id });
      await markStepReminded(c.tx, row);
      reminded += 1;
    }
    for (const task of await dueTasks(c.tx, row.vendor_id, id, today)) {
      if (!task.due_on) continue;
      const whose = { side: task.side as DealSide, personId: task.person_id };
      await remind(c, row, 'task', { key: task.id, words: task.title, on: task.due_on, ...whose });
      await saveTask(c.tx, row.vendor_id, task.id, { reminded_on: task.due_on });
      reminded += 1;
    }
    return { reminded: reminded + (await tellOverdue(c, row)) };
  }),
];

const mostInRound = 200;

export const remindJob: Job = {
  name: 'deals.remind',
  async run(work) {
    const ids = await work.look(async (tx) => {
      const { timeZone } = await vendorCalendar(tx, work.vendorId);
      const moment = { today: localDate(work.now, timeZone), now: work.now };
      return dueDeals(tx, work.vendorId, moment, mostInRound);
    });
    await work.each(ids, async (id) => {
      try {
        await work.call('remindDeal', { id });
      } catch (error) {
        if (!isTransient(error)) throw error;
      }
    });
    if (ids.length > 0) work.log('steps and tasks of deals have come due', { deals: ids.length });
  },
};
