/**
 * `node tools/matching-sets.ts <folder with the data for tuning> <folder to write> [size of the base]`: files for
 * `bench:matching`: a base of real names and look-alikes with the customers that are asked for in it, and queries by
 * kind, all of entities that training never saw.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { matchName } from '../server/src/core/customers/rules/names.ts';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { readSets, type Sets } from './matching/world.ts';

const [from = '', to = '', size = '1000000'] = process.argv.slice(2);

/** Some of the look-alikes are real names again, and are not written twice. */
const enough = 4;
const sets = readSets(from, { others: 400_000, lookAlikes: enough });
const names = sets.names.slice(0, Number(size));
const idOf = new Map(names.flatMap(({ entity }, at) => (entity === '' ? [] : [[entity, `n${at}`]])));
const isTaxId = (entity: string) => /^\d{10}(\d{2})?$/.test(entity);
const taxIdOf = (entity: string) => (isTaxId(entity) ? entity : '');

type Asked = Sets['queries'][number];
const asked = sets.queries.filter(({ dev }) => dev);
const typed = asked.filter(({ source }) => source === 'ru');
const present = typed.filter(({ entity }) => entity !== '');
const registered = new Map(names.map(({ text, entity }) => [entity, text]));
const keyOf = (text: string) => matchName(text, 'RU').match_name;

const named = (row: Asked, at: number) => [`q${at}`, row.text, '', '', idOf.get(row.entity) ?? ''];
const placed = (row: Asked, at: number) => [`q${at}`, row.text, '', row.address, idOf.get(row.entity) ?? ''];
const identified = (row: Asked, at: number) => [`q${at}`, row.text, row.entity, '', idOf.get(row.entity) ?? ''];
const namesake = ({ entity }: Asked, at: number) => [
  `q${at}`,
  registered.get(entity) ?? '',
  makeInn(at, entity.slice(0, 2)),
  '',
  '',
];

mkdirSync(to, { recursive: true });
write(
  'base.csv',
  ['id', 'name', 'entity', 'tax_id', 'address'],
  names.map(({ text, address, entity }, at) => [`n${at}`, text, entity, taxIdOf(entity), address]),
);
const head = ['id', 'name', 'tax_id', 'address', 'target'];
write('typed.csv', head, typed.map(named));
write(
  'typed-still-different.csv',
  head,
  present.filter((row) => keyOf(row.text) !== keyOf(registered.get(row.entity) ?? '')).map(named),
);
write('typed-with-address.csv', head, present.filter(({ address }) => address !== '').map(placed));
write('typed-with-tax-id.csv', head, present.map(identified));
write('same-name-other-tax-id.csv', head, present.map(namesake));
write('two-scripts.csv', head, asked.filter(({ source }) => source === 'cross').map(named));

function write(file: string, columns: string[], rows: string[][]): void {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','));
  writeFileSync(path.join(to, file), `${lines.join('\n')}\n`);
  process.stdout.write(`${file}: ${rows.length}\n`);
}
