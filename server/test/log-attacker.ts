/** An administrator who has the database, the key's file and time, and wants another past. */
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  append,
  type CompactRange,
  canonicalJson,
  commit,
  EMPTY_RANGE,
  formatRange,
  type HashedNode,
  type Leaf,
  leafBytes,
  leafHash,
  parseVerifierKey,
  rangeRoot,
  signCheckpoint,
  toBase64,
} from '@kanal/receipt';
import type { TestApp } from './support.ts';

export interface StolenLog {
  app: TestApp;
  vendorId: string;
  slug: string;
  /** The signer's folder of this log. */
  folder: string;
}

export interface StolenLeaf {
  partner_id: string | null;
  registration_id: string | null;
  type: string;
  at: Date;
  leaf: string;
  /** null: a leaf without openings. */
  fields: [label: string, value: unknown][] | null;
  salts: Buffer | null;
}

export const sql = ({ app, vendorId }: StolenLog, text: string, ...values: unknown[]) =>
  app.owner.query(text, [vendorId, ...values]);

/** A value under a label of leaf 1, edited where it stands. */
export const valueEdited = (label: string, value: string) => `UPDATE log_leaf_openings SET fields =
  (SELECT jsonb_agg(CASE f ->> 0 WHEN '${label}' THEN '${JSON.stringify([label, value])}' ELSE f END ORDER BY at)
   FROM jsonb_array_elements(fields) WITH ORDINALITY AS e (f, at)) WHERE vendor_id = $1 AND leaf_index = 1`;

/** Writes the whole log anew as if it had always been so: leaves, openings, nodes, head. */
export async function rewrite(log: StolenLog, change: (leaves: StolenLeaf[]) => StolenLeaf[]): Promise<void> {
  const leaves = change(await readLeaves(log));
  for (const table of ['log_leaf_openings', 'log_leaves', 'log_nodes'])
    await sql(log, `DELETE FROM ${table} WHERE vendor_id = $1`);
  let range: CompactRange = EMPTY_RANGE;
  for (const [index, leaf] of leaves.entries()) {
    await writeLeaf(log, index, leaf);
    const step = append(range, leafHash(leafBytes(JSON.parse(leaf.leaf) as Leaf)));
    for (const node of step.made) await writeNode(log, node);
    range = step.range;
  }
  const head = [range.size, Buffer.from(formatRange(range)), Buffer.from(rangeRoot(range))];
  await sql(log, 'UPDATE log_heads SET size = $2, perfect_hashes = $3, root = $4 WHERE vendor_id = $1', ...head);
}

/** Makes the signer forget, and puts a checkpoint signed with the real key in place of all others. */
export async function resign(log: StolenLog): Promise<void> {
  const { rows } = await sql(
    log,
    'SELECT h.size, h.root, k.verifier_key FROM log_heads h JOIN log_keys k USING (vendor_id) WHERE h.vendor_id = $1 AND k.retired_at IS NULL',
  );
  const key = parseVerifierKey(rows[0].verifier_key);
  const secret = createPrivateKey(readFileSync(path.join(log.folder, 'key.pem')));
  const checkpoint = { origin: key.name, size: Number(rows[0].size), root: new Uint8Array(rows[0].root) };
  const note = signCheckpoint(checkpoint, key, (message) => new Uint8Array(sign(null, message, secret)));
  rmSync(path.join(log.folder, 'signed.log'));
  await sql(log, 'DELETE FROM log_checkpoints WHERE vendor_id = $1');
  await sql(
    log,
    'INSERT INTO log_checkpoints (vendor_id, size, note, signed_at) VALUES ($1, $2, $3, now())',
    checkpoint.size,
    note,
  );
}

/** The leaf with another value under a label, its commitment made anew so that the opening fits. */
export function withValue({ slug }: StolenLog, leaf: StolenLeaf, label: string, value: string): StolenLeaf {
  const place = leaf.fields?.findIndex((field) => field[0] === label) ?? -1;
  if (place < 0 || !leaf.salts) throw new Error(`the leaf opens no ${label}`);
  const salt = new Uint8Array(leaf.salts.subarray(32 * place, 32 * (place + 1)));
  const made = toBase64(commit(slug, label, { salt, value }));
  const body = JSON.parse(leaf.leaf) as Leaf;
  return {
    ...leaf,
    leaf: canonicalJson({ ...body, f: { ...body.f, [label]: made } }),
    fields: leaf.fields?.with(place, [label, value]) ?? null,
  };
}

async function readLeaves(log: StolenLog): Promise<StolenLeaf[]> {
  const { rows } = await sql(
    log,
    'SELECT l.*, o.fields, o.salts FROM log_leaves l LEFT JOIN log_leaf_openings o USING (vendor_id, leaf_index) WHERE vendor_id = $1 ORDER BY leaf_index',
  );
  return rows;
}

async function writeLeaf(log: StolenLog, index: number, leaf: StolenLeaf): Promise<void> {
  const { partner_id, registration_id, type, at, fields, salts } = leaf;
  await sql(
    log,
    'INSERT INTO log_leaves (vendor_id, leaf_index, partner_id, registration_id, type, at, leaf) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    ...[index, partner_id, registration_id, type, at, leaf.leaf],
  );
  if (!fields) return;
  await sql(
    log,
    'INSERT INTO log_leaf_openings (vendor_id, leaf_index, partner_id, fields, salts) VALUES ($1, $2, $3, $4, $5)',
    ...[index, partner_id, JSON.stringify(fields), salts],
  );
}

function writeNode(log: StolenLog, { level, index, hash }: HashedNode) {
  return sql(
    log,
    'INSERT INTO log_nodes (vendor_id, level, node_index, hash) VALUES ($1, $2, $3, $4)',
    ...[level, index, Buffer.from(hash)],
  );
}
