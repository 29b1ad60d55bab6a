import { newId } from '../../kernel/ids.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { fieldProblems } from '../../platform/operations/field-problems.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { type RuleSetName, ruleSets } from './contract/rule-sets.ts';
import {
  discardRuleDraft,
  draftRules,
  publishRules,
  returnRulesToDraft,
  submitRulesForReview,
  updateRuleDraft,
} from './contract.ts';
import { rulesPublished } from './events.ts';
import { forgetRules, withDefaults } from './in-force.ts';
import { presentVersion } from './present.ts';
import { effectiveFrom, mayNotPublish, ruleVersionTable, type VersionEvent, type VersionState } from './rules.ts';
import {
  currencyOf,
  dateIsTaken,
  documentHash,
  findVersion,
  fourEyes,
  insertVersion,
  lockVersion,
  saveVersion,
  selectInForce,
  selectOpenDraft,
  selectPublished,
  takeVersionNumber,
  type VersionRow,
} from './store.ts';

type Drafting = Context<{ permission: 'rules.draft' }>;
type Publishing = Context<{ permission: 'rules.publish' }>;

/** The version as it stands after a command; permission was checked when it was locked. */
async function answer(c: Drafting | Publishing, id: string) {
  const row = c.authorize(await findVersion(c.tx, c.actor.vendorId, id));
  const inForce = await selectInForce(c.tx, c.actor.vendorId, row.rule_set as RuleSetName, c.now);
  const four_eyes = await fourEyes(c.tx, c.actor.vendorId);
  return presentVersion(row, inForce?.id, c.actor, { currency: await currencyOf(c.tx, c.actor.vendorId), four_eyes });
}

function checkDocument(ruleSet: string, document: unknown): unknown {
  const checked = ruleSets[ruleSet as RuleSetName].schema.safeParse(document, { reportInput: true });
  if (checked.success) return checked.data;
  const fields = fieldProblems(checked.error).map((each) => ({
    ...each,
    path: each.path ? `document.${each.path}` : 'document',
  }));
  return fail('rules.document_invalid', {}, fields);
}

async function move(c: Drafting | Publishing, id: string, event: VersionEvent): Promise<[VersionRow, VersionState]> {
  const row = c.authorize(await lockVersion(c.tx, c.actor.vendorId, id));
  return [row, accept(nextState(ruleVersionTable, row.state as VersionState, event))];
}

async function lastPublished(tx: Tx, vendorId: string, ruleSet: RuleSetName): Promise<unknown> {
  const rows = await selectPublished(tx, vendorId);
  // The last one and not the one in force: a version that waits for its date must not be undone by the next.
  return withDefaults(ruleSet, rows.find((row) => row.rule_set === ruleSet)?.document);
}

export const ruleCommands = [
  implement(draftRules, async (c, input) => {
    const { vendorId } = c.actor;
    const version = await takeVersionNumber(c.tx, vendorId, input.rule_set);
    const open = await selectOpenDraft(c.tx, vendorId, input.rule_set);
    if (open) fail('rules.draft_exists', { version: open.version, id: open.id });
    const document = await lastPublished(c.tx, vendorId, input.rule_set);
    const id = newId(c.now);
    await insertVersion(c.tx, {
      vendor_id: vendorId,
      id,
      rule_set: input.rule_set,
      version,
      state: 'draft',
      document: JSON.stringify(document),
      document_hash: documentHash(document),
      note: input.note,
      created_by: c.actor.personId,
      created_at: c.now,
      updated_at: c.now,
    });
    return answer(c, id);
  }),
  implement(updateRuleDraft, async (c, input) => {
    const row = c.authorize(await lockVersion(c.tx, c.actor.vendorId, input.id));
    if (row.state !== 'draft') fail('rules.wrong_state', { state: row.state, event: 'update' });
    const document = input.document === undefined ? undefined : checkDocument(row.rule_set, input.document);
    await saveVersion(c.tx, c.actor.vendorId, input.id, {
      ...(document === undefined
        ? {}
        : {
            document: JSON.stringify(document),
            document_hash: documentHash(document),
            edited_by: c.actor.personId,
          }),
      ...(input.note === undefined ? {} : { note: input.note }),
      updated_at: c.now,
    });
    return answer(c, input.id);
  }),
  implement(submitRulesForReview, async (c, input) => {
    const [row, state] = await move(c, input.id, 'submit');
    checkDocument(row.rule_set, row.document);
    await saveVersion(c.tx, c.actor.vendorId, input.id, { state, updated_at: c.now });
    return answer(c, input.id);
  }),
  implement(returnRulesToDraft, async (c, input) => {
    const [, state] = await move(c, input.id, 'return');
    await saveVersion(c.tx, c.actor.vendorId, input.id, { state, updated_at: c.now });
    return answer(c, input.id);
  }),
  implement(discardRuleDraft, async (c, input) => {
    const [, state] = await move(c, input.id, 'discard');
    await saveVersion(c.tx, c.actor.vendorId, input.id, { state, updated_at: c.now });
    return answer(c, input.id);
  }),
  implement(publishRules, async (c, input) => {
    const { vendorId, personId } = c.actor;
    const [row, state] = await move(c, input.id, 'publish');
    const refused = mayNotPublish(row, personId, await fourEyes(c.tx, vendorId));
    if (refused) accept(refused);
    checkDocument(row.rule_set, row.document);
    const from = accept(effectiveFrom(input.effective_from ? new Date(input.effective_from) : null, c.now));
    if (await dateIsTaken(c.tx, vendorId, row.rule_set, from))
      fail('rules.date_taken', {}, [{ path: 'effective_from', code: 'field.taken' }]);
    await saveVersion(c.tx, vendorId, input.id, {
      state,
      effective_from: from,
      published_by: personId,
      published_at: c.now,
      updated_at: c.now,
    });
    forgetRules(vendorId);
    c.emit(rulesPublished, {
      rule_set: row.rule_set,
      version_id: row.id,
      version: row.version,
      effective_from: from.toISOString(),
      document_hash: row.document_hash,
      person_id: personId,
    });
    return answer(c, input.id);
  }),
];
