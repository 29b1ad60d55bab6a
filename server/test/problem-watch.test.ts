import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { forgetProblems, undeclaredProblems, watchProblems } from './problem-watch.ts';

afterAll(() => forgetProblems());

test('a problem that the contract does not name is found, a declared one and one of the pipeline are not', async () => {
  const http = Fastify();
  const byName = new Map([['buyCar', { operation: { problems: ['car.sold'] } }]]);
  watchProblems({ http, registry: { byName } } as never);
  http.get('/:code', { config: { operation: 'buyCar' } as object }, async (request, reply) =>
    reply.code(409).type('application/problem+json').send(JSON.stringify(request.params)),
  );
  for (const code of ['car.sold', 'record.not_found', 'car.stolen']) await http.inject(`/${code}`);
  expect(undeclaredProblems()).toEqual(['buyCar: car.stolen']);
  await http.close();
});
