/** Decisions of the vendor's people. The scope check and the grant of protection are one transaction. */
import { addVerdict, holdRecord, holdUnmerged, withdrawVerdict } from '../../../core/customers/index.ts';
import { accept, fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  approveRegistration,
  judgeCandidate,
  rejectRegistration,
  requestChanges,
  takeRegistration,
} from '../contract/decisions.ts';
import { presentCandidates } from '../queries/candidates.ts';
import { presentRegistration } from '../queries/present.ts';
import { requestChanges as askForChanges, reject, take, unexplained } from '../rules/deciding.ts';
import { groundRefused, type PriorityRule, usualGround } from '../rules/incumbency.ts';
import { refuseChange } from '../rules/kept-claim.ts';
import { approve } from '../rules/protecting.ts';
import { needsAnswer } from '../rules/scope.ts';
import { undecidedStates } from '../rules/states.ts';
import { type CandidateRow, selectCandidates, selectCustomerScope, setVerdict } from '../store/candidates.ts';
import { appendEvent, lastEvent } from '../store/history.ts';
import { keptClaim } from '../store/kept-claim.ts';
import { lockRegistration, moveToCustomer, type RegistrationRecord } from '../store/registrations.ts';
import {
  actorFacts,
  apply,
  type CommandContext,
  factsOf,
  groundOf,
  placeFor,
  type RulesGround,
  refuseOwn,
  requireActivePartner,
} from './apply.ts';
import { granted } from './granting.ts';
import { backTo } from './kept-claim.ts';

export const decisionCommands = [
  implement(takeRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const change = accept(take(await factsOf(c.tx, row)));
    refuseOwn(c, row);
    const saved = await apply(c, row, change, {
      set: { reviewer_id: c.actor.personId },
      rulesId: row.rules_version_id,
    });
    return presentRegistration(c, saved);
  }),

  implement(requestChanges, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const change = accept(askForChanges(await factsOf(c.tx, row), ground));
    refuseOwn(c, row);
    const saved = await apply(c, row, change, {
      set: { reviewer_id: c.actor.personId },
      note: input.note,
      internal_note: input.internal_note,
      rulesId: ground.rulesId,
    });
    return presentRegistration(c, saved);
  }),

  implement(rejectRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const facts = await factsOf(c.tx, row);
    const kept = await keptClaim(c.tx, row, c.now);
    // What is protected goes on by the rules that it was granted by.
    const granting = kept && (await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id));
    const change = accept(granting ? refuseChange(facts, granting, 'vendor') : reject(facts, ground));
    refuseOwn(c, row);
    const wordless = unexplained(input.reason_code, input.note);
    if (wordless) accept(wordless);
    const decision_rule = input.decision_rule ?? null;
    if (decision_rule && !ground.rules.priority_rules.includes(decision_rule)) fail('registration.rule_not_in_force');
    const outcome = kept
      ? await backTo(c, row, kept)
      : { reason_code: input.reason_code, decision_rule, rules_version_id: ground.rulesId };
    const saved = await apply(c, row, change, {
      set: { reviewer_id: c.actor.personId, ...outcome },
      note: input.note,
      internal_note: input.internal_note,
      reason_code: input.reason_code,
      rulesId: ground.rulesId,
    });
    return presentRegistration(c, saved);
  }),

  implement(approveRegistration, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const change = accept(approve(await factsOf(c.tx, row), ground));
    refuseOwn(c, row);
    await requireActivePartner(c.tx, row);
    const waiting = (await selectCandidates(c.tx, row.vendor_id, row.id)).filter((each) => needsAnswer(each, row));
    if (waiting.length > 0) fail('registration.candidates_unanswered', { count: waiting.length });
    const decision_rule = await groundCited(c, row, ground, input.decision_rule);
    const { protected_from, protected_until } = change.set;
    if (!(await granted(c, row, protected_from as Date, protected_until as Date))) fail('registration.scope_not_free');
    const saved = await apply(c, row, change, {
      set: {
        reviewer_id: c.actor.personId,
        decision_rule,
        reason_code: null,
        rules_version_id: ground.rulesId,
      },
      note: input.note,
      internal_note: input.internal_note,
      rulesId: ground.rulesId,
    });
    return presentRegistration(c, saved);
  }),

  implement(judgeCandidate, async (c, input) => {
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, input.id));
    if (!undecidedStates.some((state) => state === row.state)) {
      fail('registration.wrong_state', { state: row.state, event: 'judge' });
    }
    const found = await candidateHeld(c, row, input.candidate_id);
    const judged = await judge(c, row, found, input.verdict);
    return presentCandidates(c, judged);
  }),
];

/** A merge in this very moment moves it to the successor, or leaves the question to the one that is there already. */
async function candidateHeld(c: CommandContext, row: RegistrationRecord, id: string): Promise<CandidateRow> {
  for (;;) {
    const found = (await selectCandidates(c.tx, row.vendor_id, row.id)).find((each) => each.id === id);
    if (!found) fail('record.not_found');
    if (await holdUnmerged(c.tx, row.vendor_id, [found.customer_id])) return found;
  }
}

/** The rule that decides: the one asked for, if the facts allow it, else the one that they give by themselves. */
async function groundCited(
  c: CommandContext,
  row: RegistrationRecord,
  ground: RulesGround,
  asked: PriorityRule | undefined,
): Promise<PriorityRule> {
  const place = await placeFor(c.tx, row, row.family_ids, ground);
  const cited = asked ?? usualGround(place, ground.rules) ?? 'first_complete_submission';
  const refused = groundRefused(cited, place, ground.rules);
  if (refused) accept(refused);
  return cited;
}

async function judge(
  c: CommandContext,
  row: RegistrationRecord,
  found: CandidateRow,
  verdict: 'same' | 'group' | 'different' | null,
): Promise<RegistrationRecord> {
  const judgedBy = c.actor.personId as string;
  // What the claim was for before it was judged; an earlier answer says nothing once the partner has changed the claim.
  const before = await lastEvent(c.tx, row.vendor_id, row.id, ['judge', 'submit', 'resubmit', 'change_protected']);
  const judged = before?.type === 'judge' ? (before.data as { customer_id?: string }) : undefined;
  const claimedAs = judged?.customer_id ?? row.customer_id;
  // Its record may have been merged into another since.
  const original = claimedAs && (await holdRecord(c.tx, row.vendor_id, claimedAs));
  const originalCustomer = await selectCustomerScope(c.tx, row.vendor_id, original as string, c.now);
  // The claim's own customer record: what else could it be but the same.
  if (found.customer_id === original && verdict !== 'same' && verdict !== null) fail('candidate.same_customer');
  const bothIds = originalCustomer.tax_id !== null && found.customer_tax_id !== null;
  if (verdict === 'same' && bothIds && originalCustomer.tax_id !== found.customer_tax_id)
    fail('candidate.contradicts_identifiers');
  const answer = { verdict, judged_by: verdict && judgedBy, judged_at: verdict && c.now };
  await setVerdict(c.tx, row.vendor_id, { registrationId: row.id, customerId: found.customer_id }, answer);
  if (found.customer_id !== original && verdict === null) {
    await withdrawVerdict(c.tx, row.vendor_id, original as string, found.customer_id);
  } else if (found.customer_id !== original && verdict !== null) {
    await addVerdict(c.tx, row.vendor_id, {
      left: original as string,
      right: found.customer_id,
      verdict,
      name: row.customer_name,
      judgedBy,
      now: c.now,
    });
  }
  // "Same" moves the claim to the known customer; any other answer brings it back to its own.
  const customer_id =
    verdict === 'same' ? found.customer_id : row.customer_id === found.customer_id ? original : row.customer_id;
  if (customer_id !== row.customer_id) await moveToCustomer(c.tx, row, customer_id as string);
  await appendEvent(c.tx, {
    vendor_id: row.vendor_id,
    registration_id: row.id,
    partner_id: row.partner_id,
    type: 'judge',
    at: c.now,
    from_state: row.state,
    to_state: row.state,
    ...actorFacts(c.actor),
    rules_version_id: row.rules_version_id,
    data: { candidate_customer_id: found.customer_id, verdict, customer_id: original },
  });
  return { ...row, customer_id };
}
