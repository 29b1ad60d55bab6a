/** A deal as its room, its card and the API show it. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import { familyNames, inOrder } from '../../../core/products/index.ts';
import type { BusinessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { clockAt } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import type { Deal, DealCard } from '../contract/views.ts';
import { possibleDealActions, sideOf } from '../policy.ts';
import { isLate, todayOf } from '../rules/plan.ts';
import type { DealRecord } from '../store/deals.ts';
import { selectEvidence, selectResources, selectRoomFiles, selectTasks } from '../store/room.ts';

type Reading = Pick<Context<{ permission: 'deal.read' }>, 'tx' | 'actor' | 'now'>;

/** What a card is made of; both a whole record and a row of a list have it. */
export type CardRow = Pick<
  DealRecord,
  | 'registration_id'
  | 'number'
  | 'state'
  | 'stage'
  | 'customer_name'
  | 'partner_id'
  | 'partner_name'
  | 'responsible_id'
  | 'family_ids'
  | 'amount_minor'
  | 'currency'
  | 'probability'
  | 'category'
  | 'close_date'
  | 'next_step'
  | 'next_step_on'
  | 'next_step_side'
  | 'next_step_person_id'
  | 'next_step_person_name'
  | 'protected_until'
  | 'time_zone'
  | 'version'
>;

export async function presentCards(tx: Tx, vendorId: string, rows: readonly CardRow[], now: Date): Promise<DealCard[]> {
  const people = await personNames(
    tx,
    vendorId,
    rows.map((row) => row.responsible_id),
  );
  const families = await familyNames(
    tx,
    vendorId,
    rows.flatMap((row) => row.family_ids),
  );
  return rows.map((row) => {
    const today = todayOf(now, row.time_zone);
    return {
      id: row.registration_id,
      number: row.number,
      state: row.state,
      stage: row.stage,
      customer_name: row.customer_name,
      partner: { id: row.partner_id, name: row.partner_name },
      responsible: { id: row.responsible_id, name: people.get(row.responsible_id) ?? '' },
      families: row.family_ids
        .flatMap((id) => {
          const found = families.get(id);
          return found ? [{ id, found }] : [];
        })
        .sort((a, b) => inOrder(a.found, b.found))
        .map(({ id, found }) => ({ id, name: { ru: found.ru, en: found.en } })),
      amount_minor: row.amount_minor,
      currency: row.currency,
      probability: row.probability,
      category: row.category,
      close_date: row.close_date,
      next_step: stepOf(row, today),
      protected_until: row.protected_until?.toISOString() ?? null,
      version: row.version,
    };
  });
}

function stepOf(row: CardRow, today: string): DealCard['next_step'] {
  if (row.next_step === '') return null;
  return {
    words: row.next_step,
    on: row.next_step_on,
    side: row.next_step_side,
    person: row.next_step_person_id ? { id: row.next_step_person_id, name: row.next_step_person_name ?? '' } : null,
    late: isLate(row.next_step_on, row.state !== 'open', today),
  };
}

/** `row` must have been authorised. */
export async function presentDeal(c: Reading, row: DealRecord): Promise<Deal> {
  const { tx, now } = c;
  const today = todayOf(now, row.time_zone);
  const [card] = await presentCards(tx, row.vendor_id, [row], now);
  const calendar = await vendorCalendar(tx, row.vendor_id);
  const files = await selectRoomFiles(tx, row);
  return {
    ...(card as DealCard),
    registration_state: row.registration_state,
    stage_since: row.stage_since.toISOString(),
    probability_own: row.probability_own,
    category_own: row.category_own,
    claimed_amount_minor: row.claimed_amount_minor,
    claimed_close_date: row.claimed_close_date,
    won_amount_minor: row.won_amount_minor,
    closed_on: row.closed_on,
    frozen_since: row.frozen_at?.toISOString() ?? null,
    opened_at: row.opened_at.toISOString(),
    turn: row.state === 'open' ? row.next_step_side : null,
    today,
    tasks: (await selectTasks(tx, row)).map((task) => presentTask(task, today)),
    resources: (await selectResources(tx, row)).map((resource) => presentResource(resource, calendar, now)),
    evidence: (await selectEvidence(tx, row)).map((point) => presentPoint(point, c, row)),
    files: files.map((file) => ({ ...file, uploaded_at: file.uploaded_at.toISOString() })),
    can: possibleDealActions(c.actor, row),
  };
}

type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number];

function presentTask(task: TaskRow, today: string): Deal['tasks'][number] {
  return {
    id: task.id,
    side: task.side as Deal['tasks'][number]['side'],
    person: task.person_id ? { id: task.person_id, name: task.person_name ?? '' } : null,
    title: task.title,
    due_on: task.due_on,
    late: isLate(task.due_on, task.done_at !== null, today),
    created_by: task.created_by_name,
    done_at: task.done_at?.toISOString() ?? null,
    done_by: task.done_by_name,
  };
}

type ResourceRow = Awaited<ReturnType<typeof selectResources>>[number];

function presentResource(row: ResourceRow, calendar: BusinessCalendar, now: Date): Deal['resources'][number] {
  const at = row.answered_at ?? now;
  const clock = clockAt(
    { turn: 'vendor', startedAt: row.asked_at, allowance: { until: row.due_at } },
    calendar,
    at,
    [],
  );
  return {
    id: row.id,
    kind: row.kind as Deal['resources'][number]['kind'],
    words: row.words,
    state: row.state as Deal['resources'][number]['state'],
    asked_by: row.asked_by_name,
    asked_at: row.asked_at.toISOString(),
    due_at: row.due_at.toISOString(),
    spent: Math.round(clock.spentFraction * 1000) / 1000,
    remaining_minutes: Math.round(clock.remainingMinutes),
    overdue: clock.overdue,
    answered_by: row.answered_by_name,
    answered_at: row.answered_at?.toISOString() ?? null,
    answer: row.answer,
    helper: row.helper_id ? { id: row.helper_id, name: row.helper_name ?? '' } : null,
  };
}

type PointRow = Awaited<ReturnType<typeof selectEvidence>>[number];

function presentPoint(row: PointRow, c: Reading, deal: DealRecord): Deal['evidence'][number] {
  const recorded_side = row.recorded_side as Deal['evidence'][number]['recorded_side'];
  return {
    id: row.id,
    kind: row.kind as Deal['evidence'][number]['kind'],
    happened_on: row.happened_on,
    words: row.words,
    file: row.file_id && row.file_name ? { id: row.file_id, name: row.file_name } : null,
    recorded_by: row.recorded_by_name,
    recorded_side,
    recorded_at: row.recorded_at.toISOString(),
    removable: possibleDealActions(c.actor, deal).evidence && recorded_side === sideOf(c.actor),
  };
}
