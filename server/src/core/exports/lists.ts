/** What can be exported: the operations that make a file, told by the composition root. */
import type { Actor } from '../../access/actors.ts';
import { madeType } from '../../kernel/made-file.ts';
import type { AnyOperation } from '../../kernel/operation.ts';
import { fail } from '../../kernel/problem.ts';
import { fieldProblems } from '../../platform/operations/field-problems.ts';

let lists: ReadonlyMap<string, AnyOperation> = new Map();

export function keepExportLists(operations: Iterable<AnyOperation>): void {
  lists = new Map([...operations].filter((each) => madeType(each) !== null).map((each) => [each.name, each]));
}

function mayRead({ access }: AnyOperation, { grants }: Actor): boolean {
  return 'permission' in access && grants.has(access.permission);
}

/** Rights may have changed since the file was made. @throws ProblemError `access.forbidden` */
export function requireList(name: string, actor: Actor): AnyOperation {
  const list = lists.get(name);
  return list && mayRead(list, actor) ? list : fail('access.forbidden');
}

/** @throws ProblemError `request.invalid` for a list that the actor cannot read, and for a question that it does not take */
export function requireQuestion(name: string, question: Record<string, unknown>, actor: Actor): void {
  const open = [...lists.values()].filter((each) => mayRead(each, actor));
  const list = open.find((each) => each.name === name);
  if (!list) {
    const allowed = open.map((each) => each.name).sort();
    fail('request.invalid', {}, [{ path: 'operation', code: 'field.not_listed', params: { allowed } }]);
  }
  const parsed = list.input.safeParse(question, { reportInput: true });
  if (parsed.success) return;
  const fields = fieldProblems(parsed.error).map((field) => ({ ...field, path: `question.${field.path}` }));
  fail('request.invalid', {}, fields);
}
