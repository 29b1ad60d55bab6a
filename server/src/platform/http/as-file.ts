import type { FastifyReply } from 'fastify';

/** An answer that a browser keeps as a file and never opens as a page, under a name in any script. */
export function asFile(reply: FastifyReply, name: string, mediaType: string): FastifyReply {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox");
}
