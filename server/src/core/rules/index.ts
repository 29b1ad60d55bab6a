import { type Feature, inTransactionOf } from '../../platform/operations/feature.ts';
import { ruleCommands } from './commands.ts';
import { ruleProblems } from './contract.ts';
import { rulesPublished } from './events.ts';
import { logPublished } from './leaves.ts';
import { ruleQueries } from './queries.ts';

export { priorityRules, type RegistrationRules, registrationDefaults } from './contract/registration-rules.ts';
export { forgetRules, installFirstRules, type RulesVersion, rulesById, rulesInForce } from './in-force.ts';

export const rules: Feature = {
  name: 'rules',
  operations: [...ruleQueries, ...ruleCommands],
  problems: ruleProblems,
  events: [rulesPublished],
  witnesses: [{ leaves: ['rules.published'], ...inTransactionOf(rulesPublished, logPublished) }],
};
