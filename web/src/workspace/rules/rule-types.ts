import type { Output } from '../../app/api.ts';

export type RuleSet = Output<'listRuleSets'>['items'][number];
export type RuleField = RuleSet['fields'][number];
export type RuleVersion = Output<'getRuleVersion'>;
export type VersionHead = Output<'listRuleVersions'>['items'][number];
export type Document = Record<string, unknown>;

/** The value at a dotted path: `quota_open_by_tier.gold`. */
export function valueAt(document: Document, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (value as Document | undefined)?.[step], document);
}

/** A copy of the document with another value at a dotted path. */
export function withValue(document: Document, path: string, value: unknown): Document {
  const [step = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...document, [step]: value };
  return { ...document, [step]: withValue((document[step] ?? {}) as Document, rest.join('.'), value) };
}
