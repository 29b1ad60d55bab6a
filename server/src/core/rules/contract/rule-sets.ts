/** All rule sets the product has, by name. */
import { type RegistrationRules, registrationDefaults, registrationRuleSet } from './registration-rules.ts';
import type { RuleSet } from './rule-set.ts';

/** The type of each rule set's document. */
export interface RuleDocuments {
  registration: RegistrationRules;
}

export type RuleSetName = keyof RuleDocuments;

export const ruleSets: Readonly<Record<RuleSetName, RuleSet>> = { registration: registrationRuleSet };

/** What a vendor starts with. */
export const firstRules: RuleDocuments = { registration: registrationDefaults };

export const ruleSetNames = Object.keys(ruleSets) as [RuleSetName, ...RuleSetName[]];
