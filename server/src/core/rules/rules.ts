/** Life of a version of rules, and what differs between two documents. */
import { type Problem, problem } from '../../kernel/problem.ts';
import { transitionTable } from '../../kernel/transitions.ts';
import type { RuleField } from './contract/rule-set.ts';

export const versionStates = ['draft', 'in_review', 'published', 'discarded'] as const;
export type VersionState = (typeof versionStates)[number];
export type VersionEvent = 'submit' | 'return' | 'publish' | 'discard';
export type VersionActor = 'drafter' | 'publisher';

/** A published version is never changed again: nothing leads out of it. */
export const ruleVersionTable = transitionTable<VersionState, VersionEvent, VersionActor>(
  'rules',
  versionStates,
  'draft',
  [
    { from: ['draft'], event: 'submit', to: 'in_review', who: ['drafter'] },
    { from: ['in_review'], event: 'return', to: 'draft', who: ['drafter'] },
    { from: ['in_review'], event: 'publish', to: 'published', who: ['publisher'], guard: 'effectiveFrom' },
    { from: ['draft', 'in_review'], event: 'discard', to: 'discarded', who: ['drafter'] },
  ],
);

/** When the version comes into force: now, unless a later moment was asked. Rules never reach back. */
export function effectiveFrom(asked: Date | null, now: Date): Date | Problem {
  if (asked === null) return now;
  if (asked >= now) return asked;
  return problem('rules.date_past', {}, [{ path: 'effective_from', code: 'field.rules.date_past' }]);
}

/** How publication is watched over: two people, one alone because nobody else may, or as the publisher pleases. */
export type FourEyes = 'required' | 'alone' | 'off';

/** `publishers`: people who work here and hold the right. With one of them a second pair of eyes cannot be had. */
export function fourEyesOf(setting: boolean, publishers: number): FourEyes {
  if (!setting) return 'off';
  return publishers >= 2 ? 'required' : 'alone';
}

interface Authors {
  created_by: string | null;
  edited_by: string | null;
}

/** Whoever began the draft or wrote in it last is its author. */
export function isAuthor({ created_by, edited_by }: Authors, personId: string | null): boolean {
  return personId !== null && (personId === created_by || personId === edited_by);
}

export function mayNotPublish(version: Authors, personId: string | null, fourEyes: FourEyes | null): Problem | null {
  return fourEyes === 'required' && isAuthor(version, personId) ? problem('rules.own_draft') : null;
}

/** JSON with sorted keys: equal documents give equal text, whatever order they were written in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${members.join(',')}}`;
}

export interface RuleDifference {
  field: RuleField;
  /** undefined: the version did not have the field. */
  before: unknown;
  after: unknown;
}

/** Fields whose values differ, in the order of the rule set. */
export function differences(fields: readonly RuleField[], before: unknown, after: unknown): RuleDifference[] {
  return fields
    .map((field) => ({ field, before: valueAt(before, field.path), after: valueAt(after, field.path) }))
    .filter((each) => canonicalJson(each.before ?? null) !== canonicalJson(each.after ?? null));
}

function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
