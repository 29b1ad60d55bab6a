import { fail } from '../../kernel/problem.ts';
import { type Context, implement, implementSheet } from '../../platform/operations/implement.ts';
import { rulesIfAny } from '../registrations/index.ts';
import {
  downloadFairPlayPdf,
  exportFairPlay,
  fairPlayFigures,
  getFairPlay,
  listFairPlay,
  publishFairPlay,
  remindFairPlay,
} from './contract.ts';
import { fairPlayDocument } from './document.ts';
import { fairPlayDue, fairPlayPublished, fairPlaySkipped } from './events.ts';
import { type FairPlayNumbers, monthBefore, withoutSmall } from './rules.ts';
import {
  countMonth,
  insertPublished,
  insertReminder,
  type Month,
  monthIn,
  selectPublished,
  vendorName,
  vendorZone,
} from './store.ts';

/** The month's figures; what is late is said by the rules in force when they are counted. */
async function count(
  { tx, actor, now }: Pick<Context<{ permission: 'fair_play.read' }>, 'tx' | 'actor' | 'now'>,
  month: Month,
) {
  const rules = await rulesIfAny(tx, actor.vendorId, now);
  return countMonth(tx, actor.vendorId, month, rules?.late_stage_days ?? 0);
}

export const fairPlayOperations = [
  implement(getFairPlay, async (c, { month }) => {
    const { vendorId } = c.actor;
    const zone = await vendorZone(c.tx, vendorId);
    const span = monthIn(zone, month);
    const [published] = await selectPublished(c.tx, vendorId, month);
    return {
      month,
      numbers: await count(c, span),
      previous: await count(c, monthIn(zone, monthBefore(month))),
      is_over: c.now >= span.until,
      published_at: published?.published_at.toISOString() ?? null,
    };
  }),

  implementSheet(exportFairPlay, async (c, { month }) => {
    const { vendorId } = c.actor;
    const zone = await vendorZone(c.tx, vendorId);
    const now = await count(c, monthIn(zone, month));
    const before = await count(c, monthIn(zone, monthBefore(month)));
    return {
      title: 'fair_play.title',
      total: fairPlayFigures.length,
      heads: [
        { head: 'fair_play.figure', kind: 'text', width: 60 },
        { head: 'fair_play.month', kind: 'whole', width: 14 },
        { head: 'fair_play.month_before', kind: 'whole', width: 18 },
      ],
      async *pages({ text }) {
        yield fairPlayFigures.map((figure) => [text(`fair_play.${figure}`), now[figure], before[figure]]);
      },
    };
  }),

  implement(downloadFairPlayPdf, async (c, { month }) => {
    const { vendorId } = c.actor;
    const zone = await vendorZone(c.tx, vendorId);
    const now = await count(c, monthIn(zone, month));
    const before = await count(c, monthIn(zone, monthBefore(month)));
    return fairPlayDocument({ month, now, before }, await vendorName(c.tx, vendorId), c.actor.locale);
  }),

  implement(publishFairPlay, async (c, { month, note }) => {
    const { vendorId, personId } = c.actor;
    if (!personId) fail('access.forbidden');
    const span = monthIn(await vendorZone(c.tx, vendorId), month);
    if (c.now < span.until) fail('fair_play.month_not_over');
    const numbers = withoutSmall(await count(c, span));
    const row = { vendor_id: vendorId, month, note, published_by: personId, published_at: c.now };
    if (!(await insertPublished(c.tx, { ...row, numbers: JSON.stringify(numbers) }))) fail('fair_play.published');
    c.emit(fairPlayPublished, { month });
    return { month, numbers, note, published_at: c.now.toISOString() };
  }),

  implement(listFairPlay, async (c) => {
    const rows = await selectPublished(c.tx, c.scope().vendorId);
    return {
      items: rows.map(({ month, numbers, note, published_at }) => ({
        month,
        numbers: numbers as unknown as FairPlayNumbers,
        note,
        published_at: published_at.toISOString(),
      })),
    };
  }),

  implement(remindFairPlay, async (c, { month, step }) => {
    const row = { vendor_id: c.actor.vendorId, month, step, reminded_at: c.now };
    if (!(await insertReminder(c.tx, row))) return { reminded: false };
    c.emit(step === 'due' ? fairPlayDue : fairPlaySkipped, { month });
    return { reminded: true };
  }),
];
