/** Makes keys and signatures by the browser's own cryptography. */
import { fromUtf8, partnerKeyId, ReceiptError, requestBytes, toBase64 } from '@kanal/receipt';
import { statementOf } from '@kanal/server/core/partner-keys/rules.ts';
import { type ClaimFacts, requestFor } from '@kanal/server/registration/registrations/rules/signing.ts';
import { ApiProblem, call, type Output } from '../../app/api.ts';
import { i18n } from '../../app/messages.ts';
import { remember, SIGNS_KEY } from '../../app/preferences.ts';
import { showToast } from '../../ui/toast.tsx';
import { dropKey, keepKey, ownKey } from './own-key.ts';
import type { Asked, Signature } from './signed.ts';

const ALGORITHM = 'Ed25519';

const saySignsHere = (personId: string, signs: boolean) => remember(SIGNS_KEY + personId, signs ? '1' : null);

/** `insecure`: the page came without encryption; `old`: the browser knows no Ed25519, or may keep nothing. */
export type Unable = 'insecure' | 'old';

/** The name of the key that this browser has for a person; null when there is none. */
export const keyHere = async (personId: string): Promise<string | null> => (await ownKey(personId))?.keyId ?? null;

export async function whyUnable(): Promise<Unable | null> {
  if (!isSecureContext) return 'insecure';
  try {
    await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
    await indexedDB.databases();
    return null;
  } catch {
    return 'old'; // whatever it lacks, it cannot sign
  }
}

async function sign(key: CryptoKey, bytes: Uint8Array): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, Uint8Array.from(bytes))));
}

export interface KeyOwner {
  vendor: string;
  personId: string;
}

/** Makes a key that cannot be taken out of this browser, and lists it; `replaces` is an own one that was lost. */
export async function makeKey(owner: KeyOwner, device: string, replaces?: string): Promise<void> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const statement = statementOf(owner, toBase64(raw), new Date());
  const proof = { statement: fromUtf8(statement), signature: await sign(privateKey, statement) };
  // Kept before it is listed: a key on the list that nobody has would only puzzle people. What was kept and never listed, for
  // somebody left the page, is given up at the first refusal.
  await keepKey(owner.personId, { vendor: owner.vendor, keyId: partnerKeyId(raw), privateKey });
  saySignsHere(owner.personId, true);
  try {
    await call('addPartnerKey', { device, ...proof, ...(replaces ? { replaces } : {}) });
  } catch (error) {
    await giveUp(owner.personId);
    throw error;
  }
}

/** This browser signs no more; the private key is gone for good. */
export async function giveUp(personId: string): Promise<void> {
  saySignsHere(personId, false);
  await dropKey(personId);
}

/**
 * The signature of a registration as it stands on the server, or as it will after the change; undefined where there is
 * nothing to sign with. @throws ApiProblem `signature.key_lost` for a change
 */
export async function signatureOf(asked: Asked, personId: string): Promise<Signature | undefined> {
  const { op, id } = asked;
  const key = await ownKey(personId);
  if (!key) {
    // Cleared away with the browser's data: said once.
    saySignsHere(personId, false);
    if (op === 'change') throw keyLost();
    // A place in the queue is not held up by it.
    showToast({ message: i18n._('registrations.keyLost') });
    return undefined;
  }
  const record = await call('getRegistration', { id });
  const facts = await factsOf(asked, record);
  const at = new Date().toISOString();
  const subject = { op, vendor: key.vendor, registration: id, version: record.version, at };
  try {
    const bytes = requestBytes(requestFor(subject, facts));
    return { key_id: key.keyId, request: fromUtf8(bytes), signature: await sign(key.privateKey, bytes) };
  } catch (error) {
    // Longer than anything that can be signed: it goes without.
    if (error instanceof ReceiptError && error.code === 'text.too_long') return undefined;
    throw error;
  }
}

async function factsOf(asked: Asked, record: Output<'getRegistration'>): Promise<ClaimFacts> {
  if (asked.op !== 'change') return { ...record, family_codes: record.products.map(({ code }) => code) };
  const [families, { factsAfter }] = await Promise.all([
    call('listProductFamilies', {}),
    import('@kanal/server/registration/registrations/rules/changed-claim.ts'),
  ]);
  return factsAfter(record, asked.change, families.items);
}

/** A change of what is protected waits: whoever signed the deal decides whether the change goes without a signature. */
function keyLost(): ApiProblem {
  const [title, detail] = [i18n._('registrations.keyGone'), i18n._('registrations.keyGoneText')];
  return new ApiProblem({ type: 'about:blank', title, detail, status: 409, code: 'signature.key_lost' });
}

const ENDED = ['signature.unknown_key', 'signature.retired_key'];

export async function giveUpEnded(error: unknown, personId: string): Promise<void> {
  if (error instanceof ApiProblem && ENDED.includes(error.problem.code ?? '')) await giveUp(personId);
}
