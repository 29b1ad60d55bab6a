/** A program's own key for signing registrations, as a partner's code would make one. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { fromUtf8, type PartnerRequest, partnerKeyId, requestBytes, toBase64 } from '@kanal/receipt';
import { statementOf } from '../core/partner-keys/rules.ts';

export interface SigningKey {
  keyId: string;
  /** Input of `addPartnerKey`. */
  proof: (vendor: string, personId: string, now: Date) => { statement: string; signature: string };
  /** The member `signature` of what is sent. */
  signed: (request: PartnerRequest) => { key_id: string; request: string; signature: string };
  sign: (bytes: Uint8Array) => string;
  /** Base64 of 32 bytes. */
  publicKey: string;
}

export function newSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519');
  const { x = '' } = pair.publicKey.export({ format: 'jwk' });
  const raw = Uint8Array.from(Buffer.from(x, 'base64url'));
  const signBytes = (bytes: Uint8Array) => toBase64(sign(null, bytes, pair.privateKey));
  const keyId = partnerKeyId(raw);
  return {
    keyId,
    publicKey: toBase64(raw),
    sign: signBytes,
    proof(vendor, personId, now) {
      const statement = statementOf({ vendor, personId }, toBase64(raw), now);
      return { statement: fromUtf8(statement), signature: signBytes(statement) };
    },
    signed(request) {
      const bytes = requestBytes(request);
      return { key_id: keyId, request: fromUtf8(bytes), signature: signBytes(bytes) };
    },
  };
}
