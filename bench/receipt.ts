/**
 * `npm run bench:receipt`: how long a receipt takes and how long it is, at a million leaves. RECEIPT_LEAVES sets another
 * size; RECEIPT_FUZZ a number of inputs for the parsers (0: none).
 */
import { verifyWithNode } from '../packages/receipt/src/ed25519/node.ts';
import {
  append,
  type CompactRange,
  consistencyProof,
  EMPTY_RANGE,
  formatExtra,
  formatProofFile,
  formatVerifierKey,
  fromUtf8,
  inclusionProof,
  leafBytes,
  leafHash,
  type NodeReader,
  nodesFromTiles,
  policyOfLogs,
  rangeRoot,
  signCheckpoint,
  utf8,
  verifyReceipt,
  verifyWithNoble,
} from '../packages/receipt/src/index.ts';
import { fuzz } from '../packages/receipt/test/fuzz.ts';
import { log, ORIGIN, registration } from '../packages/receipt/test/receipts.ts';
import { measureInChromium } from './chromium.ts';

const LEAVES = Number(process.env.RECEIPT_LEAVES ?? 1_000_000);
const FUZZ = Number(process.env.RECEIPT_FUZZ ?? 1_000_000);
const ROUNDS = 500;
/** What a person may wait for the verdict; passed when the median keeps it. */
const CHROMIUM_GOAL_MS = 20;

/** All nodes of a level one after another, 32 bytes each. */
const levels: Uint8Array[] = [];
const { leaf, openings } = registration('measured');
const place = Math.floor(LEAVES / 3);
let range: CompactRange = EMPTY_RANGE;
const grown = performance.now();
for (let index = 0; index < LEAVES; index += 1) {
  const { range: next, made } = append(range, leafHash(index === place ? leafBytes(leaf) : utf8(`leaf ${index}`)));
  for (const node of made) {
    levels[node.level] ??= new Uint8Array(32 * Math.floor(LEAVES / 2 ** node.level));
    levels[node.level]!.set(node.hash, node.index * 32);
  }
  range = next;
}
const appendMs = (performance.now() - grown) / LEAVES;

const nodeAt = (level: number, index: number, count = 1) => levels[level]!.subarray(index * 32, (index + count) * 32);
const fromNodes: NodeReader = async (nodes) => nodes.map(({ level, index }) => nodeAt(level, index));
const fromTiles = nodesFromTiles(LEAVES, async (tiles) =>
  tiles.map(({ level, index, width }) => nodeAt(level * 8, index * 256, width)),
);

async function measure(title: string, work: (round: number) => unknown): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  report(title, times);
}

function report(title: string, times: readonly number[], goal = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  console.log(`${title.padEnd(52)} p50 ${at(0.5).toFixed(3)} ms   p99 ${at(0.99).toFixed(3)} ms${goal}`);
}

const scattered = (round: number) => (round * 999_983) % LEAVES;
const checkpoint = signCheckpoint({ origin: ORIGIN, size: LEAVES, root: rangeRoot(range) }, log.key, log.sign);
const { person: _, ...seen } = openings;
const issue = async () =>
  formatProofFile({
    index: place,
    proof: await inclusionProof(fromNodes, place, LEAVES),
    checkpoint,
    extra: formatExtra({ leaf, openings: seen }),
  });
const receipt = utf8(await issue());
const verified = (verify: typeof verifyWithNode) => {
  const { outcome } = verifyReceipt(receipt, { policy: policyOfLogs(log.key), verify });
  if (outcome !== 'valid') throw new Error(`the measured receipt is ${outcome}`);
};

console.log(`${LEAVES} leaves; ${ROUNDS} rounds each; Node ${process.versions.node}`);
console.log(`${'append one leaf (leaf hash and new nodes)'.padEnd(52)} mean ${appendMs.toFixed(4)} ms`);
await measure('inclusion proof from stored nodes', (round) => inclusionProof(fromNodes, scattered(round), LEAVES));
await measure('inclusion proof from tiles', (round) => inclusionProof(fromTiles, scattered(round), LEAVES));
await measure('consistency proof from tiles', (round) => consistencyProof(fromTiles, scattered(round), LEAVES));
await measure('receipt: proof, openings, file (checkpoint signed)', issue);
await measure('verify a receipt with node:crypto', () => verified(verifyWithNode));
await measure('verify a receipt with noble', () => verified(verifyWithNoble));
const chromium = await measureInChromium(fromUtf8(receipt), formatVerifierKey(log.key), ROUNDS);
report(`verify in Chromium ${chromium.browser}`, chromium.times, `   goal ${CHROMIUM_GOAL_MS} ms`);
console.log(`${'  the first on a fresh page'.padEnd(52)}     ${chromium.times[0]!.toFixed(3)} ms`);
if (chromium.times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]! > CHROMIUM_GOAL_MS) process.exitCode = 1;
console.log(`${'receipt'.padEnd(52)} ${receipt.length} bytes, leaf ${leafBytes(leaf).length} bytes`);
if (FUZZ > 0) {
  const start = performance.now();
  const { inputs, read, refused, judged } = fuzz(FUZZ);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `fuzz: ${inputs} inputs, ${refused} refused, ${read} read exactly, ${judged} receipts judged, 0 crashes, 0 false accepts, ${seconds} s`,
  );
}
