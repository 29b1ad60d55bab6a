/**
 * What a person finds by typing words: customers by their names, claims by the names in them. Lists of ids by word, written by
 * a job; whoever has just been saved waits as one row with all of its words, and a search reads both.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { wordsIn } from '../rules/typed-words.ts';

export type Named = 'customer' | 'claim';

/** So that a list of ids stays in the page of its row. */
const idsPerPart = 100;

interface Change {
  vendor_id: string;
  kind: Named;
  id: string;
  words: string[];
  /** The words it had so far, as the lists or a waiting row have them; null when nobody knows. */
  listed: string[] | null;
}

/** What changes: the words of now, to be listed soon. A row that waits already keeps what the lists hold. */
export const changesToWrite = (tx: Tx, changes: Change[]) =>
  tx
    .insertInto('word_changes')
    .values(changes)
    .onConflict((conflict) =>
      conflict.columns(['vendor_id', 'kind', 'id']).doUpdateSet((eb) => ({
        words: eb.ref('excluded.words'),
        unread: null,
      })),
    );

/**
 * A sub-query of ids of those that carry all the words, the last of them perhaps unfinished. Equality and ranges alone: under
 * row security nothing else goes through an index. Sets are cut with each other, as the planner cannot know how long lists are.
 */
export function carriersOf(vendorId: string, kind: Named, words: readonly string[], typed: string) {
  const begun = words.at(-1);
  if (begun === undefined) return sql<{ id: string }>`SELECT NULL::uuid AS id WHERE false`;
  const whole = words.slice(0, -1);
  const listed = (condition: RawBuilder<unknown>) =>
    sql`SELECT unnest(l.ids) AS id FROM word_lists l WHERE l.vendor_id = ${vendorId} AND l.kind = ${kind} AND ${condition}`;
  const lists = [
    listed(sql`l.word >= ${begun} AND l.word < ${after(begun)}`),
    ...whole.map((word) => listed(sql`l.word = ${word}`)),
  ];
  return sql<{ id: string }>`
    (${sql.join(lists, sql` INTERSECT `)}
      EXCEPT SELECT n.id FROM word_changes n WHERE n.vendor_id = ${vendorId} AND n.kind = ${kind})
    UNION ALL
    SELECT w.id FROM word_changes w WHERE w.vendor_id = ${vendorId} AND w.kind = ${kind} AND (
      w.words @> ${whole}::text[] AND EXISTS (
        SELECT FROM unnest(w.words) AS each (word) WHERE each.word >= ${begun} AND each.word < ${after(begun)})
      OR w.unread ILIKE ${`%${typed.replace(/[\\%_]/g, '\\$&')}%`})`;
}

/** Whether surely more than so many carry a single word, told by the first of its parts: reading all of them takes long. */
export async function isUsual(
  tx: Tx,
  vendorId: string,
  kind: Named,
  words: readonly string[],
  atMost: number,
): Promise<boolean> {
  const [begun, ...more] = words;
  if (begun === undefined || more.length > 0) return false;
  // One stands under several words that begin so, but hardly under more than four.
  const enough = 4 * atMost;
  const { rows } = await sql<{ held: number }>`
    SELECT coalesce(sum(f.held), 0)::int AS held FROM (
      SELECT cardinality(l.ids) AS held FROM word_lists l
      WHERE l.vendor_id = ${vendorId} AND l.kind = ${kind} AND l.word >= ${begun} AND l.word < ${after(begun)}
      LIMIT ${Math.ceil(enough / 10)}
    ) f`.execute(tx);
  return (rows[0]?.held ?? 0) > enough;
}

/** Words are small letters and digits, so all that begin with these stand before it. */
const after = (begun: string) => `${begun}~`;

/** Whether so many wait, or one whose words are still to be read. */
export async function areWordsDue(tx: Tx, vendorId: string, least: number): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    SELECT EXISTS (SELECT FROM word_changes c WHERE c.vendor_id = ${vendorId} AND c.unread IS NOT NULL)
      OR EXISTS (SELECT FROM word_changes d WHERE d.vendor_id = ${vendorId} OFFSET ${least} - 1) AS due`.execute(tx);
  return rows[0]?.due === true;
}

/** Moves a batch of changes into the lists. @returns how many */
export async function listWords(tx: Tx, vendorId: string, atMost: number): Promise<number> {
  const { rows: taken } = await sql<{
    kind: Named;
    id: string;
    words: string[];
    unread: string | null;
    listed: string[] | null;
  }>`
    DELETE FROM word_changes c USING (
      SELECT kind, id FROM word_changes w WHERE w.vendor_id = ${vendorId} ORDER BY kind, id LIMIT ${atMost} FOR UPDATE SKIP LOCKED
    ) batch
    WHERE c.vendor_id = ${vendorId} AND c.kind = batch.kind AND c.id = batch.id
    RETURNING c.kind, c.id, c.words, c.unread, c.listed`.execute(tx);
  const added: Entry[] = [];
  const gone: Entry[] = [];
  const unsure: Entry[] = [];
  for (const { kind, id, unread, listed, ...row } of taken) {
    const words = unread === null ? row.words : wordsIn(unread.split('\n'));
    const before = new Set(listed);
    const now = new Set(words);
    for (const word of now) if (!before.has(word)) (listed ? added : unsure).push({ kind, word, id });
    for (const word of before) if (!now.has(word)) gone.push({ kind, word, id });
  }
  if (unsure.length > 0) added.push(...(await notListed(tx, vendorId, unsure)));
  if (gone.length > 0) await takeFromLists(tx, vendorId, gone);
  if (added.length > 0) await addToLists(tx, vendorId, added);
  return taken.length;
}

interface Entry {
  kind: Named;
  word: string;
  id: string;
}

const columns = (entries: readonly Entry[]) =>
  sql`unnest(${entries.map((each) => each.kind)}::text[], ${entries.map((each) => each.word)}::text[], ${entries.map((each) => each.id)}::uuid[])`;

async function notListed(tx: Tx, vendorId: string, entries: Entry[]): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    SELECT e.kind, e.word, e.id FROM ${columns(entries)} AS e (kind, word, id) WHERE NOT EXISTS (
      SELECT FROM word_lists l WHERE l.vendor_id = ${vendorId} AND l.kind = e.kind AND l.word = e.word COLLATE "C"
        AND e.id = any(l.ids))`.execute(tx);
  return rows;
}

async function takeFromLists(tx: Tx, vendorId: string, entries: Entry[]): Promise<void> {
  await sql`
    UPDATE word_lists l SET ids = (SELECT coalesce(array_agg(i), '{}') FROM unnest(l.ids) AS i WHERE i <> ALL (g.ids))
    FROM (SELECT e.kind, e.word COLLATE "C" AS word, array_agg(e.id) AS ids FROM ${columns(entries)} AS e (kind, word, id)
      GROUP BY 1, 2) g
    WHERE l.vendor_id = ${vendorId} AND l.kind = g.kind AND l.word = g.word AND l.ids && g.ids`.execute(tx);
}

/** To the last part of each list while it has room, then to new parts. */
async function addToLists(tx: Tx, vendorId: string, entries: Entry[]): Promise<void> {
  const wanted = [...Map.groupBy(entries, ({ kind, word }) => `${kind} ${word}`)].sort(([a], [b]) => (a < b ? -1 : 1));
  // The last part of each word by itself: a usual word has a thousand parts.
  const { rows } = await sql<{ kind: Named; word: string; part: number; held: number }>`
    SELECT w.kind, w.word, l.part, l.held
    FROM (SELECT DISTINCT e.kind, e.word COLLATE "C" AS word FROM ${columns(entries)} AS e (kind, word, id)) w
    CROSS JOIN LATERAL (
      SELECT p.part, cardinality(p.ids) AS held FROM word_lists p
      WHERE p.vendor_id = ${vendorId} AND p.kind = w.kind AND p.word = w.word ORDER BY p.part DESC LIMIT 1
    ) l`.execute(tx);
  const last = new Map(rows.map((row) => [`${row.kind} ${row.word}`, row]));
  const parts = wanted.flatMap(([key, [first, ...more]]) => {
    if (!first) return [];
    const { kind, word } = first;
    const ids = [first, ...more].map((each) => each.id).sort();
    const { part, held } = last.get(key) ?? { part: 0, held: 0 };
    const room = Math.max(0, idsPerPart - held);
    const cut = [ids.slice(0, room)];
    for (let from = room; from < ids.length; from += idsPerPart) cut.push(ids.slice(from, from + idsPerPart));
    return cut.flatMap((some, at) =>
      some.length > 0 ? [{ vendor_id: vendorId, kind, word, part: part + at, ids: some }] : [],
    );
  });
  for (let from = 0; from < parts.length; from += rowsAtOnce)
    await tx
      .insertInto('word_lists')
      .values(parts.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['vendor_id', 'kind', 'word', 'part'])
          .doUpdateSet({ ids: sql`word_lists.ids || excluded.ids` })
          .where('word_lists.vendor_id', '=', vendorId),
      )
      .execute();
}

// A statement has at most 65,535 parameters.
const rowsAtOnce = 10_000;
