/** Rules as decisions read them: typed, by date, remembered for a moment. */
import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { VendorCache } from '../../platform/vendor-cache.ts';
import { firstRules, type RuleDocuments, type RuleSetName, ruleSetNames, ruleSets } from './contract/rule-sets.ts';
import { currencyOf, documentHash, insertVersion, selectPublished, takeVersionNumber } from './store.ts';

export interface RulesVersion<N extends RuleSetName = RuleSetName> {
  id: string;
  version: number;
  effectiveFrom: Date;
  /** Complete: what a document published before a rule existed does not say is as in the product's defaults. */
  document: RuleDocuments[N];
  /** As it was published, which is what its hash in the log is of. */
  published: unknown;
  /** Of the amounts in the document: the vendor's of now. */
  currency: string;
}

type Published = RulesVersion & { ruleSet: string };

const remembered = new VendorCache<Published[]>();

/** @throws ProblemError `rules.none_in_force` before the first version's date */
export async function rulesInForce<N extends RuleSetName>(
  tx: Tx,
  vendorId: string,
  ruleSet: N,
  at: Date,
): Promise<RulesVersion<N>> {
  const found = (await published(tx, vendorId)).find((each) => each.ruleSet === ruleSet && each.effectiveFrom <= at);
  if (!found) fail('rules.none_in_force', { rule_set: ruleSet });
  return found as RulesVersion<N>;
}

/** The version a decision has cited; undefined when there is none of that id among the published ones. */
export async function rulesById<N extends RuleSetName>(
  tx: Tx,
  vendorId: string,
  ruleSet: N,
  id: string,
): Promise<RulesVersion<N> | undefined> {
  const found = (await published(tx, vendorId)).find((each) => each.ruleSet === ruleSet && each.id === id);
  return found as RulesVersion<N> | undefined;
}

function published(tx: Tx, vendorId: string): Promise<Published[]> {
  return remembered.get(vendorId, async () => {
    const currency = await currencyOf(tx, vendorId);
    const rows = await selectPublished(tx, vendorId);
    return rows.flatMap((row) => {
      const { id, version, effective_from: effectiveFrom, rule_set: ruleSet } = row;
      const set = ruleSets[ruleSet as RuleSetName];
      if (!set || !effectiveFrom) return [];
      const document = set.schema.parse(
        withDefaults(ruleSet as RuleSetName, row.document),
      ) as RuleDocuments[RuleSetName];
      return [{ id, version, effectiveFrom, document, published: row.document, currency, ruleSet }];
    });
  });
}

/** Rules that came with a later release, at their defaults where a document does not name them yet. */
export function withDefaults(ruleSet: RuleSetName, document: unknown): Record<string, unknown> {
  return { ...firstRules[ruleSet], ...(document as Record<string, unknown>) };
}

/** To be called in the transaction that publishes, or that changes the vendor's currency. */
export function forgetRules(vendorId: string): void {
  remembered.forget(vendorId);
}

/** Publishes version 1 of every rule set with the product's defaults: when a vendor is set up, and for the demo. */
export async function installFirstRules(tx: Tx, vendorId: string, now: Date): Promise<void> {
  for (const ruleSet of ruleSetNames) {
    const document = firstRules[ruleSet];
    await insertVersion(tx, {
      vendor_id: vendorId,
      id: newId(now),
      rule_set: ruleSet,
      version: await takeVersionNumber(tx, vendorId, ruleSet),
      state: 'published',
      document: JSON.stringify(document),
      document_hash: documentHash(document),
      effective_from: now,
      created_at: now,
      updated_at: now,
      published_at: now,
    });
  }
  forgetRules(vendorId);
}
