/** Asks the vendor's witnesses to cosign each new checkpoint, and keeps what they answer once it is verified. */
import {
  addSignatures,
  consistencyProof,
  formatAddCheckpoint,
  openCheckpoint,
  parseVerifierKey,
  policyOfLogs,
  ReceiptError,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import type { Log } from '../../platform/log.ts';
import { type Outgoing, OutgoingError } from '../../platform/outgoing/outgoing.ts';
import { insertCosignature, selectWitnesses } from '../witnesses/index.ts';
import { selectCheckpoint, selectKeys } from './store/notes.ts';
import { selectNodes } from './store/tree.ts';

export interface Submitting {
  /** A checkpoint was signed for this vendor: ask its witnesses soon. */
  kick(vendorId: string): void;
  /** Waits for answers under way. */
  idle(): Promise<void>;
}

export interface SubmittingDeps {
  db: Database;
  outgoing: Outgoing;
  log: Log;
  now: () => Date;
}

export function createSubmitting(deps: SubmittingDeps): Submitting {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const run = async (vendorId: string) => {
    do {
      again.delete(vendorId);
      await submitNewest(deps, vendorId);
    } while (again.has(vendorId));
  };
  return {
    kick(vendorId) {
      again.add(vendorId);
      if (running.has(vendorId)) return;
      const work = run(vendorId)
        .catch((error: unknown) => deps.log.error({ err: error, vendor: vendorId }, 'witnesses could not be asked'))
        .finally(() => running.delete(vendorId));
      running.set(vendorId, work);
    },
    async idle() {
      await Promise.allSettled(running.values());
    },
  };
}

type Witness = Awaited<ReturnType<typeof selectWitnesses>>[number];
interface Newest {
  size: number;
  note: string;
  logKeys: string[];
}

async function submitNewest(deps: SubmittingDeps, vendorId: string): Promise<void> {
  const found = await read(deps, vendorId, async (tx) => {
    const witnesses = await selectWitnesses(tx, vendorId);
    const newest = witnesses.length > 0 ? await selectCheckpoint(tx, vendorId) : null;
    const keys = newest ? await selectKeys(tx, vendorId) : [];
    return { witnesses, newest: newest && { ...newest, logKeys: keys.map((key) => key.verifier_key) } };
  });
  const { newest, witnesses } = found;
  if (!newest) return;
  const behind = witnesses.filter(({ last_size }) => last_size === null || last_size < newest.size);
  await Promise.all(behind.map((witness) => ask(deps, vendorId, witness, newest)));
}

/** One witness that fails keeps none of the others from being asked. */
async function ask(deps: SubmittingDeps, vendorId: string, witness: Witness, newest: Newest): Promise<void> {
  const facts = { vendor: vendorId, witness: witness.name, size: newest.size };
  try {
    let answer = await submit(deps, vendorId, witness, newest, witness.last_size ?? 0);
    const known = answer.status === 409 ? sizeIn(answer.body) : null;
    if (known !== null && known > newest.size)
      return deps.log.error({ ...facts, known }, 'a witness has cosigned more leaves than the log has');
    if (known !== null) answer = await submit(deps, vendorId, witness, newest, known);
    if (answer.status !== 200)
      return deps.log.error({ ...facts, status: answer.status }, 'a witness refused the checkpoint');
    const line = cosignatureIn(answer.body, witness, newest);
    await tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, (tx) =>
      insertCosignature(tx, vendorId, {
        size: newest.size,
        verifier_key: witness.verifier_key,
        line,
        cosigned_at: deps.now(),
      }),
    );
  } catch (error) {
    if (!(error instanceof OutgoingError || error instanceof ReceiptError)) throw error;
    deps.log.warn({ ...facts, why: error.message }, 'a witness did not cosign; the next minute repeats it');
  }
}

async function submit(deps: SubmittingDeps, vendorId: string, witness: Witness, newest: Newest, oldSize: number) {
  const proof = await read(deps, vendorId, (tx) =>
    consistencyProof((nodes) => selectNodes(tx, vendorId, nodes), oldSize, newest.size),
  );
  const body = formatAddCheckpoint({ oldSize, proof, checkpoint: newest.note });
  return deps.outgoing.post(`${witness.url.replace(/\/$/, '')}/add-checkpoint`, body);
}

const sizeIn = (body: string): number | null => (/^(0|[1-9]\d{0,14})\n?$/.test(body) ? Number(body) : null);

/** The witness's own line out of its answer. @throws ReceiptError when it is not there or does not hold */
function cosignatureIn(body: string, witness: Witness, { note, logKeys }: Newest): string {
  const key = parseVerifierKey(witness.verifier_key);
  const policy = { ...policyOfLogs(...logKeys.map(parseVerifierKey)), witnesses: [{ name: witness.name, key }] };
  const lines = body.split('\n').filter((line) => line.startsWith(`\u2014 ${key.name} `));
  const { witnessed } = openCheckpoint(addSignatures(note, lines.join('\n')), policy, verifyWithNode);
  if (witnessed.length === 0) throw new ReceiptError('cosignature.wrong', { key: key.name });
  return `${lines.join('\n')}\n`;
}

function read<T>(deps: SubmittingDeps, vendorId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return tenantTransaction(deps.db, { vendorId, partnerId: 'all' }, work, { readOnly: true });
}
