import { ApiProblem, failureOf, RetryableError } from './api-problem.ts';
import type { framedOperations } from './framed-operations.gen.ts';
import { currentLocale } from './messages.ts';
import { type Operations, openOperations } from './operations.gen.ts';
import { MEMBERSHIP_KEY, recall, remember } from './preferences.ts';

export { ApiProblem, RetryableError, refusedField } from './api-problem.ts';

type Addresses = typeof openOperations & typeof framedOperations;
export type OperationName = keyof Operations & keyof Addresses;
export type Input<N extends OperationName> = Operations[N]['input'];
export type Output<N extends OperationName> = Operations[N]['output'];

export interface CallOptions {
  signal?: AbortSignal;
  /** For a command that may be repeated after a lost answer: make one with `newIdempotencyKey` per intent. */
  idempotencyKey?: string;
}

const ATTEMPTS = 3;
/** Told to the window when the server no longer knows who is asking. */
export const SESSION_ENDED = 'kanal-session-ended';
let membership = recall(MEMBERSHIP_KEY);

const addresses: Partial<Record<keyof Operations, readonly [method: string, template: string]>> = { ...openOperations };

/** The addresses that come with the frame of a side. */
export function knowOperations(framed: typeof framedOperations): void {
  Object.assign(addresses, framed);
}

/** @throws Error for an operation whose addresses have not come yet: a page before the frame must not ask for it */
export function addressOf(name: keyof Operations): readonly [method: string, template: string] {
  const found = addresses[name];
  if (!found) throw new Error(`the address of ${name} is not known here`);
  return found;
}

/** Sets whose behalf every later request is made on; `null` after signing out. */
export function setMembership(id: string | null): void {
  membership = id;
  remember(MEMBERSHIP_KEY, id);
}

/** @returns the membership that requests speak for */
export function currentMembership(): string | null {
  return membership;
}

/** @returns a key that makes a repeated command count once */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

interface Prepared {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

/** Splits an operation's input into path, query string (GET) or JSON body (the other methods). */
export function prepare(method: string, template: string, input: object): Prepared {
  const rest: Record<string, unknown> = { ...input };
  let url = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null) throw new Error(`${template}: "${name}" is missing`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLocale() };
  if (membership) headers['kanal-membership'] = membership;
  if (method === 'GET') {
    const query = queryString(rest);
    if (query) url += `?${query}`;
    return { url, init: { method, headers } };
  }
  headers['content-type'] = 'application/json';
  return { url, init: { method, headers, body: JSON.stringify(rest) } };
}

function queryString(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.toString();
}

async function send<Out>({ url, init }: Prepared, signal?: AbortSignal): Promise<Out> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init, ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RetryableError('offline', 0, error);
  }
  if (response.status === 204) return undefined as Out;
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.includes('json')) return (await response.json()) as Out;
  const failure = await failureOf(response);
  if (failure instanceof ApiProblem && failure.problem.code === 'access.unauthenticated')
    window.dispatchEvent(new Event(SESSION_ENDED));
  throw failure;
}

/**
 * Calls an operation of the server by its name, typed by the generated contract.
 * A POST carries an idempotency key and is repeated twice, with the same key, when the answer is lost or the server
 * fails; a GET is repeated by the query client instead.
 * @throws ApiProblem when the server refuses; RetryableError when it cannot be reached or fails
 */
export async function call<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Output<N>> {
  const [method, template] = addressOf(name);
  const prepared = prepare(method, template, input as object);
  if (method !== 'POST') return send(prepared, options.signal);
  prepared.init.headers['idempotency-key'] = options.idempotencyKey ?? newIdempotencyKey();
  for (let attempt = 1; ; attempt++) {
    try {
      return await send<Output<N>>(prepared, options.signal);
    } catch (error) {
      if (!(error instanceof RetryableError) || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * attempt));
    }
  }
}
