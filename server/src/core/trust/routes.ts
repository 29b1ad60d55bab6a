/** The public face of a log (C2SP tlog-tiles): hashes and signed notes, for holders, witnesses and anybody else. */
import { consistencyProof, parseTilePath, ReceiptError, TILE_WIDTH, type Tile, tileAt, toBase64 } from '@kanal/receipt';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ProblemError, problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/db/pool.ts';
import { type Tx, tenantTransaction } from '../../platform/db/tenancy.ts';
import { selectCosignatures } from '../witnesses/index.ts';
import { withCosignatures } from './cosigned.ts';
import { readPolicy } from './read-policy.ts';
import { findVendor } from './store/names.ts';
import { selectCheckpoint, selectKeys } from './store/notes.ts';
import { selectLevel, selectNodes } from './store/tree.ts';
import { readUnopened } from './unopened.ts';

const because = (declared: string) => ({ config: { declared } as object });
const levelsInTile = 8;

interface LogAddress {
  Params: { vendor: string; '*': string };
}

interface SizesAddress {
  Params: { vendor: string; from: string; to: string };
}

export function registerLogRoutes(app: FastifyInstance, db: Database): void {
  const inLog = <T>(vendor: string, read: (tx: Tx, vendorId: string) => Promise<T | null>) => readLog(db, vendor, read);

  app.get<LogAddress>('/log/:vendor/checkpoint', because('checkpoints are public'), async (request, reply) => {
    const note = await inLog(request.params.vendor, newestNote);
    return text(reply).header('cache-control', 'no-store').send(note);
  });

  app.get<LogAddress>('/log/:vendor/policy', because('whom to trust is public'), async (request, reply) => {
    const policy = await inLog(request.params.vendor, readPolicy);
    return text(reply).header('cache-control', 'no-cache').send(policy);
  });

  app.get<LogAddress>('/log/:vendor/keys', because('keys to verify receipts are public'), async (request, reply) => {
    const keys = await inLog(request.params.vendor, (tx, vendorId) => selectKeys(tx, vendorId));
    return text(reply)
      .header('cache-control', 'no-cache')
      .send(keys.map((key) => `${key.verifier_key}\n`).join(''));
  });

  const counted = because('how many registrations nobody has opened is public');
  app.get<LogAddress>('/log/:vendor/unopened', counted, async (request, reply) => {
    const report = await inLog(request.params.vendor, readUnopened);
    return reply.header('cache-control', 'public, max-age=60').send(report);
  });

  const proofs = because('proves to holders that the log only grew');
  app.get<SizesAddress>('/log/:vendor/consistency/:from/:to', proofs, async (request, reply) => {
    const { vendor, from, to } = request.params;
    const proof = await inLog(vendor, (tx, vendorId) => proveGrowth(tx, vendorId, sizeOf(from), sizeOf(to)));
    return text(reply)
      .header('cache-control', 'no-store')
      .send(proof.map((hash) => `${toBase64(hash)}\n`).join(''));
  });

  app.get<LogAddress>('/log/:vendor/tile/*', because('tiles hold hashes only'), async (request, reply) => {
    const tile = tileOf(`tile/${request.params['*']}`);
    const hashes = await inLog(request.params.vendor, (tx, vendorId) => readTile(tx, vendorId, tile));
    // A tile of this width never changes.
    return reply
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(Buffer.concat(hashes));
  });
}

const text = (reply: FastifyReply) => reply.type('text/plain; charset=utf-8');

async function readLog<T>(
  db: Database,
  vendor: string,
  read: (tx: Tx, vendorId: string) => Promise<T | null>,
): Promise<T> {
  const vendorId = await findVendor(db, vendor);
  const tenant = vendorId && { vendorId, partnerId: 'all' as const };
  const found = tenant
    ? await tenantTransaction(db, tenant, (tx) => read(tx, tenant.vendorId), { readOnly: true })
    : null;
  if (found === null) throw new ProblemError(problem('record.not_found'));
  return found;
}

async function newestNote(tx: Tx, vendorId: string): Promise<string | null> {
  const checkpoint = await selectCheckpoint(tx, vendorId);
  return checkpoint && withCosignatures(checkpoint.note, await selectCosignatures(tx, vendorId, checkpoint.size));
}

/** Only what a signed checkpoint covers is served, at the width asked for. */
async function readTile(tx: Tx, vendorId: string, { level, index, width }: Tile): Promise<Uint8Array[] | null> {
  const checkpoint = await selectCheckpoint(tx, vendorId);
  if (!checkpoint || tileAt(checkpoint.size, level, index).width < width) return null;
  return selectLevel(tx, vendorId, { level: level * levelsInTile, first: index * TILE_WIDTH, count: width });
}

/** Between any two sizes that a signed checkpoint covers; one hash in a line, none between equal sizes. */
async function proveGrowth(tx: Tx, vendorId: string, from: number, to: number): Promise<Uint8Array[] | null> {
  const checkpoint = await selectCheckpoint(tx, vendorId);
  if (!checkpoint || to > checkpoint.size || from > to) return null;
  return consistencyProof((nodes) => selectNodes(tx, vendorId, nodes), from, to);
}

function sizeOf(text: string): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new ProblemError(problem('record.not_found'));
  return Number(text);
}

function tileOf(path: string): Tile {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw new ProblemError(problem('record.not_found'));
  }
}
