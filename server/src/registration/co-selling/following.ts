/** What happens to a deal happens to what is agreed about it. */
import { vendorCalendar } from '../../core/calendar/index.ts';
import { rulesInForce } from '../../core/rules/index.ts';
import { acrossPartners } from '../../platform/db/tenancy.ts';
import { type EventWitness, inTransactionOf, on, type Subscription } from '../../platform/operations/feature.ts';
import { courtEvents, eventOf, openStates } from '../registrations/index.ts';
import { closed, move, payloadOf, timesFor } from './commands/steps.ts';
import { coSellingEvents } from './events.ts';
import { turnOf } from './rules.ts';
import { lockRow, ofRegistration, saveCoSelling } from './store/co-sellings.ts';
import { selectParty } from './store/parties.ts';

/** While a dispute held the deal nobody could answer: whoever has the turn has the whole time again. */
export const thawWitness: EventWitness = inTransactionOf(
  courtEvents.thaw,
  ({ tx, actor, now, vendorId }, { registration_id }) =>
    acrossPartners(tx, actor?.partnerId ?? null, 'the clocks of agreements about this deal', async () => {
      const open = (await ofRegistration(tx, vendorId, registration_id)).find((row) => turnOf(row) !== null);
      if (!open) return;
      const { document } = await rulesInForce(tx, vendorId, 'registration', now);
      const { decision, answer } = timesFor(document, await vendorCalendar(tx, vendorId), now);
      await saveCoSelling(tx, open, { due_at: turnOf(open) === 'vendor' ? decision : answer, reminded_at: null });
    }),
);

/** Steps after which a deal may be over: what is still being talked about has lost its object. What was agreed stays. */
const ending = ['reject', 'withdraw', 'expire', 'revoke', 'transfer', 'win', 'lose', 'wind_down'] as const;

export const endingSubscriptions: Subscription[] = ending.map((name) =>
  on(eventOf[name], `co_selling.${eventOf[name].name}`, async ({ tx, now, emit }, { vendorId, payload }) => {
    const { registration_id } = payload;
    const open = (await ofRegistration(tx, vendorId, registration_id)).find((row) => turnOf(row) !== null);
    const deal = open && (await selectParty(tx, vendorId, registration_id));
    if (!deal || openStates.some((state) => state === deal.state)) return;
    const row = await lockRow(tx, vendorId, open.id);
    if (turnOf(row) === null) return;
    const saved = await move({ tx }, row, 'withdraw', closed({ now }, 'system'));
    emit(coSellingEvents.withdrawn, payloadOf({ row: saved, deal }, null));
  }),
);
