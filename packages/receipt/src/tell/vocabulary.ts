import type { ReceiptCode } from '../errors.ts';
import type { Actor, LeafType } from '../leaf/types.ts';
import type { en } from './en.ts';

/** All that is said about a receipt in one language; `{name}` stands for a value. Both languages have the same keys. */
export interface Vocabulary {
  readonly sentences: Readonly<Record<keyof (typeof en)['sentences'], string>>;
  readonly terms: Readonly<Record<keyof (typeof en)['terms'], string>>;
  readonly reasons: Readonly<Record<ReceiptCode, string>>;
  readonly events: Readonly<Record<LeafType, string>>;
  readonly actors: Readonly<Record<Actor, string>>;
  /** Names of committed fields by label. */
  readonly fields: Readonly<Record<keyof (typeof en)['fields'], string>>;
  /** Words for values that are codes, by label. */
  readonly values: {
    readonly [L in keyof (typeof en)['values']]: Readonly<Record<keyof (typeof en)['values'][L], string>>;
  };
  /** What a receipt does not prove, a sentence each. */
  readonly limits: readonly string[];
}
