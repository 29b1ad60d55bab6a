import type { Reason } from '../errors.ts';
import type { StrictJson } from '../json/strict.ts';
import type { Leaf } from '../leaf/leaf.ts';
import type { Signed } from './signed.ts';

/** What a receipt says once all of it is verified. */
export interface Facts {
  /** Identity of the log, `host/log/vendor`. */
  readonly origin: string;
  /** The vendor's name in the origin. */
  readonly vendor: string;
  /** The leaf, which is in the tree exactly so. */
  readonly leaf: Leaf;
  /** Fields that the receipt opens, each proven to be what the leaf committed to. */
  readonly opened: readonly { readonly label: string; readonly value: StrictJson }[];
  /** Fields that the leaf commits to and the receipt does not open. */
  readonly closed: readonly string[];
  readonly index: number;
  /** Leaves of the tree that the receipt was part of, and its root, 32 bytes. */
  readonly size: number;
  readonly root: Uint8Array;
  readonly when: Interval;
  /** The partner's own signature; absent: the leaf says nothing of one. */
  readonly signed?: Signed;
}

/** When the leaf was written: what the vendor states, and what witnesses bound (UTC, undefined: nobody did). */
export interface Interval {
  /** The vendor's own word. */
  readonly stated: string;
  /** A quorum had seen a tree without the leaf at that time. */
  readonly notBefore?: string;
  /** A quorum had seen a tree with the leaf by that time. */
  readonly notAfter?: string;
}

/** `none`: the policy asks for no witness. */
export type Witnessed = 'none' | 'quorum' | 'below_quorum';

/** Whether the receipt and a checkpoint that the reader holds are of one history; `unproven`: no proof was to be had. */
export type History = 'not_asked' | 'proven' | 'unproven';

/** Answer about a receipt. Reasons are all that was found wrong, empty exactly when it is valid. */
export type Verdict =
  | {
      readonly outcome: 'valid';
      readonly reasons: readonly [];
      readonly facts: Facts;
      readonly witnessed: Witnessed;
      readonly history: History;
    }
  | { readonly outcome: 'invalid' | 'unreadable'; readonly reasons: readonly Reason[] };
