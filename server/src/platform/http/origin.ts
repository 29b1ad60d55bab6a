import type { FastifyRequest } from 'fastify';

/** Does a browser say that another site's page sends this? What is no browser says nothing, and has no cookies to lend. */
export function isFromAnotherSite(request: FastifyRequest, origins: readonly string[]): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (!origin) return site === 'cross-site' || site === 'same-site';
  return !origins.includes(origin) && !(URL.canParse(origin) && new URL(origin).host === host);
}
