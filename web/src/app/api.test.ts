import { afterEach, beforeAll, expect, test, vi } from 'vitest';

// The client reads the reader's language and storage of a browser; here both are plain objects.
beforeAll(() => {
  vi.stubGlobal('navigator', { language: 'ru-RU' });
});
afterEach(() => vi.unstubAllGlobals());

test('path placeholders leave the rest of the input to the body', async () => {
  vi.stubGlobal('navigator', { language: 'ru-RU' });
  const { prepare } = await import('./api.ts');
  const { url, init } = prepare('POST', '/v1/registrations/{id}/approve', { id: 'a/b', days: 90 });
  expect(url).toBe('/v1/registrations/a%2Fb/approve');
  expect(init.body).toBe('{"days":90}');
  expect(init.headers['accept-language']).toBe('ru');
});

test('a GET puts lists and values into the query and leaves out what is not given', async () => {
  vi.stubGlobal('navigator', { language: 'en-GB' });
  const { prepare } = await import('./api.ts');
  const { url, init } = prepare('GET', '/v1/registrations', { state: ['new', 'open'], q: 'a b', after: undefined });
  expect(url).toBe('/v1/registrations?state=new&state=open&q=a+b');
  expect(init.body).toBeUndefined();
  expect(init.headers['accept-language']).toBe('en');
});

test('a refusal keeps its words whatever its status; what passes by itself is worth another attempt', async () => {
  const { ApiProblem, failureOf, RetryableError } = await import('./api-problem.ts');
  const answer = (status: number, code: string) =>
    new Response(JSON.stringify({ code, title: 'Нет' }), {
      status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  expect(await failureOf(answer(409, 'mail.wrong_state'))).toBeInstanceOf(ApiProblem);
  expect(await failureOf(answer(503, 'receipt.unsigned'))).toMatchObject({ problem: { code: 'receipt.unsigned' } });
  for (const [status, code] of [
    [503, 'request.busy'],
    [503, 'request.unavailable'],
    [500, 'server.failed'],
  ] as const)
    expect(await failureOf(answer(status, code))).toBeInstanceOf(RetryableError);
  expect(await failureOf(new Response('Bad gateway', { status: 503 }))).toBeInstanceOf(RetryableError);
});

test('a missing path value is refused before anything is sent', async () => {
  const { prepare } = await import('./api.ts');
  expect(() => prepare('POST', '/v1/registrations/{id}/approve', {})).toThrow('"id" is missing');
});
