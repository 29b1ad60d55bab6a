/** At night old customers are compared with each other; by day a person answers about the pairs that were found. */
import { vendorToday } from '../../core/calendar/index.ts';
import { addVerdict, type Candidate, findCandidates, type Reason, reasonInWords } from '../../core/customers/index.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { implement } from '../../platform/operations/implement.ts';
import { answerCustomerDuplicate, listCustomerDuplicates, proposeDuplicates } from './contract.ts';
import {
  insertProposals,
  lockDuplicate,
  markAnswered,
  type Proposal,
  saveRound,
  selectDuplicates,
  selectRound,
  selectToCompare,
} from './store/duplicates.ts';

const candidatesEach = 5;

type Compared = Awaited<ReturnType<typeof selectToCompare>>[number];

async function proposalsFor(tx: Tx, vendorId: string, customer: Compared, now: Date): Promise<Proposal[]> {
  const { id, web_domain: domain, ...known } = customer;
  const found = await findCandidates(tx, vendorId, { ...known, domain, customer_id: id }, candidatesEach, now);
  return found.filter(isWorthAsking).map(({ customer: other, relation, confidence, reasons }) => {
    const isLeft = id < other.id;
    return {
      ...(isLeft ? { left_id: id, right_id: other.id } : { left_id: other.id, right_id: id }),
      relation: relation as 'same' | 'group',
      percent: Math.round(confidence * 100),
      reasons: JSON.stringify(isLeft ? reasons : reasons.map(turned)),
    };
  });
}

/** The same reason, told from the other one's side. */
function turned({ code, params }: Reason): Reason {
  const { left, right, ...rest } = params;
  return { code, params: left === undefined || right === undefined ? params : { ...rest, left: right, right: left } };
}

/** Both have found each other: once is enough, told from the left one's side. */
function onceEach(found: readonly Proposal[]): Proposal[] {
  const pairs = new Map<string, Proposal>();
  for (const each of found) {
    const key = `${each.left_id} ${each.right_id}`;
    if (!pairs.has(key)) pairs.set(key, each);
  }
  return [...pairs.values()];
}

/** Weak likenesses are for the claim at hand, not for a list that somebody has to work off; known groups are known. */
function isWorthAsking({ relation, strength, verdict, reasons }: Candidate): boolean {
  if (verdict !== null || strength === 'weak' || relation === 'different') return false;
  return !reasons.some((reason) => reason.code === 'same_group' || reason.code === 'confirmed_same');
}

export const duplicateOperations = [
  implement(proposeDuplicates, async (c, { at_most }) => {
    const { vendorId } = c.actor;
    const today = await vendorToday(c.tx, vendorId, c.now);
    const round = await selectRound(c.tx, vendorId);
    const batch = await selectToCompare(c.tx, vendorId, round.after_id, at_most);
    const found: Proposal[] = [];
    for (const customer of batch) found.push(...(await proposalsFor(c.tx, vendorId, customer, c.now)));
    const proposed = await insertProposals(c.tx, vendorId, onceEach(found), c.now);
    const finished = batch.length < at_most;
    const after_id = finished ? null : (batch.at(-1)?.id ?? null);
    await saveRound(c.tx, vendorId, { after_id, finished_on: finished ? today : round.finished_on });
    return { compared: batch.length, proposed, finished };
  }),
  implement(listCustomerDuplicates, async (c, input) => {
    const rows = await selectDuplicates(c.tx, c.scope().vendorId, input);
    const page = toPage(rows, input.limit, (row) => [row.percent, row.left_id, row.right_id]);
    return {
      ...page,
      items: page.items.map((row) => ({
        left: { id: row.left_id, name: row.left_name },
        right: { id: row.right_id, name: row.right_name },
        relation: row.relation as 'same' | 'group',
        reasons: (row.reasons as unknown as Reason[]).map((reason) => ({
          code: reason.code,
          text: reasonInWords(reason),
        })),
        proposed_at: row.proposed_at.toISOString(),
      })),
    };
  }),
  implement(answerCustomerDuplicate, async (c, input) => {
    const { vendorId } = c.actor;
    const [left, right] = [input.left_id, input.right_id].sort() as [string, string];
    const name = await lockDuplicate(c.tx, vendorId, left, right);
    if (name === null) fail('customer_duplicate.not_open');
    const judgedBy = c.actor.personId as string;
    await addVerdict(c.tx, vendorId, { left, right, verdict: input.verdict, name, judgedBy, now: c.now });
    await markAnswered(c.tx, vendorId, left, right, c.now);
    return { verdict: input.verdict };
  }),
];
