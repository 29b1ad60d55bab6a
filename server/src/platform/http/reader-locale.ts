import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/actors.ts';
import { localeOf } from '../../kernel/locale.ts';

/** The language to answer in: the header's, else the member's own. */
export function readerLocale(request: FastifyRequest, caller?: Caller) {
  const header = request.headers['accept-language'];
  return header || !caller ? localeOf(header) : caller.locale;
}
