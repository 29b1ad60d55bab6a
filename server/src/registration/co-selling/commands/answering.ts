/** What each of the three says, up to the agreement and to its end. */
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  answerCoSelling,
  declineCoSelling,
  endCoSelling,
  leaveCoSelling,
  passOnCoSelling,
  runCoSelling,
  withdrawCoSelling,
} from '../contract.ts';
import { lapses, turnOf } from '../rules.ts';
import { ofRegistration, saveCoSelling } from '../store/co-sellings.ts';
import { findCompany } from '../store/companies.ts';
import { type Acting, closed, done, type Held, held, move, say, step, tellDeal, times } from './steps.ts';

const dayMs = 86_400_000;

async function invite(c: Acting, { row, deal }: Held, event: 'pass_on' | 'consent', supportId: string) {
  const { answer } = await times(c);
  const set = { support_id: supportId, shown_to_support: true, due_at: answer, reminded_at: null };
  say(c, 'invited', { row: await move(c, row, event, set), deal });
}

/** Now all three have agreed. An earlier split with the same company gives way to this one. */
async function agree(c: Acting, { row, deal }: Held): Promise<void> {
  const earlier = (await ofRegistration(c.tx, row.vendor_id, row.registration_id)).find(
    ({ state }) => state === 'agreed',
  );
  if (earlier) await move(c, earlier, 'replace', closed(c, 'system'));
  const saved = { row: await move(c, row, 'accept', { agreed_at: c.now, due_at: null }), deal };
  await tellDeal(c, 'co_selling_agree', saved);
  say(c, 'agreed', saved);
}

async function finish(c: Acting, { row, deal }: Held, by: 'vendor' | 'support', note: string): Promise<void> {
  const saved = { row: await move(c, row, by === 'vendor' ? 'end' : 'leave', closed(c, by, note)), deal };
  await tellDeal(c, 'co_selling_end', saved);
  say(c, 'ended', saved);
}

export const answeringCommands = [
  implement(passOnCoSelling, (c, { id, partner_id }) =>
    step(c, id, 'lead', async (found) => {
      const { row } = found;
      if (row.proposed_by !== 'partner') fail('co_selling.wrong_state', { state: row.state, event: 'pass_on' });
      const company = await findCompany(c.tx, row.vendor_id, partner_id);
      const isNamed = company?.tax_id === row.named_tax_id && company.country === row.named_country;
      if (!isNamed || company.status !== 'active')
        fail('co_selling.not_this_company', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
      await invite(c, found, 'pass_on', company.id);
      return done;
    }),
  ),

  implement(declineCoSelling, (c, { id, note }) =>
    step(c, id, 'lead', async ({ row, deal }) => {
      say(c, 'declined', { row: await move(c, row, 'decline', closed(c, 'vendor', note)), deal });
      return done;
    }),
  ),

  implement(answerCoSelling, (c, { id, accept, note }) =>
    step(c, id, 'answering', async (found) => {
      const { row, deal } = found;
      const side = turnOf(row) === 'lead' ? 'lead' : 'support';
      if (!accept) say(c, 'declined', { row: await move(c, row, 'refuse', closed(c, side, note)), deal });
      else if (side === 'lead') await invite(c, found, 'consent', row.support_id as string);
      else await agree(c, found);
      return done;
    }),
  ),

  implement(withdrawCoSelling, (c, { id }) =>
    step(c, id, 'lead', async ({ row, deal }) => {
      if (row.proposed_by !== 'partner') fail('co_selling.wrong_state', { state: row.state, event: 'withdraw' });
      say(c, 'withdrawn', { row: await move(c, row, 'withdraw', closed(c, 'lead')), deal });
      return done;
    }),
  ),

  implement(endCoSelling, (c, { id, note }) =>
    step(c, id, 'lead', async (found) => {
      await finish(c, found, 'vendor', note);
      return done;
    }),
  ),

  implement(leaveCoSelling, (c, { id, note }) =>
    step(c, id, 'support', async (found) => {
      await finish(c, found, 'support', note);
      return done;
    }),
  ),

  implement(runCoSelling, (c, { id }) =>
    held(c, id, 'lead', async ({ row, deal }) => {
      // While a dispute holds the deal its clocks stand still; what else has happened meanwhile is left alone.
      if (turnOf(row) === null || row.due_at === null || deal.frozen_at) return { done: 'nothing' };
      if (lapses(row) && row.due_at <= c.now) {
        say(c, 'lapsed', { row: await move(c, row, 'lapse', closed(c, 'system')), deal });
        return { done: 'lapsed' };
      }
      if (row.reminded_at || row.due_at.getTime() - c.now.getTime() > dayMs) return { done: 'nothing' };
      say(c, 'due', { row: await saveCoSelling(c.tx, row, { reminded_at: c.now }), deal });
      return { done: 'reminded' };
    }),
  ),
];
