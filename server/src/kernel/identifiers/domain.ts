import { parse } from 'tldts';
import { isSharedDomain } from './shared-domains.ts';

export type ParsedDomain =
  | {
      ok: true;
      /** The whole host, ASCII, lower case, without `www.`: `shop.acme.example`. */
      host: string;
      /** The registrable part, ASCII: what identifies an owner. `acme.example`, `xn--e1afmkfd.xn--p1ai`. */
      domain: string;
      /** True for free mail and public hosting: not proof of who the owner is. */
      shared: boolean;
    }
  | { ok: false; reason: 'empty' | 'characters' | 'ip_address' | 'unknown_suffix' | 'no_name' };

// RFC 2606 keeps .example for documentation; demonstration data lives there.
const RESERVED = 'example';

/** Reads a web address, an e-mail address or a bare host as people paste it. Names in any script become ASCII (IDNA). */
export function parseDomain(raw: string): ParsedDomain {
  const text = raw.trim();
  if (text === '') return { ok: false, reason: 'empty' };
  const host = hostOf(text);
  if (!host) return { ok: false, reason: 'characters' };
  const found = parse(host, { allowPrivateDomains: true });
  if (found.isIp) return { ok: false, reason: 'ip_address' };
  if (!found.isIcann && !found.isPrivate && found.publicSuffix !== RESERVED)
    return { ok: false, reason: 'unknown_suffix' };
  // `acme.github.io` belongs to acme, and `github.io` itself to nobody in particular: both say "shared".
  const registered = found.isPrivate ? parse(host, { allowPrivateDomains: false }).domain : found.domain;
  const domain = found.domain ?? registered;
  if (!domain || !registered) return { ok: false, reason: 'no_name' };
  const shared = isSharedDomain(registered) || isSharedDomain(domain) || found.domain === null;
  return { ok: true, host, domain, shared };
}

/** The host of an address, or null when no host can be meant. */
function hostOf(text: string): string | null {
  // Whatever stands before the last @ of a bare address is a mailbox; a full address may carry a user name too.
  const bare = text
    .replace(/^mailto:/i, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^\/\//, '');
  const authority = bare.split(/[/?#\\]/, 1)[0] ?? '';
  const name = authority.slice(authority.lastIndexOf('@') + 1).replace(/\.$/, '');
  if (name === '' || /[\s%,;<>"'()]/.test(name)) return null;
  const host = asciiHost(name)?.replace(/^www\./, '');
  if (!host || host.length > 253) return null;
  if (/^\[.*\]$/.test(host)) return host;
  const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
  return host.split('.').every((part) => label.test(part)) ? host : null;
}

function asciiHost(name: string): string | null {
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : null;
}
