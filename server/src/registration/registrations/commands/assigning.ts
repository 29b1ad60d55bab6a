/** Handing over: who decides changes, the deadline does not. */
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { assignReviewer, listReviewers } from '../contract/assigning.ts';
import { reviewerAssigned } from '../events.ts';
import { assignable } from '../policy.ts';
import { presentRegistration } from '../queries/present.ts';
import { ownRefusal } from '../rules/deciding.ts';
import { appendEvent } from '../store/history.ts';
import { lockRegistration, saveRegistration } from '../store/registrations.ts';
import { selectReviewers } from '../store/reviewers.ts';
import { actorFacts, payloadOf } from './apply.ts';

export const assigningCommands = [
  implement(listReviewers, async (c) => ({ items: await selectReviewers(c.tx, c.scope()), nextCursor: null })),

  implement(assignReviewer, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    if (input.version !== undefined && input.version !== row.version)
      fail('registration.changed_meanwhile', { version: row.version });
    if (!assignable.includes(row.state)) fail('registration.wrong_state', { state: row.state, event: 'assign' });
    const chosen = (await selectReviewers(c.tx, c.scope())).find((person) => person.id === input.reviewer_id);
    if (!chosen) fail('registration.bad_reviewer', {}, [{ path: 'reviewer_id', code: 'field.not_found' }]);
    // Whoever refused does not judge the appeal.
    if (ownRefusal(row, chosen.id))
      fail('registration.bad_reviewer', {}, [{ path: 'reviewer_id', code: 'field.invalid' }]);
    // A press that comes twice hands over once.
    if (row.reviewer_id === chosen.id) return presentRegistration(c, row);
    const saved = await saveRegistration(c.tx, row, { reviewer_id: chosen.id }, c.now);
    await appendEvent(c.tx, {
      vendor_id: row.vendor_id,
      registration_id: row.id,
      partner_id: row.partner_id,
      type: 'assign',
      at: c.now,
      from_state: row.state,
      to_state: row.state,
      ...actorFacts(c.actor),
      internal_note: input.internal_note,
      rules_version_id: row.rules_version_id,
      data: { reviewer_name: chosen.full_name },
    });
    c.emit(reviewerAssigned, payloadOf(c, saved));
    return presentRegistration(c, saved);
  }),
];
