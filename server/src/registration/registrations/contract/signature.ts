import { z } from 'zod';

/** The partner's own signature of what it asks for: optional, and written into the trust log for the receipt to show. */
export const Signature = z
  .strictObject({
    key_id: z.string().min(1).max(64).describe('an own key of `listPartnerKeys` that is not retired'),
    request: z
      .string()
      .min(1)
      .max(16_384)
      .describe(
        'canonical JSON (RFC 8785) of `{"at", "claim", "op", "registration", "v": 1, "vendor", "version"}`: what is asked for, of this version, with the claim field by field as it stands in the registration; see the chapter on receipts',
      ),
    signature: z.string().min(1).max(200).describe('Ed25519 over the UTF-8 bytes of `request`, base64 of 64 bytes'),
  })
  .optional();
export type Signature = NonNullable<z.infer<typeof Signature>>;

export const signatureProblems = {
  'signature.unknown_key': 422,
  'signature.retired_key': 409,
  'signature.malformed': 422,
  'signature.wrong': 422,
  'signature.too_old': 422,
  'signature.other_request': 422,
  'signature.other_version': 409,
  'signature.other_claim': 409,
} as const;

export const signatureCodes = Object.keys(signatureProblems);
