/** The one renderer: a problem in the reader's language as RFC 9457 `application/problem+json`. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../kernel/locale.ts';
import type { Problem, ProblemParams } from '../../kernel/problem.ts';
import type { Texts } from '../texts.ts';

export interface ProblemAnswer {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: ProblemParams;
  errors: { path: string; code: string; detail: string }[];
}

export function problemAnswer(
  texts: Texts,
  locale: Locale,
  found: Problem,
  status: number,
  instance: string,
): ProblemAnswer {
  const title = texts.problem(locale, found.code, 'title', found.params);
  return {
    type: `/problems/${found.code}`,
    title,
    status,
    detail: texts.problem(locale, found.code, 'detail', found.params),
    instance,
    code: found.code,
    params: found.params,
    errors: found.fields.map((field) => ({
      path: field.path,
      code: field.code,
      detail: texts.field(locale, field.code, field.params ?? {}),
    })),
  };
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, answer: ProblemAnswer): FastifyReply {
  if (answer.status === 503) reply.header('retry-after', '2');
  return reply
    .code(answer.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...answer, instance: request.id }));
}
