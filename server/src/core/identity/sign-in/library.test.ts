import { describe, expect, it } from 'vitest';
import { openPool } from '../../../platform/db/pool.ts';
import { createLog } from '../../../platform/log.ts';
import { createLibrary } from './library.ts';

async function cookieFor(publicUrl: string) {
  // Never connected to: cookies are settled before the first query.
  const { db, close } = openPool({ url: 'postgres://nobody@127.0.0.1:1/none', max: 1, onError: () => undefined });
  const library = createLibrary({
    db,
    publicUrl,
    log: createLog({ level: 'silent' }),
    secret: 'a-secret-that-only-tests-know-0123456789',
    sendLink: async () => undefined,
  });
  const { authCookies } = await library.$context;
  await close();
  return authCookies.sessionToken;
}

describe('the session cookie', () => {
  it.each([
    ['over https it never travels in clear', 'https://partners.example.com', '__Secure-kanal.session_token', true],
    ['on one’s own machine it works without', 'http://localhost:3000', 'kanal.session_token', false],
  ])('%s', async (_title, publicUrl, name, secure) => {
    const cookie = await cookieFor(publicUrl);
    expect(cookie.name).toBe(name);
    expect(cookie.attributes).toMatchObject({ secure, httpOnly: true, sameSite: 'lax', path: '/' });
    expect(cookie.attributes.domain).toBeUndefined();
  });
});
