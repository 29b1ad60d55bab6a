/**
 * Requests to addresses that people of a vendor have typed in. They must not reach the inside of the operator's network,
 * hang for ever or bring back more than can be read: only public addresses, or hosts that the operator lists; the name is
 * resolved once and that address is spoken to; no redirects; bounded in time and size.
 */
import { lookup as resolve } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface OutgoingAnswer {
  status: number;
  body: string;
}

export interface Outgoing {
  /** @throws OutgoingError when the address may not be called or does not answer */
  post(url: string, body: string): Promise<OutgoingAnswer>;
}

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
}

const withinMs = 10_000;
const maxAnswerBytes = 65_536;

// Two lists: the one of the older addresses would match every newer spelling of them, and the other way round.
const inside = { 4: new BlockList(), 6: new BlockList() };
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside[4].addSubnet(network, bits);
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside[6].addSubnet(network, bits, 'ipv6');

/** Whether an address belongs to nobody's public network. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return inside[4].check(address);
  return family === 0 || inside[6].check(address, 'ipv6');
}

/** @param listed hosts (`host` or `host:port`) that may be called wherever they are, and without TLS */
export function createOutgoing(listed: readonly string[]): Outgoing {
  const isListed = ({ host, hostname }: URL) => listed.includes(host) || listed.includes(hostname);
  return {
    async post(address, body) {
      const url = new URL(address);
      const free = isListed(url);
      if (!free && url.protocol !== 'https:') throw new OutgoingError(`${url.host}: only https, or a listed host`);
      const hostname = url.hostname.replace(/^\[|\]$/g, '');
      const found = await resolve(hostname, { all: true }).catch((error: NodeJS.ErrnoException) => {
        throw new OutgoingError(`${url.host}: ${error.code ?? error.message}`);
      });
      const allowed = found.find((each) => free || !isInside(each.address));
      if (!allowed) throw new OutgoingError(`${url.host} is inside the network and not listed`);
      return send(url, body, allowed);
    },
  };
}

type Address = Awaited<ReturnType<typeof resolve>>;

/** Speaks to the address that was looked at, whatever the name resolves to by now. */
function send(url: URL, body: string, { address, family }: Address): Promise<OutgoingAnswer> {
  const lookup: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
  const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  return new Promise((done, refuse) => {
    const fail = (error: Error) => refuse(new OutgoingError(`${url.host}: ${error.message}`, { cause: error }));
    const options = { method: 'POST', headers, lookup, agent: false, signal: AbortSignal.timeout(withinMs) };
    const request = begin(url, options, (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
        parts.push(part);
        if (length > maxAnswerBytes) request.destroy(new Error('the answer is too long'));
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
      response.on('error', fail);
    });
    request.on('error', fail);
    request.end(body);
  });
}
