/** What the partner wants of the vendor for a deal, with the vendor's clock. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { rulesInForce } from '../../../core/rules/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { answerResource, askResource, withdrawResource } from '../contract/plan.ts';
import { dealResourceAnswered, dealResourceAsked } from '../events.ts';
import { reachOf } from '../policy.ts';
import { presentDeal } from '../queries/present.ts';
import { answerRefused, mostOfEach, type ResourceState } from '../rules/plan.ts';
import { type DealRecord, lockDeal } from '../store/deals.ts';
import { countOf, insertResource, nameOf, saveResource, selectColleague, selectResource } from '../store/plan.ts';
import { aboutOf, type DealContext, note } from './apply.ts';
import { requireMoving, requireOpen } from './deals.ts';

async function requireResource(c: DealContext, row: DealRecord, id: string) {
  const found = await selectResource(c.tx, row, id);
  if (!found) fail('record.not_found');
  return { ...found, state: found.state as ResourceState };
}

/** Anybody of the vendor who works here; with the answer this deal opens to them. @throws `deal.bad_person` */
async function requireHelper(c: DealContext, { vendor_id }: DealRecord, helperId: string | null) {
  if (helperId === null) return null;
  const found = await selectColleague(c.tx, vendor_id, helperId);
  if (!found) fail('deal.bad_person', {}, [{ path: 'helper_id', code: 'field.not_found' }]);
  return found;
}

export const resourceCommands = [
  implement(askResource, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireMoving(row);
    if ((await countOf(c.tx, 'deal_resources', row)) >= mostOfEach) fail('deal.too_many', { maximum: mostOfEach });
    const { document } = await rulesInForce(c.tx, row.vendor_id, 'registration', c.now);
    const calendar = await vendorCalendar(c.tx, row.vendor_id);
    const due_at = calendar.addBusinessDays(c.now, document.resource_business_days);
    const { kind, words } = input;
    await insertResource(c.tx, {
      vendor_id: row.vendor_id,
      id: newId(c.now),
      registration_id: row.registration_id,
      partner_id: row.partner_id,
      kind,
      words,
      state: 'wanted',
      asked_by_id: c.actor.personId,
      asked_by_name: await nameOf(c.tx, row.vendor_id, c.actor.personId),
      asked_at: c.now,
      due_at,
    });
    await note(c, row, 'resource_asked', { kind, words });
    c.emit(dealResourceAsked, { ...aboutOf(c, row), kind, words, due_at: due_at.toISOString() });
    return presentDeal(c, row);
  }),

  implement(answerResource, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireMoving(row);
    const resource = await requireResource(c, row, input.resource_id);
    const { answer, note: words } = input;
    const refused = answerRefused(resource.state, answer, words);
    if (refused) accept(refused);
    const helper = answer === 'granted' ? await requireHelper(c, row, input.helper_id) : null;
    await saveResource(c.tx, row.vendor_id, resource.id, {
      state: answer,
      helper_id: helper?.id ?? null,
      helper_name: helper?.name ?? null,
      answer: words,
      answered_at: c.now,
      answered_by_name: await nameOf(c.tx, row.vendor_id, c.actor.personId),
    });
    await note(c, row, answer === 'granted' ? 'resource_granted' : 'resource_declined', {
      kind: resource.kind,
      words,
      late: c.now > resource.due_at,
      ...(helper ? { helper: helper.name } : {}),
    });
    const { kind, asked_by_id } = resource;
    c.emit(dealResourceAnswered, {
      ...aboutOf(c, row),
      ...{ kind, answer, note: words, asked_by_id, asked: resource.words, helper_id: helper?.id ?? null },
    });
    return presentDeal(c, row);
  }),

  implement(withdrawResource, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const resource = await requireResource(c, row, input.resource_id);
    if (resource.state !== 'wanted') fail('deal_resource.answered', { state: resource.state });
    await saveResource(c.tx, row.vendor_id, resource.id, { state: 'withdrawn', answered_at: c.now });
    await note(c, row, 'resource_withdrawn', { kind: resource.kind });
    return presentDeal(c, row);
  }),
];
