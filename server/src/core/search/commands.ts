import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { deleteView, saveView } from './contract.ts';
import { presentView } from './queries.ts';
import { lockPerson, lockView, removeView, selectViews, writeView } from './store/views.ts';

/** So many views of all lists together; a menu longer than that helps nobody. */
const mostViews = 100;

function personOf(c: Context<{ permission: 'view.manage' }>): string {
  return c.actor.personId ?? fail('access.forbidden', { permission: 'view.manage' });
}

export const searchCommands = [
  implement(saveView, async (c, input) => {
    const { vendorId, partnerId } = c.actor;
    const personId = personOf(c);
    await lockPerson(c.tx, vendorId, personId);
    const before = input.id ? c.authorize(await lockView(c.tx, vendorId, personId, input.id)) : null;
    const mine = await selectViews(c.tx, c.scope(), personId);
    if (!before && mine.length >= mostViews) fail('view.too_many', { limit: mostViews });
    if (mine.some((each) => each.list === input.list && each.name === input.name && each.id !== input.id))
      fail('view.name_taken', { name: input.name }, [{ path: 'name', code: 'field.taken' }]);
    const { list, name, query } = input;
    const created_at = before?.created_at ?? c.now;
    const row = {
      vendor_id: vendorId,
      id: before?.id ?? newId(c.now),
      person_id: personId,
      partner_id: partnerId,
      list,
      name,
      query,
      created_at,
    };
    await writeView(c.tx, row);
    return presentView(row);
  }),
  implement(deleteView, async (c, input) => {
    const row = c.authorize(await lockView(c.tx, c.actor.vendorId, personOf(c), input.id));
    await removeView(c.tx, c.actor.vendorId, row.id);
    return { id: row.id };
  }),
];
