/** What a rule set is: a document typed by a strict schema, and what each of its fields is called and counted in. */
import type { z } from 'zod';

/** What a value is counted in; decides how a change of it is said in words. */
export type RuleUnit =
  | 'business_days'
  | 'days'
  | 'hours'
  | 'money'
  | 'percent'
  | 'count'
  | 'per_hour'
  | 'days_list'
  | 'code'
  | 'code_list';

export interface RuleField {
  /** Dotted: `quota_open_by_tier.gold`. */
  path: string;
  /** Key of its name in the locale files. */
  label: string;
  unit: RuleUnit;
}

export interface RuleSet<S extends z.ZodType = z.ZodType> {
  name: string;
  /** Key of the set's own name in the locale files. */
  label: string;
  schema: S;
  fields: readonly RuleField[];
}

/** `labels`: each field of the document and its unit, in the order of the screen. */
export function defineRuleSet<S extends z.ZodType>(spec: {
  name: string;
  schema: S;
  labels: Readonly<Record<string, RuleUnit>>;
}): RuleSet<S> {
  const label = (path: string) => `rules.${spec.name}.${path}`;
  return {
    name: spec.name,
    label: `rules.${spec.name}`,
    schema: spec.schema,
    fields: Object.entries(spec.labels).map(([path, unit]) => ({ path, label: label(path), unit })),
  };
}
