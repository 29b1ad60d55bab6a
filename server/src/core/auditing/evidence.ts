/**
 * Evidence to take along, to court or to an expert: everything that proves leaves without Kanal, under one checkpoint, and
 * a report for people. `kanal verify` reads the whole zip, and each receipt in it by itself.
 */
import {
  formatVerifierKey,
  leafBytes,
  parseCheckpoint,
  parseExtra,
  parseNote,
  parsePolicy,
  parseProofFile,
  vendorOf,
  verifyReceipt,
} from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import type { Actor } from '../../access/actors.ts';
import type { Archive, ArchivedFile } from '../../kernel/archive.ts';
import { locales } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { vendorCalendar } from '../calendar/index.ts';
import { personNames } from '../identity/index.ts';
import { checkpointFor, type ReceiptFile, readPolicy, receiptsUnder } from '../trust/index.ts';
import { erasedFields } from './erased.ts';
import { type EvidenceLeaf, type Report, reportPdf } from './report.ts';
import { leavesAtOnce } from './rules.ts';
import { selectRegistrationsOf } from './store.ts';
import { verifyOnce } from './verify-once.ts';
import { evidenceWords } from './words.ts';

interface Asking {
  tx: Tx;
  actor: Actor;
  now: Date;
}

/** The archive, whose receipts are read while it is written, and the registrations that it is about. */
export async function evidenceOf({ tx, actor, now }: Asking, indexes: readonly number[]) {
  const { vendorId } = actor;
  const erased = await erasedFields(tx, vendorId, indexes);
  // The leaves that say why a field is closed go along.
  const erasures = [...erased.values()].flat().map(({ index }) => index);
  const all = [...new Set([...indexes, ...erasures])].sort((a, b) => a - b);
  const checkpoint = (await checkpointFor(tx, vendorId, all.at(-1) as number)) ?? fail('record.not_found');
  const policy = (await readPolicy(tx, vendorId)) ?? fail('record.not_found');
  const { origin } = parseCheckpoint(parseNote(checkpoint).text);
  const { timeZone } = await vendorCalendar(tx, vendorId);
  const by = actor.personId ? ((await personNames(tx, vendorId, [actor.personId])).get(actor.personId) ?? '') : '';
  const trust = { policy: parsePolicy(policy), verify: verifyOnce(verifyWithNode) };
  const verified = (receipt: ReceiptFile) => ({ ...receipt, verdict: verifyReceipt(receipt.text, trust) });
  const report = { origin, checkpoint, policy: trust.policy, at: now, by, timeZone, count: all.length };
  const [first, last] = [indexes[0], indexes.at(-1)];
  const archive: Archive = {
    fileName: `kanal-${vendorOf(origin)}-evidence-${first === last ? first : `${first}-${last}`}.zip`,
    total: all.length,
    async *parts() {
      yield { rows: 0, files: firstFiles(checkpoint, policy) };
      // More leaves are many reports: a volume that one can hold in hands, made without a long pause for others.
      const volumes = Math.ceil(all.length / leavesAtOnce);
      for (let volume = 1; volume <= volumes; volume += 1) {
        const own = all.slice((volume - 1) * leavesAtOnce, volume * leavesAtOnce);
        const receipts = await receiptsUnder(tx, vendorId, own, checkpoint);
        const leaves = own.map((index): EvidenceLeaf => {
          const receipt = receipts.get(index);
          return { index, receipt: receipt ? verified(receipt) : null, erased: erased.get(index) ?? [] };
        });
        const reports = await reportsOf({ ...report, leaves, volume, volumes });
        yield { rows: own.length, files: [...reports, ...leaves.flatMap(filesOf)] };
      }
    },
  };
  return { archive, registrationIds: await selectRegistrationsOf(tx, vendorId, all) };
}

const firstFiles = (checkpoint: string, policy: string): ArchivedFile[] => [
  { name: 'README.txt', content: readme(policy) },
  { name: 'checkpoint.txt', content: checkpoint },
  { name: 'policy.txt', content: policy },
];

/** One in each language. Between them the process has a moment for others. */
async function reportsOf(report: Report): Promise<ArchivedFile[]> {
  const number = report.volumes === 1 ? '' : `-${String(report.volume).padStart(2, '0')}`;
  const files: ArchivedFile[] = [];
  for (const locale of locales)
    files.push({ name: `report${number}-${locale}.pdf`, content: await reportPdf(report, locale) });
  return files;
}

/** The receipt, and the bytes of the leaf that are hashed into the tree. */
function filesOf({ index, receipt }: EvidenceLeaf): ArchivedFile[] {
  if (!receipt) return [];
  const { extra } = parseProofFile(receipt.text);
  const leaf = extra ? leafBytes(parseExtra(extra).leaf) : '';
  return [
    { name: `receipts/${receipt.name}`, content: receipt.text },
    { name: `leaves/${index}.json`, content: leaf },
  ];
}

function readme(policy: string): string {
  const key = parsePolicy(policy).logs.map(formatVerifierKey).at(-1) ?? '';
  return `${locales.map((locale) => evidenceWords(locale, 'readme', { key })).join('\n\n---\n\n')}\n`;
}
