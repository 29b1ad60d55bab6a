// The public face; `./node` adds the verifier that needs node:crypto.
export { equal, fromBase64, fromUtf8, hashFromBase64, toBase64, toHex, utf8 } from './bytes.ts';
export { verifyWithNoble } from './ed25519/noble.ts';
export { hasSoundPoints } from './ed25519/points.ts';
export type { Ed25519Signer, Ed25519Verifier } from './ed25519/verifier.ts';
export { type FormatCode, type Reason, type ReceiptCode, ReceiptError, type VerificationCode } from './errors.ts';
export { isAmount, isInstant, requireField } from './json/fields.ts';
export { canonicalJson } from './json/jcs.ts';
export { parseStrict, requireStrict, type StrictJson, type StrictObject } from './json/strict.ts';
export { commit, customerTag, type Opening, requestHash, rulesHash } from './leaf/commitment.ts';
export { type Extra, formatExtra, parseExtra } from './leaf/extra.ts';
export { commitmentIn, type Hash64, type Leaf, labelsOf, leafBytes, MAX_LEAF_BYTES, requireLeaf } from './leaf/leaf.ts';
export { ACTORS, type Actor, LEAF_TYPES, type LeafType } from './leaf/types.ts';
export { append, type CompactRange, EMPTY_RANGE, formatRange, parseRange, rangeRoot } from './merkle/compact-range.ts';
export { EMPTY_ROOT, leafHash, nodeHash } from './merkle/hash.ts';
export type { HashedNode, NodeId } from './merkle/nodes.ts';
export { consistencyProof, inclusionProof, type NodeReader } from './merkle/proofs.ts';
export { nodesFromTiles, type TileReader } from './merkle/tile-reader.ts';
export { newTiles, parseTilePath, TILE_WIDTH, type Tile, tileAt, tilePath } from './merkle/tiles.ts';
export { verifyConsistency, verifyInclusion } from './merkle/verify.ts';
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './note/add-checkpoint.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint, vendorOf } from './note/checkpoint.ts';
export { type Cosignature, cosignedMessage, formatCosignature, parseCosignature } from './note/cosignature.ts';
export { formatNote, type Note, type NoteSignature, parseNote } from './note/note.ts';
export { meetsQuorum, type Policy, parsePolicy, policyOfLogs, type Witness, type WitnessGroup } from './note/policy.ts';
export { formatProofFile, type ProofFile, parseProofFile } from './note/proof-file.ts';
export {
  formatVerifierKey,
  type KeyType,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
} from './note/verifier-key.ts';
export {
  type KeyStatement,
  keyStatementBytes,
  parseKeyStatement,
  partnerKeyId,
  signatureFromBase64,
} from './request/partner-key.ts';
export {
  CLAIM_LABELS,
  formatSignedRequest,
  MAX_REQUEST_BYTES,
  type PartnerRequest,
  parseRequest,
  parseSignedRequest,
  requestBytes,
  SIGNED_OPERATIONS,
  type SignedOperation,
  type SignedRequest,
} from './request/request.ts';
export {
  type EvidenceVerdict,
  formatEvidence,
  isEvidence,
  judgeEvidence,
  type LogEvidence,
  parseEvidence,
} from './verify/evidence.ts';
export { type Following, followLog, type LogAnswers } from './verify/follow.ts';
export { type Held, verifyHistory } from './verify/history.ts';
export { type OpenCheckpoint, openCheckpoint } from './verify/open-checkpoint.ts';
export { type JudgedField, judgeOpenings } from './verify/openings.ts';
export { type Trust, verifyReceipt } from './verify/receipt.ts';
export { addSignatures, cosignCheckpoint, signCheckpoint } from './verify/sign-checkpoint.ts';
export { SIGNED_REQUEST, type Signed } from './verify/signed.ts';
export type { Facts, History, Interval, Verdict, Witnessed } from './verify/verdict.ts';
