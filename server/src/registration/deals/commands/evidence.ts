/** Points of evidence: the work that a protection stands on, and what an extension can be asked for with. */

import { newId } from '../../../kernel/ids.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { recordEvidence, removeEvidence } from '../contract/plan.ts';
import { reachOf, sideOf } from '../policy.ts';
import { presentDeal } from '../queries/present.ts';
import { evidenceRefused, mostOfEach, todayOf } from '../rules/plan.ts';
import { lockDeal } from '../store/deals.ts';
import { countOf, hasFile, insertEvidence, markPointRemoved, nameOf, selectPoint } from '../store/plan.ts';
import { note } from './apply.ts';
import { requireOpen } from './deals.ts';

export const evidenceCommands = [
  implement(recordEvidence, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const { kind, happened_on, words, file_id } = input;
    const refused = evidenceRefused(happened_on, todayOf(c.now, row.time_zone));
    if (refused) accept(refused);
    if ((await countOf(c.tx, 'deal_evidence', row)) >= mostOfEach) fail('deal.too_many', { maximum: mostOfEach });
    if (file_id && !(await hasFile(c.tx, row, file_id)))
      fail('deal_evidence.bad_file', {}, [{ path: 'file_id', code: 'field.not_found' }]);
    await insertEvidence(c.tx, {
      vendor_id: row.vendor_id,
      id: newId(c.now),
      registration_id: row.registration_id,
      partner_id: row.partner_id,
      kind,
      happened_on,
      words,
      file_id,
      recorded_by_name: await nameOf(c.tx, row.vendor_id, c.actor.personId),
      recorded_side: sideOf(c.actor),
      recorded_at: c.now,
    });
    await note(c, row, 'evidence_recorded', { kind, happened_on, words });
    return presentDeal(c, row);
  }),

  implement(removeEvidence, async (c, input) => {
    const row = c.authorize(await lockDeal(c.tx, reachOf(c.actor), input.id));
    requireOpen(row);
    const point = await selectPoint(c.tx, row, input.evidence_id);
    if (!point) fail('record.not_found');
    if (point.recorded_side !== sideOf(c.actor)) fail('deal_evidence.not_yours');
    await markPointRemoved(c.tx, row.vendor_id, point.id, c.now);
    await note(c, row, 'evidence_removed', { kind: point.kind, happened_on: point.happened_on });
    return presentDeal(c, row);
  }),
];
