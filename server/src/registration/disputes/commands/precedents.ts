/** A final decision proposes its precedent; a person confirms or edits the text before partners read it. */
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { dropPrecedent, publishPrecedent } from '../contract/reads.ts';
import type { BreachFacts } from '../contract/views.ts';
import { precedentPublished } from '../events.ts';
import { presentPrecedent } from '../queries/precedents.ts';
import { inFavour, type Outcome } from '../rules/deciding.ts';
import { namedIn } from '../rules/neutral.ts';
import { precedentText } from '../rules/precedent-words.ts';
import { type DisputeRecord, takeNumber } from '../store/cases.ts';
import { insertPrecedent, lockPrecedent, namesBehind, savePrecedent } from '../store/precedents.ts';
import type { DecisionRecord } from '../store/records.ts';
import { disputeWords } from '../words.ts';
import { type CourtContext, newCourtId } from './court.ts';

export const precedentCommands = [
  implement(publishPrecedent, async (c, { id, title, text }) => {
    const row = c.authorize(await lockPrecedent(c.tx, c.actor.vendorId, id));
    if (row.state !== 'proposed') fail('precedent.wrong_state', { state: row.state });
    const names = await namesBehind(c.tx, row.vendor_id, row.id);
    const named = namedIn([title.ru, title.en, text.ru, text.en].join(' '), names);
    if (named) fail('precedent.names_somebody', { name: named });
    const number = await takeNumber(c.tx, row.vendor_id, 'precedent');
    const saved = await savePrecedent(
      c.tx,
      row,
      {
        number,
        state: 'published',
        title_ru: title.ru,
        title_en: title.en,
        text_ru: text.ru,
        text_en: text.en,
        published_at: c.now,
      },
      c.actor.personId,
    );
    c.emit(precedentPublished, { precedent_id: row.id, number, title_ru: title.ru, title_en: title.en });
    return presentPrecedent(saved);
  }),

  implement(dropPrecedent, async (c, { id }) => {
    const row = c.authorize(await lockPrecedent(c.tx, c.actor.vendorId, id));
    if (row.state !== 'proposed') fail('precedent.wrong_state', { state: row.state });
    return presentPrecedent(await savePrecedent(c.tx, row, { state: 'dropped' }, c.actor.personId));
  }),
];

export async function proposePrecedent(c: CourtContext, dispute: DisputeRecord, made: DecisionRecord): Promise<void> {
  const breach = made.breach as BreachFacts | null;
  const taught = {
    ground: dispute.ground,
    priority_rule: made.priority_rule,
    reason_code: made.reason_code as 'rule_applied_rightly',
    in_favour: inFavour(made.outcomes as unknown as Outcome[], breach?.side === 'vendor'),
  };
  await insertPrecedent(
    c.tx,
    {
      vendor_id: dispute.vendor_id,
      id: newCourtId(c),
      state: 'proposed',
      kind: dispute.kind,
      ...taught,
      ...precedentText(taught, disputeWords),
      proposed_at: c.now,
    },
    dispute.id,
  );
}
