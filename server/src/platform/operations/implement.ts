/** Binds an operation of a contract to its handler; the context it receives holds all that a handler may use. */
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Actor, Caller, Member, SignedIn } from '../../access/actors.ts';
import type { Scope, Unchecked } from '../../access/guard.ts';
import type { Archive } from '../../kernel/archive.ts';
import type { EventType } from '../../kernel/event.ts';
import type { WrittenFile } from '../../kernel/made-file.ts';
import type { Access, Operation, PermissionOf } from '../../kernel/operation.ts';
import type { Sheet } from '../../kernel/sheet.ts';
import type { DB } from '../db/schema.gen.ts';
import type { Tx } from '../db/tenancy.ts';

type ActorOf<A extends Access> = A extends { permission: string }
  ? Actor
  : A extends { signedIn: string }
    ? SignedIn | Member
    : Caller;
type TxOf<A extends Access> = A extends { permission: string }
  ? Tx
  : A extends { signedIn: string }
    ? Transaction<DB>
    : Tx;

export interface Context<A extends Access = Access> {
  tx: TxOf<A>;
  actor: ActorOf<A>;
  now: Date;
  /** Opens a sealed row with the operation's own permission: 404 outside the actor's walls, 403 without the right. */
  authorize<T>(row: Unchecked<T> | null | undefined): T;
  /** What a list may return. */
  scope(): Scope<PermissionOf<A>>;
  emit<E extends EventType>(event: E, payload: z.input<E['payload']>): void;
}

/** A file of an upload, stored before the transaction under `storageKey`. */
export interface StoredFile {
  storageKey: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
}

/** What an operation with `answer: 'file'` returns: a stored file, or one that was written for this answer. */
export type FileAnswer = { name: string; mediaType: string } & (
  | { storageKey: string }
  | { text: string }
  | { bytes: Uint8Array }
);

export interface ImplementationOptions<I> {
  /** For public operations about one vendor: whose tenant transaction to open. Without it the transaction is global. */
  vendorOf?: (input: I) => string | null;
  /** The answer shows what is signed: everything committed before the question is signed first. */
  afterSigning?: true;
}

export interface Implementation {
  // biome-ignore lint/suspicious/noExplicitAny: the registry holds operations of every shape; `implement` checked them
  operation: Operation<string, Access, any, any>;
  handle: (context: Context, input: unknown) => Promise<unknown>;
  vendorOf?: (input: unknown) => string | null;
  afterSigning?: true;
}

export function implement<N extends string, A extends Access, I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<N, A, I, O>,
  handle: (context: Context<A>, input: z.output<I>) => Promise<z.input<O>>,
  options: ImplementationOptions<z.output<I>> = {},
): Implementation {
  return {
    operation,
    handle: handle as unknown as Implementation['handle'],
    ...(options.vendorOf ? { vendorOf: options.vendorOf as Implementation['vendorOf'] } : {}),
    ...(options.afterSigning ? { afterSigning: true } : {}),
  };
}

/** An operation with `answer: 'sheet'`: the handler says what is in it, the pipeline writes the file and the audit. */
export function implementSheet<N extends string, A extends Access, I extends z.ZodType>(
  operation: Operation<N, A, I, typeof WrittenFile>,
  handle: (context: Context<A>, input: z.output<I>) => Promise<Sheet>,
): Implementation {
  return { operation, handle: handle as unknown as Implementation['handle'] };
}

/** The same with `answer: 'archive'`. */
export function implementArchive<N extends string, A extends Access, I extends z.ZodType>(
  operation: Operation<N, A, I, typeof WrittenFile>,
  handle: (context: Context<A>, input: z.output<I>) => Promise<Archive>,
  options: Pick<ImplementationOptions<z.output<I>>, 'afterSigning'> = {},
): Implementation {
  return { operation, handle: handle as unknown as Implementation['handle'], ...options };
}
