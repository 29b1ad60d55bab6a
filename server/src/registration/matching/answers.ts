/** What people have answered about two customers: to be seen, and to be taken back. */
import { findCustomer, selectAnswers, withdrawVerdict } from '../../core/customers/index.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { listCustomerAnswers, withdrawCustomerAnswer } from './contract.ts';
import { markAnswered } from './store/duplicates.ts';
import { askWaitingClaims } from './store/references.ts';

export const answerOperations = [
  implement(listCustomerAnswers, async (c, input) => {
    const rows = await selectAnswers(c.tx, c.scope().vendorId, input);
    const page = toPage(rows, input.limit, (row) => [row.judged_at.toISOString(), row.left_id, row.right_id]);
    const mayWithdraw = c.actor.grants.has('customer.merge');
    return {
      ...page,
      items: page.items.map((row) => ({
        left: { id: row.left_id, name: row.left_name },
        right: { id: row.right_id, name: row.right_name },
        verdict: row.verdict as 'same' | 'group' | 'different',
        by: row.judged_by,
        at: row.judged_at.toISOString(),
        can: { withdraw: mayWithdraw && row.left_status !== 'merged' && row.right_status !== 'merged' },
      })),
    };
  }),
  implement(withdrawCustomerAnswer, async (c, input) => {
    const { vendorId } = c.actor;
    const [left, right] = [input.left_id, input.right_id].sort() as [string, string];
    for (const id of [left, right]) {
      const { status, name } = c.authorize(await findCustomer(c.tx, vendorId, id));
      if (status === 'merged') fail('customer_answer.merged', { name });
    }
    const verdict = await withdrawVerdict(c.tx, vendorId, left, right);
    if (!verdict) fail('customer_answer.none');
    await markAnswered(c.tx, vendorId, left, right, null);
    await askWaitingClaims(c.tx, vendorId, left, right);
    return { verdict };
  }),
];
