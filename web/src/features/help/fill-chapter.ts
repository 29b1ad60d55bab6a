/** A chapter's text is written once; its numbers come from the rules in force when it is read. */

/** `{{protection_days}}` or `{{quota_open_by_tier.gold}}` inside a sentence. */
const PLACEHOLDER = /\{\{([a-z_.]+)\}\}/g;
/** What stands on a line of its own and is drawn, not written. */
const DRAWN = /^\{\{(state_table|priority_rules)\}\}$/m;

export type Drawn = 'state_table' | 'priority_rules';
export type Part = { kind: 'text'; text: string } | { kind: Drawn };

/** Names of all placeholders, once each, in the order of the text. */
export function placeholdersOf(chapter: string): string[] {
  return [...new Set([...chapter.matchAll(PLACEHOLDER)].map((match) => match[1] as string))];
}

/** The chapter in parts: prose, and between it what is drawn from the tables of the product. */
export function partsOf(chapter: string): Part[] {
  const found = DRAWN.exec(chapter);
  if (!found) return chapter.trim() === '' ? [] : [{ kind: 'text', text: chapter.trim() }];
  const before = chapter.slice(0, found.index);
  const after = chapter.slice(found.index + found[0].length);
  return [...partsOf(before), { kind: found[1] as Drawn }, ...partsOf(after)];
}

/** `words` says a value of the rules with its unit; what it does not know stays a dash, never a wrong number. */
export function fillChapter(chapter: string, words: (name: string) => string | null): string {
  return chapter.replace(PLACEHOLDER, (_, name: string) => words(name) ?? '—');
}

/** The value at a dotted path of the rules document. */
export function valueAt(document: Readonly<Record<string, unknown>> | undefined, path: string): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
