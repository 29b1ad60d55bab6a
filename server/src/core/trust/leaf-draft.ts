/** What a feature says about an event for the trust log; indexes, salts and hashes are the log's own business. */
import type { Actor, LeafType, SignedRequest, StrictJson } from '@kanal/receipt';
import type { Party, Thread } from './store/leaves.ts';

type LeafFields = Readonly<Record<string, StrictJson | null | undefined>>;

export interface LeafDraft {
  type: LeafType;
  at: Date;
  /** Which side acted; a person's name is a field. */
  actor: Actor;
  /** The registration that the event belongs to, and whose receipt it is. Absent: what concerns the log or the programme. */
  thread?: Thread;
  /** The partner that it concerns, where it is about no registration. */
  party?: Party;
  /** Normalised identity of the customer, and the product families in the vendor's order. */
  claim?: { customer: string; families: readonly string[] };
  /** `rulesHash` of the rules in force. */
  rules?: Uint8Array;
  /** What the partner signed itself: the leaf holds its hash, and the receipt shows it. */
  signed?: SignedRequest;
  /** Committed one by one; the partner's receipt opens them. Absent values are left out. */
  fields: LeafFields;
  /** Committed like the others, and opened to those who read the vendor's whole log, not by the partner's receipt. */
  withheld?: LeafFields;
}
