/** Sign-ins and keys of the demo: they follow from the seeds and the installation's secret. */
import { createHmac } from 'node:crypto';
import { apiKeyFrom } from '../core/identity/index.ts';
import { partnerNames } from './names.ts';
import { crewOf, partnerLogins, staff } from './people.ts';

export const demoSlug = 'acme';

export interface DemoUser {
  email: string;
  password: string;
  side: 'workspace' | 'cabinet';
  role: string;
  partner: string | null;
}

/** What `kanal demo --json` prints, without the address, which follows from settings. */
export interface DemoFacts {
  vendor: { id: string; slug: string };
  users: DemoUser[];
  apiKeys: Record<string, string>;
}

/** What a demo secret is made of: printable again at any time, different in every installation. */
export function derived(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(`demo ${purpose}`).digest('base64url');
}

export function demoPassword(secret: string): string {
  return `kanal-${derived(secret, 'password')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10)}`;
}

/** Users and keys of a demo that was made before, from the seeds and the installation's secret. */
export function factsOf(vendorId: string, secret: string): DemoFacts {
  const password = demoPassword(secret);
  const users: DemoUser[] = staff.map((seed) => ({
    email: seed.email,
    password,
    side: 'workspace',
    role: seed.roles[0] as string,
    partner: null,
  }));
  for (const login of partnerLogins) {
    const role = crewOf(login.partner)[login.crew] as string;
    users.push({ email: login.email, password, side: 'cabinet', role, partner: partnerNames[login.partner] ?? null });
  }
  const names = [...staff.map((seed) => seed.key), 'partnerA', 'partnerB'];
  const apiKeys = Object.fromEntries(
    names.map((name) => [name, apiKeyFrom(vendorId, derived(secret, `key ${name}`)).token]),
  );
  return { vendor: { id: vendorId, slug: demoSlug }, users, apiKeys };
}
