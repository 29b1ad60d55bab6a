import type { Actor } from '../../access/actors.ts';
import { toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { implement } from '../../platform/operations/implement.ts';
import { type RuleSetName, ruleSets } from './contract/rule-sets.ts';
import { compareRuleVersions, getRulesInForce, getRuleVersion, listRuleSets, listRuleVersions } from './contract.ts';
import { describeFields, presentHead, presentVersion, setsInOrder } from './present.ts';
import { differences } from './rules.ts';
import { currencyOf, findVersion, fourEyes, selectInForce, selectOpenDraft, selectVersions } from './store.ts';
import { differenceInWords, labelOf } from './words.ts';

/** What a version is read with. How the vendor watches over its own people is nothing to partners. */
async function beside({ tx, actor }: { tx: Tx; actor: Actor }) {
  const four_eyes = actor.partnerId === null ? await fourEyes(tx, actor.vendorId) : null;
  return { currency: await currencyOf(tx, actor.vendorId), four_eyes };
}

export const ruleQueries = [
  implement(listRuleSets, async (c) => {
    const { vendorId, partnerId } = c.scope();
    const items = [];
    for (const set of setsInOrder) {
      const inForce = await selectInForce(c.tx, vendorId, set.name, c.now);
      const draft = partnerId === null ? await selectOpenDraft(c.tx, vendorId, set.name) : undefined;
      items.push({
        name: set.name,
        label: labelOf(set.label),
        fields: describeFields(set),
        in_force: inForce ? presentHead(inForce, inForce.id) : null,
        open_draft: draft ? presentHead(draft, inForce?.id) : null,
      });
    }
    return { items, nextCursor: null };
  }),
  implement(listRuleVersions, async (c, input) => {
    const scope = c.scope();
    const inForce = await selectInForce(c.tx, scope.vendorId, input.rule_set, c.now);
    const rows = await selectVersions(c.tx, scope, { ...input, ruleSet: input.rule_set });
    const page = toPage(rows, input.limit, (row) => [row.version]);
    return { ...page, items: page.items.map((row) => presentHead(row, inForce?.id)) };
  }),
  implement(getRulesInForce, async (c, input) => {
    const { vendorId } = c.scope();
    const current = await selectInForce(c.tx, vendorId, input.rule_set, c.now);
    const found = input.at ? await selectInForce(c.tx, vendorId, input.rule_set, new Date(input.at)) : current;
    if (!found) fail('rules.none_in_force', { rule_set: input.rule_set });
    return presentVersion(found, current?.id, c.actor, await beside(c));
  }),
  implement(getRuleVersion, async (c, input) => {
    const row = c.authorize(await findVersion(c.tx, c.actor.vendorId, input.id));
    const inForce = await selectInForce(c.tx, c.actor.vendorId, row.rule_set as RuleSetName, c.now);
    return presentVersion(row, inForce?.id, c.actor, await beside(c));
  }),
  implement(compareRuleVersions, async (c, input) => {
    const { vendorId } = c.actor;
    const after = c.authorize(await findVersion(c.tx, vendorId, input.id));
    const before = c.authorize(await findVersion(c.tx, vendorId, input.with));
    if (before.rule_set !== after.rule_set) fail('rules.other_set', {}, [{ path: 'with', code: 'field.invalid' }]);
    const ruleSet = after.rule_set as RuleSetName;
    const inForce = await selectInForce(c.tx, vendorId, ruleSet, c.now);
    const currency = await currencyOf(c.tx, vendorId);
    return {
      before: presentHead(before, inForce?.id),
      after: presentHead(after, inForce?.id),
      differences: differences(ruleSets[ruleSet].fields, before.document, after.document).map((each) => ({
        path: each.field.path,
        label: labelOf(each.field.label),
        unit: each.field.unit,
        before: each.before ?? null,
        after: each.after ?? null,
        words: differenceInWords(each, currency),
      })),
    };
  }),
];
