/** The OpenAPI document, derived from the contracts; `docs/openapi.json` is its committed copy and a test compares them. */
import { z } from 'zod';
import { madeType } from '../../kernel/made-file.ts';
import type { AnyOperation } from '../../kernel/operation.ts';
import { type ProblemTable, pipelineProblems } from '../../kernel/problem.ts';

type Json = Record<string, unknown>;

export interface OpenApi {
  openapi: string;
  info: Json;
  servers: Json[];
  tags: Json[];
  paths: Record<string, Record<string, Json>>;
  components: Json;
}

export interface DocumentedOperation {
  operation: AnyOperation;
  feature: string;
}

export function openApi(operations: DocumentedOperation[], problems: ProblemTable): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const each of operations) {
    const { method, path } = addressOf(each.operation);
    paths[path] ??= {};
    paths[path][method] = entry(each, problems);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kanal',
      version: '1',
      description: 'Everything the screens do. Lists answer `{items, nextCursor}`; errors are RFC 9457 problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map((each) => each.feature))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of a person at the vendor or at a partner' },
        session: { type: 'apiKey', in: 'cookie', name: 'kanal.session_token' },
      },
      schemas: { Problem: problemSchema },
      parameters: {
        idempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', maxLength: 128 },
          description:
            'The same key with the same input repeats the stored answer instead of the work; kept for seven days',
        },
        membership: {
          name: 'kanal-membership',
          in: 'header',
          required: false,
          schema: { type: 'string', format: 'uuid' },
          description: 'Which of the signed-in person’s memberships acts; needed only when there are several',
        },
      },
    },
  };
}

export function addressOf(operation: AnyOperation): { method: string; path: string } {
  const [method = '', path = ''] = operation.http.split(' ');
  return { method: method.toLowerCase(), path };
}

/** Names in braces of a path: `/v1/registrations/{id}` → `['id']`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dropped, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json;
  return schema;
}

function entry({ operation, feature }: DocumentedOperation, problems: ProblemTable): Json {
  const { method, path } = addressOf(operation);
  const input = schemaOf(operation.input, 'input');
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = new Set((input.required ?? []) as string[]);
  const inPath = pathParameters(path);
  const inQuery = method === 'get' || operation.body === 'upload';
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameters: Json[] = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? {},
  }));
  if (inQuery)
    for (const name of rest)
      parameters.push({ name, in: 'query', required: required.has(name), schema: properties[name] });
  if (method === 'post') parameters.push({ $ref: '#/components/parameters/idempotencyKey' });
  const open = 'public' in operation.access;
  if (!open) parameters.push({ $ref: '#/components/parameters/membership' });
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [feature],
    ...('permission' in operation.access ? { 'x-permission': operation.access.permission } : {}),
    security: open ? [] : [{ apiKey: [] }, { session: [] }],
    parameters,
    ...(inQuery ? uploadBody(operation) : { requestBody: jsonBody(rest, properties, required) }),
    responses: responses(operation, problems),
  };
}

function uploadBody(operation: AnyOperation): Json {
  if (operation.body !== 'upload') return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
  };
}

function jsonBody(names: string[], properties: Record<string, Json>, required: Set<string>): Json {
  const picked = Object.fromEntries(names.map((name) => [name, properties[name]]));
  const needed = names.filter((name) => required.has(name));
  const schema = {
    type: 'object',
    properties: picked,
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  };
  return { required: needed.length > 0, content: { 'application/json': { schema } } };
}

function responses(operation: AnyOperation, problems: ProblemTable): Json {
  const made = madeType(operation);
  const content =
    made !== null
      ? { [made]: { schema: { type: 'string', format: 'binary' } } }
      : operation.answer === 'file'
        ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
        : { 'application/json': { schema: schemaOf(operation.output, 'output') } };
  const byStatus = new Map<number, string[]>();
  for (const code of operation.problems) {
    const status = problems[code] ?? 400;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const answers: Json = { '200': { description: 'Done', content } };
  for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) answers[status] = problemResponse(codes);
  answers.default = problemResponse(Object.keys(pipelineProblems));
  return answers;
}

function problemResponse(codes: string[]): Json {
  return {
    description: codes.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'params', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'request id' },
    code: { type: 'string' },
    params: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'detail'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
