/** Saves a draft while it is typed: one request at a time, nothing lost when the connection is. */
import { ApiProblem, call, newIdempotencyKey, RetryableError } from '../../../app/api.ts';
import type { Locale } from '../../../app/messages.ts';
import { sendSigned } from '../../signing/signed.ts';
import type { Registration } from '../types.ts';
import { changedSince, type DraftFields, type DraftInput, fromRegistration, toInput } from './draft-fields.ts';
import { forgetDraft, keepDraft } from './kept-draft.ts';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  /** Kept in this browser; tried again by itself. */
  | { kind: 'offline' }
  /** Kept in this browser until somebody has signed in again. */
  | { kind: 'waiting' }
  /** Somebody else has changed the record: `theirs` is what it says now. */
  | { kind: 'conflict'; theirs: Registration }
  | { kind: 'refused'; error: ApiProblem };

export interface DraftSaver {
  /** Remembers the text at once and saves it after a pause. */
  change: (fields: DraftFields) => void;
  /** Saves now. @returns the record's id when the server has everything, `null` when it could not be saved */
  flush: () => Promise<string | null>;
  /** After a conflict: goes on from their version, so that the text typed here is saved over it. */
  overwrite: (theirs: Registration) => void;
  stop: () => void;
}

/** For whom the vendor's people write: needed once, when the draft is begun. */
export interface DraftOwner {
  partner_id: string;
  responsible_id: string;
}

interface Options {
  owner?: DraftOwner | undefined;
  record: Registration | null;
  fields: DraftFields;
  locale: Locale;
  /** Saves only when told: a change of what is protected has consequences and must not happen by typing. */
  manual: boolean;
  onState: (state: SaveState) => void;
  onCreated: (record: Registration) => void;
  onSaved: (record: Registration) => void;
}

const PAUSE_MS = 800;
const AGAIN_MS = 5_000;

const nothing: DraftInput = {};
const isEmpty = (input: DraftInput) => Object.keys(input).length === 0;

/** Whether the record already says what was sent; the server rewrites web addresses, so those are not compared. */
function arrived(sent: DraftInput, record: Registration, locale: Locale): boolean {
  const { customer_domain: _, ...rest } = sent;
  return isEmpty(changedSince(toInput(fromRegistration(record, locale), locale), rest));
}

export function draftSaver({
  owner,
  record,
  fields,
  locale,
  manual,
  onState,
  onCreated,
  onSaved,
}: Options): DraftSaver {
  let current = fields;
  let id = record?.id ?? null;
  let version = record?.version ?? null;
  let saved = record ? toInput(fromRegistration(record, locale), locale) : nothing;
  /** A creation whose answer is still owed: repeated word for word with its key, so that it counts once. */
  let creation: { key: string; input: DraftInput } | null = null;
  /** A change whose answer was lost: it may have arrived. */
  let lost: DraftInput | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<string | null> | null = null;
  let stopped = false;
  let dirty = false;
  const tell: typeof onState = (state) => !stopped && onState(state);

  async function create(): Promise<void> {
    creation ??= { key: newIdempotencyKey(), input: toInput(current, locale) };
    const made = await call('createRegistration', { ...owner, ...creation.input }, { idempotencyKey: creation.key });
    saved = creation.input;
    creation = null;
    id = made.id;
    version = made.version;
    forgetDraft(null);
    if (!stopped) onCreated(made);
  }

  async function settleLost(known: string): Promise<void> {
    const now = await call('getRegistration', { id: known });
    if (now.version === version) lost = null;
    else if (lost && arrived(lost, now, locale)) {
      saved = { ...saved, ...lost };
      version = now.version;
      lost = null;
    } else throw new Conflict(now);
  }

  async function update(known: string, changed: DraftInput): Promise<void> {
    lost = changed;
    const input = { ...changed, id: known, ...(version === null ? {} : { version }) };
    // A draft is signed when it is submitted; a protected deal says something else as soon as it is saved.
    const made = manual
      ? await sendSigned({ op: 'change', id: known, change: changed }, (signed) =>
          call('updateRegistration', { ...input, ...signed }),
        )
      : await call('updateRegistration', input);
    lost = null;
    saved = { ...saved, ...changed };
    version = made.version;
    if (!stopped) onSaved(made);
  }

  async function saveAll(): Promise<string | null> {
    tell({ kind: 'saving' });
    for (;;) {
      if (!id) await create();
      else {
        if (lost) await settleLost(id);
        const changed = changedSince(saved, toInput(current, locale));
        if (isEmpty(changed)) break;
        await update(id, changed);
      }
    }
    dirty = false;
    forgetDraft(id);
    tell({ kind: 'saved', at: new Date() });
    return id;
  }

  async function failed(error: unknown): Promise<null> {
    if (error instanceof RetryableError || isSessionEnd(error)) {
      tell({ kind: isSessionEnd(error) ? 'waiting' : 'offline' });
      if (!stopped && !manual) timer = setTimeout(() => void flush(), AGAIN_MS);
      return null;
    }
    lost = null;
    if (error instanceof Conflict) tell({ kind: 'conflict', theirs: error.theirs });
    else if (error instanceof ApiProblem && error.problem.code === 'registration.changed_meanwhile' && id) {
      const theirs = await call('getRegistration', { id }).catch(failed);
      if (theirs) tell({ kind: 'conflict', theirs });
    } else if (error instanceof ApiProblem) tell({ kind: 'refused', error });
    else throw error;
    return null;
  }

  function flush(): Promise<string | null> {
    clearTimeout(timer);
    running ??= saveAll()
      .catch(failed)
      .finally(() => {
        running = null;
      });
    return running;
  }

  const onOnline = () => {
    if (!manual && dirty) void flush();
  };
  window.addEventListener('online', onOnline);

  return {
    flush,
    change(next) {
      current = next;
      dirty = true;
      keepDraft(id, { fields: next, version });
      clearTimeout(timer);
      if (!manual) timer = setTimeout(() => void flush(), PAUSE_MS);
    },
    overwrite(theirs) {
      saved = toInput(fromRegistration(theirs, locale), locale);
      version = theirs.version;
      if (!manual) void flush();
    },
    stop() {
      if (dirty && !manual) void flush(); // leaving the page is no reason to wait for the pause
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', onOnline);
    },
  };
}

function isSessionEnd(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'access.unauthenticated';
}

class Conflict extends Error {
  readonly theirs: Registration;
  constructor(theirs: Registration) {
    super('changed meanwhile');
    this.theirs = theirs;
  }
}
