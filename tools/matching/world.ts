/** Data for tuning as a base with queries in memory; entities are divided by a hash of their tax id, never a row from here and one from there. */
import path from 'node:path';
import { type CsvRow, readCsv } from '../../bench/matching/csv.ts';
import { addressOf } from '../../server/src/core/customers/rules/address.ts';
import { hashOf } from '../../server/src/core/customers/rules/hash.ts';
import { askedKeys, type KeyKind, postedKeys } from '../../server/src/core/customers/rules/keys.ts';
import { type MatchName, matchName } from '../../server/src/core/customers/rules/names.ts';
import { mostPerKey, type Shortlisted, shortlist } from '../../server/src/core/customers/rules/shortlist.ts';
import { chance } from '../../server/src/demo/chance.ts';

/** One in five is kept for development: never trained on. */
export const isDev = (entity: string): boolean => hashOf(`split ${entity}`) % 5 === 0;
/** One in eight entities is left out of the base: who is asked for and is not there. */
const isAbsent = (entity: string) => (hashOf(`split ${entity}`) >>> 8) % 8 === 0;

interface QueryRow {
  text: string;
  address: string;
  /** Empty: not in the base. */
  entity: string;
  dev: boolean;
  source: 'ru' | 'cross' | 'one script';
}

interface NameRow {
  text: string;
  address: string;
  /** Empty: somebody who is never asked for. */
  entity: string;
}

export interface Sets {
  names: NameRow[];
  queries: QueryRow[];
}

export interface Query extends QueryRow {
  name: MatchName;
}

export interface World {
  names: (NameRow & { name: MatchName })[];
  queries: Query[];
  find(name: MatchName, address: string, atMost: number): Shortlisted[];
}

export interface SetsChoice {
  /** So many other real names. */
  others: number;
  /** With so many names made of real ones by exchanging words; as many as there are names, times this. */
  lookAlikes: number;
}

export function readSets(folder: string, { others: distractors, lookAlikes: perName }: SetsChoice): Sets {
  const read = (file: string) => readCsv(path.join(folder, file));
  const names: NameRow[] = [];
  const queries: QueryRow[] = [];
  // Other spellings of whoever is asked for: none of them may stand in the base as somebody else.
  const taken = new Set<string>();
  const take = (text: string) => taken.add(text.toLowerCase());
  const isTaken = (text: string) => taken.has(text.toLowerCase());
  const add = (text: string, address: string, entity: string) => {
    take(text);
    names.push({ text, address, entity });
  };
  const records = [...Map.groupBy(read('ru_zakupki_records_tune.csv.gz'), (row) => row.entity_inn as string)];
  for (const [entity, rows] of records) {
    const distinct = [...new Map(rows.map((row) => [row.name ?? '', row])).values()].sort(byHash);
    const [first, ...others] = distinct;
    if (!first) continue;
    for (const row of distinct) take(row.name ?? '');
    const asked = isAbsent(entity) ? [first] : others.slice(0, isDev(entity) ? 2 : 5);
    if (!isAbsent(entity)) add(first.name ?? '', first.address ?? '', entity);
    for (const row of asked) {
      const { name: text = '', address = '' } = row;
      const known = isAbsent(entity) ? '' : entity;
      queries.push({ text, address, entity: known, dev: isDev(entity), source: 'ru' });
    }
  }
  for (const { left = '', right = '', label } of read('ru_zakupki_tune.csv.gz'))
    if (label === '1' && (isTaken(left) || isTaken(right))) for (const text of [left, right]) take(text);
  const brands = brandFiles.flatMap(read).filter(({ left = '', right = '', label }) => {
    return label === '1' && !isOther(left) && !isOther(right);
  });
  const brandOf = brandsOf(brands);
  const before = new Set(taken);
  for (const { left = '', right = '' } of brands) for (const text of [left, right]) take(text);
  const inBase = new Set<string>();
  for (const { left = '', right = '' } of brands) {
    const brand = brandOf(left);
    const oneScript = isLatin(left) === isLatin(right);
    // Of names in one script there are many more than are needed.
    if (before.has(right.toLowerCase()) || (oneScript && hashOf(brand) % 3 > 0)) continue;
    // Of a brand one name stands in the base.
    if (!inBase.has(brand)) add(right, '', brand);
    else if (names.findLast(({ entity }) => entity === brand)?.text !== right) continue;
    inBase.add(brand);
    const source = oneScript ? 'one script' : 'cross';
    queries.push({ text: left, address: '', entity: brand, dev: isDev(brand), source });
  }
  const real = read('org_names_real.csv.gz').map((row) => row.name ?? '');
  const step = Math.max(1, Math.floor(real.length / distractors));
  for (let at = 0; at < real.length; at += step) if (!isTaken(real[at] as string)) add(real[at] as string, '', '');
  for (const text of lookAlikes(
    names.map((each) => each.text),
    perName * names.length,
  ))
    if (!isTaken(text)) add(text, '', '');
  return { names, queries };
}

/** A large base is full of names that differ from others by a word or two. */
const lookAlikesPerName = 2;

export function readWorld(folder: string, others: number): World {
  const sets = readSets(folder, { others, lookAlikes: lookAlikesPerName });
  const names = sets.names.map((row) => ({ ...row, name: matchName(row.text, 'RU') }));
  const queries = sets.queries.map((row) => ({ ...row, name: matchName(row.text, row.source === 'ru' ? 'RU' : '') }));
  return { names, queries, find: indexOf(names) };
}

const brandFiles = [
  'nsi_brands_cyrillic_tune.csv.gz',
  'ror_companies_tune.csv.gz',
  'nsi_brands_latin_tune.csv.gz',
] as const;

/** Names that were said to be the same are one brand, through each other, too. @returns one of its names */
function brandsOf(pairs: readonly CsvRow[]): (name: string) => string {
  const parents = new Map<string, string>();
  const top = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined || parent === name ? name : top(parent);
  };
  for (const { left = '', right = '' } of pairs) parents.set(top(left), top(right));
  return top;
}

const isLatin = (text: string) => !/\p{Script=Cyrillic}/u.test(text);
const isOther = (text: string) =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}\p{Script=Hira}\p{Script=Arab}\p{Script=Deva}]/u.test(text);
const byHash = (a: CsvRow, b: CsvRow) => hashOf(a.name ?? '') - hashOf(b.name ?? '');

function* lookAlikes(names: string[], count: number): Generator<string> {
  const dice = chance(1);
  const [latin, cyrillic] = [names.filter(isLatin), names.filter((name) => !isLatin(name))];
  const wordsOf = (list: string[]) => list.flatMap((name) => name.split(' ').filter((word) => word.length > 4));
  const words = { latin: wordsOf(latin), cyrillic: wordsOf(cyrillic) };
  for (let made = 0; made < count; made += 1) {
    const script = dice.yes(0.5) ? 'latin' : 'cyrillic';
    const parts = dice.pick(script === 'latin' ? latin : cyrillic).split(' ');
    for (let swap = 0; swap < (parts.length > 4 ? 2 : 1); swap += 1)
      parts[dice.whole(0, parts.length - 1)] = dice.pick(words[script]);
    yield parts.join(' ');
  }
}

function indexOf(names: World['names']): World['find'] {
  const postings = new Map<number, number[]>();
  for (const [number, { name, address }] of names.entries())
    for (const { key } of postedKeys(name, addressOf(address))) {
      const known = postings.get(key);
      if (!known) postings.set(key, [number]);
      else if (known.length <= mostPerKey) known.push(number);
    }
  return (name, address, atMost) =>
    shortlist(
      askedKeys(name, addressOf(address)).flatMap(({ key, kind }) => {
        const customers = postings.get(key);
        return customers ? [{ kind: kind as KeyKind, customers }] : [];
      }),
      atMost,
    );
}
