/** What is wrong, as a code with parameters; the words for people stand where they are shown. */
export interface Reason {
  readonly code: ReceiptCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Texts that cannot be read. */
export type FormatCode =
  | 'text.not_utf8'
  | 'text.too_long'
  | 'base64.malformed'
  | 'number.malformed'
  | 'hash.malformed'
  | 'note.malformed'
  | 'note.control_character'
  | 'note.too_many_signatures'
  | 'note.signature_malformed'
  | 'note.name_malformed'
  | 'vkey.malformed'
  | 'vkey.wrong_id'
  | 'vkey.unknown_type'
  | 'checkpoint.malformed'
  | 'cosignature.malformed'
  | 'proof.malformed'
  | 'proof.too_long'
  | 'request.malformed'
  | 'policy.malformed'
  | 'tile.malformed'
  | 'json.malformed'
  | 'json.not_canonical'
  | 'json.forbidden_value'
  | 'json.not_normalised'
  | 'json.too_deep'
  | 'leaf.unknown_key'
  | 'leaf.missing_key'
  | 'leaf.malformed'
  | 'leaf.too_long'
  | 'extra.malformed'
  | 'extra.missing'
  | 'evidence.malformed'
  | 'signed.malformed'
  | 'tree.out_of_range';

/** Texts that can be read and do not hold. */
export type VerificationCode =
  | 'origin.unknown'
  | 'origin.not_a_log'
  | 'signature.missing'
  | 'signature.wrong'
  | 'cosignature.wrong'
  | 'inclusion.wrong'
  | 'opening.unknown_field'
  | 'opening.wrong'
  | 'signed.without_hash'
  | 'signed.other_request'
  | 'signed.wrong'
  | 'signed.other_log'
  | 'signed.other_registration'
  | 'signed.other_event'
  | 'signed.other_claim'
  | 'history.other_log'
  | 'history.proof_wrong'
  | 'history.forked';

export type ReceiptCode = FormatCode | VerificationCode;

/** The only error that this package throws on bad input. */
export class ReceiptError extends Error implements Reason {
  override readonly name = 'ReceiptError';
  readonly code: ReceiptCode;
  readonly params: Reason['params'];

  constructor(code: ReceiptCode, params: Reason['params'] = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
