import { createHmac } from 'node:crypto';

/** The code an authenticator would show now for an `otpauth://` address (RFC 6238, SHA-1, 30 s, 6 digits). */
export function authenticatorCode(uri: string): string {
  const encoded = (new URL(uri).searchParams.get('secret') ?? '').replace(/=+$/, '');
  const bits = [...encoded].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const number = hash.readUInt32BE((hash[19] as number) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
