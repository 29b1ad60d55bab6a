import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** One area's words: `{id: ICU text}`. */
export type Words = Record<string, string>;

interface Shape {
  /** Placeholder names, with the kind where it is not a plural: «count», «due date». */
  placeholders: Set<string>;
  /** Cases of each plural, by placeholder. */
  plurals: { name: string; cases: string[] }[];
  tags: Set<string>;
}

function walk(tokens: CompiledMessage, shape: Shape): void {
  for (const token of tokens) {
    if (typeof token === 'string') {
      for (const tag of token.matchAll(/<([a-zA-Z0-9]+)\/?>/g)) shape.tags.add(tag[1]!);
      continue;
    }
    const [name, kind, cases] = token;
    // One language may count in words where the other needs only the figure: «3 просрочены», "3 overdue".
    shape.placeholders.add(kind && kind !== 'plural' ? `${name} ${kind}` : name);
    if (kind !== 'plural' && kind !== 'selectordinal' && kind !== 'select') continue;
    const branches = Object.entries(cases as Record<string, CompiledMessage | number | undefined>);
    const named = branches.filter((branch): branch is [string, CompiledMessage] => Array.isArray(branch[1]));
    if (kind === 'plural') shape.plurals.push({ name, cases: named.map(([key]) => key) });
    for (const [, inner] of named) walk(inner, shape);
  }
}

function shapeOf(text: string): Shape {
  const shape: Shape = { placeholders: new Set(), plurals: [], tags: new Set() };
  walk(compileMessageOrThrow(text), shape);
  return shape;
}

const list = (set: Set<string>) => [...set].sort().join(', ') || 'none';
const PLURALS = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const;

function missingCases(locale: keyof typeof PLURALS, id: string, shape: Shape): string[] {
  return shape.plurals.flatMap(({ name, cases }) => {
    const missing = PLURALS[locale].filter((wanted) => !cases.includes(wanted));
    return missing.length > 0 ? [`${locale} ${id}: plural of "${name}" lacks ${missing.join(', ')}`] : [];
  });
}

/**
 * Compares one area in two languages: same keys with the area's prefix, same placeholders and tags, and every plural
 * with the cases that its language needs.
 * @returns what is wrong, one line each; empty when the pair is sound
 */
export function parityFaults(area: string, ru: Words, en: Words): string[] {
  const faults: string[] = [];
  for (const id of new Set([...Object.keys(ru), ...Object.keys(en)])) {
    if (!id.startsWith(`${area}.`)) faults.push(`${id}: the key must begin with "${area}."`);
    const [russian, english] = [ru[id], en[id]];
    if (russian === undefined || english === undefined) {
      faults.push(`${id}: missing in ${russian === undefined ? 'ru' : 'en'}`);
      continue;
    }
    if (!russian.trim() || !english.trim()) faults.push(`${id}: empty`);
    const [a, b] = [shapeOf(russian), shapeOf(english)];
    if (list(a.placeholders) !== list(b.placeholders)) {
      faults.push(`${id}: placeholders differ, ru ${list(a.placeholders)}, en ${list(b.placeholders)}`);
    }
    if (list(a.tags) !== list(b.tags)) faults.push(`${id}: tags differ, ru ${list(a.tags)}, en ${list(b.tags)}`);
    faults.push(...missingCases('ru', id, a), ...missingCases('en', id, b));
  }
  return faults;
}
