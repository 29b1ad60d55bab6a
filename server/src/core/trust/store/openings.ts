/** What opens the fields of a leaf: one row a leaf, never changed. The only part of the log that can go. */
import type { StrictJson } from '@kanal/receipt';
import { type Compilable, sql } from 'kysely';
import { sendAhead } from '../../../platform/db/driver.ts';
import { isOneOfNumbers } from '../../../platform/db/one-of.ts';
import { Shapes } from '../../../platform/db/shapes.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { newestLeaf } from './tree.ts';

export interface FieldOpening {
  label: string;
  /** 32 bytes. */
  salt: Uint8Array;
  value: StrictJson;
  /** true: no receipt of the partner's opens it. */
  withheld?: boolean;
}

export interface LeafOpenings {
  index: number;
  /** Whose receipt opens them; null: what concerns the log or the programme. */
  partnerId: string | null;
  openings: readonly FieldOpening[];
}

const saltBytes = 32;
const columns = ['leaf_index', 'partner_id', 'fields', 'salts'] as const;
/** What stands behind label and value where the partner's receipt leaves them closed. */
const withheldMark = 'withheld';
const shapes = new Shapes();

/** For the leaf behind which the head has just been moved. */
export function insertNewestOpenings(tx: Tx, vendorId: string, leaf: Omit<LeafOpenings, 'index'>): Compilable {
  const { partnerId, openings } = leaf;
  const values = { vendorId, partnerId, fields: fieldsOf(openings), salts: saltsOf(openings) };
  return shapes.filled('newest', values, (v) =>
    tx
      .insertInto('log_leaf_openings')
      .columns(['vendor_id', ...columns])
      .expression(
        tx
          .selectFrom('log_heads as h')
          .select([
            sql<string>`${v.vendorId}::uuid`.as('vendor_id'),
            newestLeaf.as('leaf_index'),
            sql<string>`${v.partnerId}::uuid`.as('partner_id'),
            sql<string>`${v.fields}::jsonb`.as('fields'),
            sql<Buffer>`${v.salts}::bytea`.as('salts'),
          ])
          .where('h.vendor_id', '=', v.vendorId),
      ),
  );
}

const fieldsOf = (openings: readonly FieldOpening[]) =>
  JSON.stringify(openings.map(({ label, value, withheld }) => [label, value, ...(withheld ? [withheldMark] : [])]));
const saltsOf = (openings: readonly FieldOpening[]) => Buffer.concat(openings.map(({ salt }) => salt));

type Row = { leaf_index: number; partner_id: string | null; fields: unknown; salts: Buffer };

function read({ leaf_index, partner_id, fields, salts }: Row): LeafOpenings {
  const openings = (fields as [string, StrictJson, string?][]).map(
    ([label, value, mark], at): FieldOpening => ({
      label,
      salt: salts.subarray(at * saltBytes, (at + 1) * saltBytes),
      value,
      ...(mark === withheldMark ? { withheld: true } : {}),
    }),
  );
  return { index: leaf_index, partnerId: partner_id, openings };
}

type Openings = ReadonlyMap<number, readonly FieldOpening[]>;

/** By index of the leaf; of a leaf without openings nothing. */
export async function selectOpenings(tx: Tx, vendorId: string, indexes: readonly number[]): Promise<Openings> {
  const rows = await tx
    .selectFrom('log_leaf_openings')
    .select(columns)
    .where('vendor_id', '=', vendorId)
    .where(isOneOfNumbers('leaf_index', indexes))
    .execute();
  const found = new Map(rows.map((row) => [row.leaf_index, read(row).openings]));
  const others = indexes.filter((index) => !found.has(index));
  const former = others.length === 0 ? [] : await selectFormerOpenings(tx, vendorId, others);
  return new Map([...former, ...found]);
}

/** Of leaves that a server of the release before wrote when the schema was of this one already: a row a field. */
async function selectFormerOpenings(tx: Tx, vendorId: string, indexes: readonly number[]): Promise<Openings> {
  const rows = await tx
    .selectFrom('log_openings')
    .select(['leaf_index', 'label', 'salt', 'value'])
    .where('vendor_id', '=', vendorId)
    .where(isOneOfNumbers('leaf_index', indexes))
    .execute();
  const fields = rows.map(({ leaf_index, label, salt, value }) => ({
    leaf_index,
    opening: { label, salt, value: value as StrictJson },
  }));
  const leaves = Map.groupBy(fields, ({ leaf_index }) => leaf_index);
  return new Map([...leaves].map(([index, own]) => [index, own.map(({ opening }) => opening)]));
}

/** Leaves after `after` with a field that holds this text and nothing else, or a signed claim that does, in order, and perhaps some without. */
export async function selectOpeningsWith(
  tx: Tx,
  vendorId: string,
  { text, after, limit }: { text: string; after: number; limit: number },
): Promise<LeafOpenings[]> {
  const rows = await tx
    .selectFrom('log_leaf_openings')
    .select(columns)
    .where('vendor_id', '=', vendorId)
    .where('leaf_index', '>', after)
    .where((eb) =>
      eb.or([
        sql<boolean>`fields @> ${JSON.stringify([[text]])}::jsonb`,
        sql<boolean>`jsonb_path_exists(fields, '$[*][1].request.claim.* ? (@ == $text)', ${JSON.stringify({ text })}::jsonb)`,
      ]),
    )
    .orderBy('leaf_index')
    .limit(limit)
    .execute();
  return rows.map(read);
}

/** Takes the rows away and writes what remains of them; a leaf without openings has no row. */
export async function replaceOpenings(tx: Tx, vendorId: string, remaining: readonly LeafOpenings[]): Promise<void> {
  const indexes = remaining.map(({ index }) => index);
  await tx
    .deleteFrom('log_leaf_openings')
    .where('vendor_id', '=', vendorId)
    .where('leaf_index', 'in', indexes)
    .execute();
  const open = remaining.filter(({ openings }) => openings.length > 0);
  await sendAhead(tx, ...open.map((leaf) => insertOpenings(tx, vendorId, leaf)));
}

const insertOpenings = (tx: Tx, vendorId: string, { index, partnerId, openings }: LeafOpenings) =>
  tx.insertInto('log_leaf_openings').values({
    vendor_id: vendorId,
    leaf_index: index,
    partner_id: partnerId,
    fields: fieldsOf(openings),
    salts: saltsOf(openings),
  });

/** The same for rows of the release before. */
export async function deleteFormerOpenings(
  tx: Tx,
  vendorId: string,
  text: string,
): Promise<{ index: number; label: string }[]> {
  const rows = await tx
    .deleteFrom('log_openings')
    .where('vendor_id', '=', vendorId)
    .where('value', '=', sql<string>`${JSON.stringify(text)}::jsonb`)
    .returning(['leaf_index', 'label'])
    .execute();
  return rows.map(({ leaf_index, label }) => ({ index: leaf_index, label }));
}
