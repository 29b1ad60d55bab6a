/**
 * `node tools/matching-train.ts <folder with the data for tuning> [--dry]`: trains both heads of the matching model, the
 * order of candidates and the decision on a pair, and tells what they reach on entities kept out of training.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CsvRow, readCsv } from '../bench/matching/csv.ts';
import { figuresOf } from '../bench/matching/pairs.ts';
import { addressOf } from '../server/src/core/customers/rules/address.ts';
import {
  compare,
  pairFeatures,
  rankFeatures,
  type Standing,
  standings,
} from '../server/src/core/customers/rules/features.ts';
import { hashOf } from '../server/src/core/customers/rules/hash.ts';
import { matchName } from '../server/src/core/customers/rules/names.ts';
import { prepare, type Trees } from '../server/src/core/customers/rules/trees.ts';
import { type TrainingSet, train } from './matching/boosting.ts';
import { isDev, type Query, readWorld, type World } from './matching/world.ts';

const [folder = '', ...flags] = process.argv.slice(2);
/** The product compares 150 of them; those behind teach what far away looks like. */
const candidatesAtMost = 200;
const say = (line: string) => process.stderr.write(`${line}\n`);
const emptySet = (): TrainingSet => ({ rows: [], labels: [], weights: [] });
const push = (set: TrainingSet, row: Float32Array, label: boolean, weight: number) => {
  set.rows.push(row);
  set.labels.push(label ? 1 : 0);
  set.weights.push(weight);
};

const pairFiles = [
  ['ru', 'ru_zakupki_tune.csv.gz', 1],
  ['cyr', 'nsi_brands_cyrillic_tune.csv.gz', 1],
  ['latin', 'nsi_brands_latin_tune.csv.gz', 0.5],
  ['ror', 'ror_companies_tune.csv.gz', 0.5],
  ['chicago', 'chicago_sites_multifield_tune.csv.gz', 0.3],
  ['group', 'ror_parent_child_not_same.csv.gz', 0.3],
] as const;

say('reading');
const world = readWorld(folder, Number(process.env.MATCHING_NAMES ?? 400_000));
say(`${world.names.length} names, ${world.queries.length} queries`);
const pairSet = emptySet();
const devPairs = pairsInto(pairSet);
const rankSet = { ...emptySet(), groups: [] as number[] };
for (const [at, query] of world.queries.entries()) if (!query.dev) learnFrom(query, at);
say(`${rankSet.rows.length} candidates, ${pairSet.rows.length} pairs`);
const pair = train(pairSet, { trees: 260, leaves: 20, rate: 0.07, leastWeight: 3, ridge: 2, share: 0.7 }, say);
const rank = train(
  rankSet,
  { trees: 260, leaves: 24, rate: 0.08, leastWeight: 4, ridge: 2, share: 0.7, order: 1 },
  say,
);
report(rank, pair);
if (!flags.includes('--dry')) {
  const out = path.resolve(import.meta.dirname, '../server/src/core/customers/rules/model.json');
  writeFileSync(out, `${JSON.stringify({ version: 1, rank, pair })}\n`);
}

function candidatesOf(query: Query, withAddress: boolean) {
  const found = world.find(query.name, withAddress ? query.address : '', candidatesAtMost);
  const at = withAddress ? addressOf(query.address) : null;
  const compared = found.map(({ number, score }) => ({ ...(world.names[number] as World['names'][number]), score }));
  const facts = compared.map((each) => ({
    each,
    name: each.name,
    score: each.score,
    compared: compare(query.name, each.name),
  }));
  const standing = standings(facts);
  return facts.map(({ each, compared: fact }, place) => {
    const other = at ? addressOf(each.address) : null;
    const row = rankFeatures(query.name, each.name, fact, [at, other], standing[place] as Standing);
    return { each, row, pairRow: () => pairFeatures(query.name, each.name, fact, at, other) };
  });
}

function learnFrom(query: Query, at: number): void {
  const withAddress = hashOf(query.text) % 2 === 0 && query.address !== '';
  for (const [place, { each, row, pairRow }] of candidatesOf(query, withAddress).entries()) {
    const right = query.entity !== '' && each.entity === query.entity;
    // From all places, or places themselves would tell the answer.
    const taken = right || place < 20 || hashOf(`${at} ${place}`) % 12 === 0;
    if (!taken) continue;
    push(rankSet, row, right, place < 20 || right ? 1 : 4);
    rankSet.groups.push(at);
    // Where both addresses are known: pairs without them are learnt from pairs that were labelled as such.
    if (withAddress && each.address !== '' && (right || place < 3)) push(pairSet, pairRow(), right, 0.5);
  }
}

function pairsInto(set: TrainingSet): Record<string, { row: CsvRow; features: Float32Array }[]> {
  const read = (file: string) => readCsv(path.join(folder, file));
  const entitiesOf = new Map<string, string>();
  for (const row of read('ru_zakupki_records_tune.csv.gz')) entitiesOf.set(row.name ?? '', row.entity_inn ?? '');
  const dev: ReturnType<typeof pairsInto> = {};
  for (const [source, file, weight] of pairFiles) {
    dev[source] = [];
    for (const row of read(file)) {
      const { left = '', right = '' } = row;
      const devs = [left, right].map((name) => isDev(entitiesOf.get(name) ?? name));
      const [a, b] = [matchName(left, ''), matchName(right, '')];
      const [at, other] = [addressOf(row.left_address), addressOf(row.right_address)];
      const features = () => pairFeatures(a, b, compare(a, b), at, other);
      const either = devs[0] || devs[1];
      // As many strangers for each positive as in the file.
      const sampled = hashOf(`${left} ${right}`) % 100 < 54;
      if (row.label === '1' ? devs[0] && devs[1] : either && sampled) dev[source].push({ row, features: features() });
      else if (!either) push(set, features(), row.label === '1', weight);
    }
  }
  return dev;
}

function report(rankTrees: Trees, pairTrees: Trees): void {
  const [rank, pair] = [prepare(rankTrees).probability, prepare(pairTrees).probability];
  for (const [source, all] of Object.entries(devPairs)) {
    const scored = all.map(({ row, features }) => ({ row, score: pair(features) }));
    const { f1, precision, recall, recallAt95, recallAt99, positive } = figuresOf(scored, 0.5);
    say(
      `pairs ${source.padEnd(8)} n ${all.length}/${positive} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} R@.95 ${recallAt95.toFixed(3)} R@.99 ${recallAt99.toFixed(3)}`,
    );
  }
  for (const [source, withAddress] of [
    ['ru', false],
    ['ru', true],
    ['cross', false],
    ['one script', false],
  ] as const)
    reportRank(source, withAddress);

  function reportRank(source: string, withAddress: boolean): void {
    const counts = { all: 0, hard: 0, at1: 0, at5: 0, at20: 0, hard5: 0 };
    const absent: number[] = [];
    const tops: { score: number; right: boolean }[] = [];
    for (const query of world.queries) {
      if (!query.dev || query.source !== source) continue;
      const scored = candidatesOf(query, withAddress)
        .map(({ each, row }) => ({ each, score: rank(row) }))
        .sort((a, b) => b.score - a.score);
      if (query.entity === '') {
        absent.push(scored[0]?.score ?? 0);
        if (flags.includes('--show') && (scored[0]?.score ?? 0) > 0.6)
          say(`   absent ${scored[0]?.score.toFixed(3)}: ${query.text} || ${scored[0]?.each.text}`);
        continue;
      }
      const place = scored.findIndex(({ each }) => each.entity === query.entity);
      const target = world.names.find((each) => each.entity === query.entity);
      const hard = target?.name.match_name !== query.name.match_name;
      counts.all += 1;
      if (hard) counts.hard += 1;
      if (place === 0) counts.at1 += 1;
      if (place >= 0 && place < 20) counts.at20 += 1;
      if (place < 0 || place >= 5) {
        if (flags.includes('--show'))
          say(`   beyond ${place}: ${query.text} || ${target?.text} || first: ${scored[0]?.each.text}`);
        tops.push({ score: scored[0]?.score ?? 0, right: false });
        continue;
      }
      if (flags.includes('--show') && place > 0)
        say(`   place ${place}: ${query.text} || ${target?.text} || before it: ${scored[0]?.each.text}`);
      counts.at5 += 1;
      if (hard) counts.hard5 += 1;
      tops.push({ score: scored[place]?.score ?? 0, right: true });
    }
    const share = (part: number, of: number) => (part / of).toFixed(3);
    say(
      `${source}${withAddress ? ' + address' : ''}: n ${counts.all} r@1 ${share(counts.at1, counts.all)} r@5 ${share(counts.at5, counts.all)} r@20 ${share(counts.at20, counts.all)} hard ${counts.hard} r@5 ${share(counts.hard5, counts.hard)}`,
    );
    absent.sort((a, b) => b - a);
    for (const part of [0.01, 0.05, 0.1, 0.2]) {
      const limit = absent[Math.floor(absent.length * part)] ?? 1;
      say(
        `  absent ${part}: score > ${limit.toFixed(3)} catches ${share(tops.filter((each) => each.right && each.score > limit).length, counts.all)} of the present`,
      );
    }
  }
}
