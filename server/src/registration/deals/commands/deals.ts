/** The deal itself: moved, estimated, with its next step. */
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { frozenRefused } from '../../registrations/index.ts';
import { moveDeal, setDealForecast, setNextStep } from '../contract/deals.ts';
import { dealMoved } from '../events.ts';
import { reachOf } from '../policy.ts';
import { presentDeal } from '../queries/present.ts';
import { estimate, moveTo, overRefused } from '../rules/course.ts';
import { stageOf } from '../rules/stages.ts';
import { type DealRecord, lockDeal, saveDeal } from '../store/deals.ts';
import { holdStages } from '../store/stages.ts';
import { aboutOf, note, requirePerson } from './apply.ts';

export function requireOpen(row: DealRecord): void {
  const over = overRefused(row);
  if (over) accept(over);
}

/** While a dispute is open the deal goes nowhere and the vendor promises nothing, a price least of all. */
export function requireMoving(row: DealRecord): void {
  requireOpen(row);
  const frozen = frozenRefused(row);
  if (frozen) accept(frozen);
}

export const courseCommands = [
  implement(moveDeal, async (c, input) => {
    const stages = await holdStages(c.tx, c.actor.vendorId);
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireMoving(row);
    if (input.version !== undefined && input.version !== row.version)
      fail('deal.changed_meanwhile', { version: row.version });
    const stage = accept(stageOf(stages, input.stage));
    // A card that is let go where it was has not moved.
    if (row.stage === stage.code) return presentDeal(c, row);
    const saved = await saveDeal(c.tx, row, { stage: stage.code, stage_since: c.now, ...moveTo(stage, row) }, c.now);
    await note(c, row, 'moved', { from: row.stage, to: stage.code });
    c.emit(dealMoved, { ...aboutOf(c, saved), from: row.stage, to: stage.code });
    return presentDeal(c, saved);
  }),

  implement(setNextStep, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const none = input.words === '';
    const person = none ? null : await requirePerson(c, row, input.person_id, input.side);
    const saved = await saveDeal(
      c.tx,
      row,
      {
        next_step: input.words,
        next_step_on: none ? null : input.on,
        next_step_side: none ? null : input.side,
        next_step_person_id: person?.id ?? null,
        next_step_person_name: person?.name ?? null,
        next_step_reminded_on: null,
      },
      c.now,
    );
    await note(c, row, 'next_step', { words: input.words, on: saved.next_step_on, side: saved.next_step_side });
    return presentDeal(c, saved);
  }),

  implement(setDealForecast, async (c, input) => {
    const stages = await holdStages(c.tx, c.actor.vendorId);
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const said = estimate(accept(stageOf(stages, row.stage)), input);
    const { amount_minor, close_date } = input;
    const saved = await saveDeal(c.tx, row, { ...said, amount_minor, close_date }, c.now);
    await note(c, row, 'forecast', {
      probability: said.probability,
      category: said.category,
      amount_minor,
      currency: row.currency,
      close_date,
    });
    return presentDeal(c, saved);
  }),
];
