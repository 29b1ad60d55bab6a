import type { z } from 'zod';
import type { WitnessContext } from '../../platform/operations/feature.ts';
import { appendLeaves, hashOfRules } from '../trust/index.ts';
import type { RuleSetName } from './contract/rule-sets.ts';
import type { rulesPublished } from './events.ts';
import { rulesById } from './in-force.ts';

/** Both sides can show later which rules were published when, to the letter. */
export async function logPublished(
  c: WitnessContext,
  { rule_set, version_id, version, effective_from }: z.output<typeof rulesPublished.payload>,
): Promise<void> {
  const found = await rulesById(c.tx, c.vendorId, rule_set as RuleSetName, version_id);
  if (!found) throw new Error(`rules ${version_id} were published, but are not there`);
  const fields = { rule_set, rules_version: version, effective_from_at: effective_from };
  const rules = hashOfRules(version_id, found.published);
  await appendLeaves(c.tx, c.vendorId, [{ type: 'rules.published', at: c.now, actor: 'vendor', rules, fields }]);
}
