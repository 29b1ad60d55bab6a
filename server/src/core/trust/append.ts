/** Writes leaves in the transaction that made their events true: together with the business rows, or not at all. */
import { randomBytes } from 'node:crypto';
import {
  commit,
  customerTag,
  formatSignedRequest,
  type Leaf,
  type LeafType,
  leafBytes,
  leafHash,
  requestBytes,
  requestHash,
  SIGNED_REQUEST,
  type SignedRequest,
  type StrictJson,
  toBase64,
} from '@kanal/receipt';
import { sendAhead } from '../../platform/db/driver.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { LeafDraft } from './leaf-draft.ts';
import { logName, tagKey } from './log-facts.ts';
import { saveClaims } from './store/claims.ts';
import { type NewLeaf, saveLeaf } from './store/leaves.ts';
import type { FieldOpening } from './store/openings.ts';
import { growTree, makeHead } from './store/tree.ts';

/**
 * Appends leaves in order, each about another registration or about none. To be called last in a transaction: what is
 * written here goes to the database together with the commit, and the vendor's other commands wait for no more than that.
 */
export async function appendLeaves(tx: Tx, vendorId: string, drafts: readonly LeafDraft[]): Promise<void> {
  requireOneEach(drafts);
  const vendor = await logName(tx, vendorId);
  const made = drafts.map((draft) => make({ vendorId, vendor }, draft));
  // Whoever opened a thread has found the head, or made it.
  if (drafts.some(({ thread }) => !thread)) await makeHead(tx, vendorId);
  const writes = made.flatMap(({ hash, tags, ...leaf }) => [
    ...growTree(tx, vendorId, hash),
    ...saveLeaf(tx, vendorId, leaf),
    ...(leaf.thread && claiming.has(leaf.type) ? saveClaims(tx, vendorId, { ...leaf.thread, tags }) : []),
  ]);
  await sendAhead(tx, ...writes);
}

/** Events after which a registration may claim what it did not claim before. */
const claiming: ReadonlySet<LeafType> = new Set([
  'registered',
  'imported',
  'resubmitted',
  'changed',
  'change_refused',
  'reactivated',
]);

/** A leaf names its thread's previous one, which is not known of two that are made at once. */
function requireOneEach(drafts: readonly LeafDraft[]): void {
  const threads = drafts.flatMap(({ thread }) => thread?.registrationId ?? []);
  if (new Set(threads).size < threads.length) throw new Error('two leaves about one registration are appended at once');
}

interface LogOf {
  vendorId: string;
  /** The vendor's name in the log's origin and in every commitment. */
  vendor: string;
}

type Made = NewLeaf & {
  hash: Uint8Array;
  /** Customer tags, base64. */
  tags: readonly string[];
};

function make({ vendorId, vendor }: LogOf, draft: LeafDraft): Made {
  const { thread, claim } = draft;
  const party = thread ? { partnerId: thread.partnerId, salt: thread.partySalt } : draft.party;
  const openings: FieldOpening[] = [];
  const committed = (label: string, salt: Uint8Array, value: StrictJson) => {
    const withheld = Object.hasOwn(draft.withheld ?? {}, label);
    openings.push({ label, salt, value, ...(withheld ? { withheld } : {}) });
    return toBase64(commit(vendor, label, { salt, value }));
  };
  const given = Object.entries(fieldsOf(draft)).filter((field): field is [string, StrictJson] => isGiven(field[1]));
  const salts = freshSalts(given.length);
  const fields = given.map(([label, value], at) => [label, committed(label, salts(at), plain(value))]);
  const tags = claim ? claim.families.map((family) => tagOf(vendorId, claim.customer, family)) : [];
  const [tag, ...moreTags] = tags;
  const leaf: Leaf = {
    v: 1,
    type: draft.type,
    at: draft.at.toISOString(),
    actor: draft.actor,
    ...(thread ? { thread: committed('thread', thread.salt, thread.registrationId) } : {}),
    ...(thread && thread.lastIndex !== null ? { prev: thread.lastIndex } : {}),
    ...(party ? { party: committed('party', party.salt, party.partnerId) } : {}),
    ...(tag ? { cust: tag } : {}),
    ...(draft.rules ? { rules: toBase64(draft.rules) } : {}),
    ...(draft.signed ? { req: hashOfRequest(draft.signed) } : {}),
    f: Object.fromEntries([...fields, ...moreTags.map((each, at) => [`cust.${at + 2}`, each])]),
  };
  const bytes = leafBytes(leaf);
  const text = Buffer.from(bytes).toString('utf8');
  const { type, at } = draft;
  const hash = leafHash(bytes);
  const place = { thread: thread ?? null, partnerId: party?.partnerId ?? null };
  return { type, at, text, ...place, openings, hash, tags: [...new Set(tags)] };
}

const fieldsOf = ({ fields, withheld, signed }: LeafDraft): LeafDraft['fields'] => ({
  ...fields,
  ...withheld,
  ...(signed ? { [SIGNED_REQUEST]: formatSignedRequest(signed) } : {}),
});

const hashOfRequest = ({ publicKey, signature, request }: SignedRequest) =>
  toBase64(requestHash(publicKey, signature, requestBytes(request)));

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== '';

/** 32 bytes of chance for each field, all drawn in one call: asking costs more than the bytes. */
function freshSalts(count: number): (at: number) => Uint8Array {
  const bytes = randomBytes(32 * count);
  return (at) => bytes.subarray(32 * at, 32 * (at + 1));
}

/** One spelling of a text, whichever keyboard it came from. */
function plain(value: StrictJson): StrictJson {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

function tagOf(vendorId: string, customer: string, family: string): string {
  return toBase64(customerTag(tagKey(vendorId), customer.normalize('NFC'), family));
}
