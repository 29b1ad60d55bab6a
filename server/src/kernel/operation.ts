/**
 * An operation is declared once, in a `contract.ts`, and from that follow the route, the OpenAPI entry, the permission
 * guard, the row of the access matrix and the type of the web client. Pure: runs in the browser's type checker too.
 */
import type { z } from 'zod';
import type { Permission } from '../access/permissions.ts';

/**
 * Who may call. There is no default: an operation without `access` does not compile.
 * `permission`: a role of the actor's membership must hold it. `public` and `signedIn` name the reason why none is asked.
 */
export type Access = { permission: Permission } | { public: string } | { signedIn: string };

export type PermissionOf<A extends Access> = A extends { permission: infer P extends Permission } ? P : never;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface OperationSpec<A extends Access, I extends z.ZodType, O extends z.ZodType> {
  /** Queries run in a READ ONLY transaction. */
  kind: 'command' | 'query';
  http: `${Method} /${string}`;
  access: A;
  /** One object: path parameters, query string and body together; unknown members are refused. */
  input: I;
  output: O;
  /** Codes of problems beyond those of the pipeline; an undeclared one fails the tests. */
  problems: readonly string[];
  /** One line for the API reference. */
  summary: string;
  /** `upload`: the body is the file's bytes, stored before the transaction and handed over as `input.file`. */
  body?: 'json' | 'upload';
  /** `file`: the answer is a stored file; `sheet`, `archive`: one made for this answer, at once or in the background, and written down. */
  answer?: 'json' | 'file' | 'sheet' | 'archive';
  /**
   * What a command leaves in the audit trail, when not a line for each call. `of_events`: a reading that now and then
   * writes leaves one only when something came of it. `with_question`: the line holds the input too.
   */
  trail?: 'of_events' | 'with_question';
  /** The answer shows a secret once: it is not kept for `Idempotency-Key`, which such an operation does not heed. */
  secretAnswer?: true;
  /** Requests per minute and caller, when tighter than the general limit. */
  ratePerMinute?: number;
}

export interface Operation<
  N extends string = string,
  A extends Access = Access,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends OperationSpec<A, I, O> {
  name: N;
}

export type AnyOperation = Operation;

export function operation<N extends string, const A extends Access, I extends z.ZodType, O extends z.ZodType>(
  name: N,
  spec: OperationSpec<A, I, O>,
): Operation<N, A, I, O> {
  return { name, ...spec };
}

/** What a caller sends: JSON before parsing. */
export type InputOf<Op> = Op extends Operation<string, Access, infer I, z.ZodType> ? z.input<I> : never;
export type OutputOf<Op> = Op extends Operation<string, Access, z.ZodType, infer O> ? z.output<O> : never;
