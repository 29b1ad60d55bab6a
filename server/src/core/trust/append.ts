/** Writes leaves in the transaction that made their events true: together with the business rows, or not at all. */
import { randomBytes } from 'node:crypto';
import {
  append,
  type CompactRange,
  commit,
  customerTag,
  type HashedNode,
  type Leaf,
  type LeafType,
  leafBytes,
  leafHash,
  type StrictJson,
  toBase64,
} from '@kanal/receipt';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { LeafDraft } from './leaf-draft.ts';
import { logName, tagKey } from './log-facts.ts';
import { saveClaims } from './store/claims.ts';
import { type NewLeaf, partySalt, saveLeaf, selectThread, type Thread } from './store/leaves.ts';
import { lockHead, saveTree } from './store/tree.ts';

/**
 * Appends leaves in order and returns the index of the first. To be called last in a transaction: from here until the
 * commit the vendor's other commands wait for the head.
 */
export async function appendLeaves(tx: Tx, vendorId: string, drafts: readonly LeafDraft[]): Promise<number> {
  const vendor = await logName(tx, vendorId);
  const shared = await sharedOf(tx, vendorId, drafts);
  let range = await lockHead(tx, vendorId);
  const first = range.size;
  const made: HashedNode[] = [];
  for (const draft of drafts) {
    const leaf = leafOf({ vendorId, vendor, ...shared }, draft, range);
    const bytes = leafBytes(leaf.leaf);
    await saveLeaf(tx, vendorId, { ...leaf.row, text: Buffer.from(bytes).toString('utf8') });
    const { about } = draft;
    if (about && leaf.tags.length > 0 && claiming.has(draft.type))
      await saveClaims(tx, vendorId, { ...about, index: leaf.row.index, tags: leaf.tags });
    const step = append(range, leafHash(bytes));
    range = step.range;
    made.push(...step.made);
  }
  await saveTree(tx, vendorId, range, made);
  return first;
}

/** Events after which a registration may claim what it did not claim before. */
const claiming: ReadonlySet<LeafType> = new Set(['registered', 'imported', 'resubmitted', 'changed', 'reactivated']);

interface LogOf {
  vendorId: string;
  /** The vendor's name in the log's origin and in every commitment. */
  vendor: string;
  /** By registration. */
  threads: ReadonlyMap<string, Thread>;
  /** Salts by partner. */
  parties: ReadonlyMap<string, Uint8Array>;
}

/** What leaves share with those before them, read before the head is locked: nobody waits for it. */
async function sharedOf(
  tx: Tx,
  vendorId: string,
  drafts: readonly LeafDraft[],
): Promise<Pick<LogOf, 'threads' | 'parties'>> {
  const about = drafts.flatMap((draft) => draft.about ?? []);
  const registrations = [...new Set(about.map(({ registrationId }) => registrationId))];
  const partners = [...new Set(about.map(({ partnerId }) => partnerId))];
  const [threads, parties] = await Promise.all([
    Promise.all(registrations.map(async (id) => [id, await selectThread(tx, vendorId, id)] as const)),
    Promise.all(partners.map(async (id) => [id, await partySalt(tx, vendorId, id)] as const)),
  ]);
  return { threads: new Map(threads), parties: new Map(parties) };
}

function leafOf({ vendorId, vendor, threads, parties }: LogOf, draft: LeafDraft, { size }: CompactRange) {
  const { about, claim } = draft;
  const openings: NewLeaf['openings'] = [];
  const committed = (label: string, salt: Uint8Array, value: StrictJson) => {
    openings.push({ label, salt, value });
    return toBase64(commit(vendor, label, { salt, value }));
  };
  const thread = about ? threads.get(about.registrationId) : undefined;
  const party = about ? parties.get(about.partnerId) : undefined;
  const fields = Object.entries(draft.fields).flatMap(([label, value]) =>
    value === null || value === undefined || value === ''
      ? []
      : [[label, committed(label, randomBytes(32), plain(value))]],
  );
  const tags = claim ? claim.families.map((family) => tagOf(vendorId, claim.customer, family)) : [];
  const [tag, ...moreTags] = tags;
  const leaf: Leaf = {
    v: 1,
    type: draft.type,
    at: draft.at.toISOString(),
    actor: draft.actor,
    ...(about && thread ? { thread: committed('thread', thread.salt, about.registrationId) } : {}),
    ...(thread && thread.lastIndex !== null ? { prev: thread.lastIndex } : {}),
    ...(about && party ? { party: committed('party', party, about.partnerId) } : {}),
    ...(tag ? { cust: tag } : {}),
    ...(draft.rules ? { rules: toBase64(draft.rules) } : {}),
    f: Object.fromEntries([...fields, ...moreTags.map((each, at) => [`cust.${at + 2}`, each])]),
  };
  const row: Omit<NewLeaf, 'text'> = {
    index: size,
    type: draft.type,
    at: draft.at,
    about: about ?? null,
    threadSalt: thread?.salt ?? null,
    openings,
  };
  if (thread) thread.lastIndex = size;
  return { leaf, row, tags: [...new Set(tags)] };
}

/** One spelling of a text, whichever keyboard it came from. */
function plain(value: StrictJson): StrictJson {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

function tagOf(vendorId: string, customer: string, family: string): string {
  return toBase64(customerTag(tagKey(vendorId), customer.normalize('NFC'), family));
}
