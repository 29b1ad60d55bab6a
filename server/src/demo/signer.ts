/** One seller of the demo whose program signs what it sends, so that the mark is seen on the first run. */
import type { SignedOperation } from '@kanal/receipt';
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { type ClaimFacts, requestFor } from '../registration/registrations/rules/signing.ts';
import type { DemoWorld } from './build.ts';
import { newSigningKey } from './signing-key.ts';

/** The member `signature` of what is sent; undefined from whoever does not sign. */
export type Sign = (seller: Member, id: string, op: SignedOperation) => Promise<unknown>;

export const signsNothing: Sign = async () => undefined;

/** Lists a key of the first partner's seller by the operation that everybody calls. */
export async function beginSigning(kanal: Kanal, { vendor, partners }: DemoWorld): Promise<Sign> {
  const sellers = partners[0]?.sellers ?? [];
  // The owner comes last.
  const signer = sellers.at(-2) as Member;
  const key = newSigningKey();
  const proof = key.proof(vendor.slug, signer.personId, kanal.now());
  await kanal.call(signer, 'addPartnerKey', { device: 'Обмен с 1С', ...proof });
  return async (seller, id, op) => {
    if (seller.personId !== signer.personId) return undefined;
    const record = (await kanal.call(seller, 'getRegistration', { id })) as ClaimFacts & {
      version: number;
      products: { code: string }[];
    };
    const facts = { ...record, family_codes: record.products.map(({ code }) => code) };
    const at = kanal.now().toISOString();
    return key.signed(requestFor({ op, vendor: vendor.slug, registration: id, version: record.version, at }, facts));
  };
}
