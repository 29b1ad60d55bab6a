import { createHash } from 'node:crypto';
import { toBase64 } from '../src/bytes.ts';
import { commit, customerTag, type Opening, requestHash, rulesHash } from '../src/leaf/commitment.ts';
import { formatExtra } from '../src/leaf/extra.ts';
import { type Leaf, leafBytes } from '../src/leaf/leaf.ts';
import { append, type CompactRange, EMPTY_RANGE, rangeRoot } from '../src/merkle/compact-range.ts';
import { leafHash } from '../src/merkle/hash.ts';
import { consistencyProof, inclusionProof, type NodeReader } from '../src/merkle/proofs.ts';
import type { Policy } from '../src/note/policy.ts';
import { formatProofFile } from '../src/note/proof-file.ts';
import { formatSignedRequest, type PartnerRequest, requestBytes } from '../src/request/request.ts';
import { addSignatures, cosignCheckpoint, signCheckpoint } from '../src/verify/sign-checkpoint.ts';
import { signer, signingKey } from './keys.ts';

export const VENDOR = 'acme';
export const ORIGIN = `kanal.example/log/${VENDOR}`;
export const log = signer(ORIGIN, 'log');
export const witness = signer('witness.example/w1', 'witness');
export const other = signer('witness.example/w2', 'witness');

/** Trusts the log, and asks for the first witness. */
export const POLICY: Policy = {
  logs: [log.key],
  witnesses: [
    { name: 'first', key: witness.key },
    { name: 'second', key: other.key },
  ],
  groups: [],
  quorum: 'first',
};

const hash = (text: string) => Uint8Array.from(createHash('sha256').update(text).digest());

/** A registration's first leaf with what opens its fields; every salt from the text, so that a test is repeatable. */
export function registration(text: string): { leaf: Leaf; openings: Record<string, Opening> } {
  const opening = (label: string, value: Opening['value']): Opening => ({ salt: hash(`${text} ${label}`), value });
  const openings = {
    thread: opening('thread', `registration ${text}`),
    party: opening('party', 'partner 7'),
    customer: opening('customer', 'ООО «Ромашка»'),
    amount: opening('amount', '1200000.00'),
    submitted_at: opening('submitted_at', '2026-03-02T09:30:00.000Z'),
    families: opening('families', ['storage', 'network']),
    person: opening('person', `person of ${text}`),
  };
  const committed = Object.entries(openings).map(
    ([label, value]) => [label, toBase64(commit(VENDOR, label, value))] as const,
  );
  const { thread, party, ...f } = Object.fromEntries(committed);
  const cust = toBase64(customerTag(hash('tag key'), 'ru:7707083893', 'storage'));
  const rules = toBase64(rulesHash({ version: 3, decision_days: 2 }));
  const leaf: Leaf = {
    v: 1,
    type: 'registered',
    at: '2026-03-02T09:30:00.123Z',
    actor: 'partner',
    thread: thread!,
    party: party!,
    cust,
    rules,
    f,
  };
  return { leaf, openings };
}

/** The partner's own key in tests. */
export const partner = signingKey('partner 7');

/** What the partner signs of `signedRegistration(text)`. */
export const requestOf = (): PartnerRequest => ({
  v: 1,
  op: 'submit',
  vendor: VENDOR,
  registration: '01890a5d-ac96-774b-bcce-b302099a8057',
  version: 4,
  at: '2026-03-02T09:29:58.000Z',
  claim: { customer: 'ООО «Ромашка»', amount: '1200000.00', families: 'storage, network' },
});

/** A registration whose partner has signed it; `change` puts something else into the leaf than what honest code would. */
export function signedRegistration(
  text: string,
  {
    request = requestOf(),
    by = partner,
    signature = by.sign(requestBytes(request)),
    leaf: other = {},
  }: SignedChange = {},
): { leaf: Leaf; openings: Record<string, Opening> } {
  const plain = registration(text);
  const { f: { families: _f, customer: _c, amount: _a, ...rest } = {}, ...head } = plain.leaf;
  const opening = (label: string, value: Opening['value']): Opening => ({ salt: hash(`${text} ${label}`), value });
  const own = {
    thread: opening('thread', requestOf().registration),
    ...Object.fromEntries(Object.entries(requestOf().claim).map(([label, value]) => [label, opening(label, value)])),
    signed_request: opening('signed_request', formatSignedRequest({ publicKey: by.publicKey, signature, request })),
  };
  const commitments = Object.fromEntries(
    Object.entries(own).map(([label, value]) => [label, toBase64(commit(VENDOR, label, value))]),
  );
  const { thread, ...f } = commitments;
  const req = toBase64(requestHash(by.publicKey, signature, requestBytes(request)));
  return {
    leaf: { ...head, thread: thread!, req, f: { ...rest, ...f }, ...other },
    openings: { ...plain.openings, ...own },
  };
}

export interface SignedChange {
  request?: PartnerRequest;
  by?: typeof partner;
  signature?: Uint8Array;
  leaf?: Partial<Leaf>;
}

/** A log of registrations that remembers every node, and can issue whatever a real one issues. */
export class TestLog {
  readonly ranges: CompactRange[] = [EMPTY_RANGE];
  private readonly nodes = new Map<string, Uint8Array>();

  constructor(size: number, name = 'deal') {
    for (let index = 0; index < size; index += 1) this.add(leafBytes(registration(`${name} ${index}`).leaf));
  }

  add(data: Uint8Array): void {
    const { range, made } = append(this.ranges.at(-1)!, leafHash(data));
    for (const node of made) this.nodes.set(`${node.level}/${node.index}`, node.hash);
    this.ranges.push(range);
  }

  readonly read: NodeReader = async (nodes) => nodes.map(({ level, index }) => this.nodes.get(`${level}/${index}`)!);

  checkpoint(size: number): string {
    return signCheckpoint({ origin: ORIGIN, size, root: rangeRoot(this.ranges[size]!) }, log.key, log.sign);
  }

  cosigned(size: number, time: number, by = witness): string {
    const note = this.checkpoint(size);
    return addSignatures(note, cosignCheckpoint(note, time, by.key, by.sign));
  }

  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return consistencyProof(this.read, from, to);
  }

  /** Receipt of a registration of this log in the tree of a signed checkpoint; the partner does not see `person`. */
  async receipt(
    text: string,
    index: number,
    size: number,
    checkpoint = this.checkpoint(size),
    { leaf, openings } = registration(text),
  ): Promise<string> {
    const { person: _, ...seen } = openings;
    const extra = formatExtra({ leaf, openings: seen });
    return formatProofFile({ extra, index, proof: await inclusionProof(this.read, index, size), checkpoint });
  }
}
