/**
 * What no contract can accept and no parser should see: text that the database cannot keep (NUL, halves of surrogate
 * pairs), members named like those of every object, and nesting without end. Looked for before the contract is asked.
 */
import { type FieldProblem, fail } from '../../kernel/problem.ts';

const maxDepth = 40;
const maxProblems = 100;

/** Every unfit member, by path; throws `request.malformed` for input nested deeper than anything here could be. */
export function unfitFields(input: unknown): FieldProblem[] {
  const found: FieldProblem[] = [];
  look(input, [], found);
  return found;
}

function look(value: unknown, path: string[], found: FieldProblem[]): void {
  if (path.length > maxDepth) fail('request.malformed');
  if (found.length >= maxProblems) return;
  if (typeof value === 'string') {
    if (!isKeepable(value)) found.push({ path: path.join('.'), code: 'field.bad_characters' });
  } else if (Array.isArray(value)) {
    for (const [at, each] of value.entries()) look(each, [...path, String(at)], found);
  } else if (typeof value === 'object' && value !== null && isPlain(value)) {
    for (const [name, each] of Object.entries(value)) {
      if (name in Object.prototype || !isKeepable(name)) {
        found.push({ path: [...path, visible(name)].join('.'), code: 'field.unknown' });
      } else look(each, [...path, name], found);
    }
  }
}

const nul = String.fromCharCode(0);
const isKeepable = (text: string) => !text.includes(nul) && text.isWellFormed();
const visible = (name: string) => name.toWellFormed().replaceAll(nul, '\u{fffd}');

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
