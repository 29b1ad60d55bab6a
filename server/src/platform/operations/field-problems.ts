/** Turns what zod found into field problems: all at once, as codes, never zod's English sentences. */
import type { z } from 'zod';
import type { FieldProblem, ProblemParams } from '../../kernel/problem.ts';

export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap(issueToFields);
}

function issueToFields(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'field.unknown' }));
  }
  const { code, params } = codeOf(issue);
  return [{ path, code, ...(params ? { params } : {}) }];
}

function codeOf(issue: z.core.$ZodIssue): { code: string; params?: ProblemParams } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'field.required' }
        : { code: 'field.wrong_type', params: { expected: issue.expected } };
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return { code: 'field.required' };
      return { code: `field.too_small_${sizeKind(issue.origin)}`, params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: `field.too_big_${sizeKind(issue.origin)}`, params: { maximum: Number(issue.maximum) } };
    case 'invalid_value':
      return { code: 'field.not_listed', params: { allowed: issue.values.map(String) } };
    case 'invalid_format':
      return { code: formatCode(issue.format) };
    case 'custom':
      return { code: typeof issue.params?.code === 'string' ? issue.params.code : 'field.invalid' };
    default:
      return { code: 'field.invalid' };
  }
}

function sizeKind(origin: string): 'text' | 'list' | 'number' {
  if (origin === 'string') return 'text';
  return origin === 'array' || origin === 'set' ? 'list' : 'number';
}

function formatCode(format: string): string {
  const known = ['email', 'uuid', 'url', 'date', 'datetime'];
  return known.includes(format) ? `field.bad_${format}` : 'field.invalid';
}
