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
} from '@kanal/receipt';
import type { Actor } from '../../access/actors.ts';
import { fail } from '../../kernel/problem.ts';
import { type ArchivedFile, writeZip } from '../../platform/archives/write.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { personNames } from '../identity/index.ts';
import { checkpointFor, readPolicy } from '../trust/index.ts';
import { erasedFields } from './erased.ts';
import { readableReceipt } from './readable-receipt.ts';
import { type EvidenceLeaf, reportPdf } from './report.ts';
import { evidenceWords } from './words.ts';

interface Asking {
  tx: Tx;
  actor: Actor;
  now: Date;
}

export async function evidenceOf({ tx, actor, now }: Asking, indexes: readonly number[]) {
  const { vendorId } = actor;
  const erased = await erasedFields(tx, vendorId, indexes);
  // The leaves that say why a field is closed go along.
  const erasures = [...erased.values()].flat().map(({ index }) => index);
  const all = [...new Set([...indexes, ...erasures])].sort((a, b) => a - b);
  const checkpoint = (await checkpointFor(tx, vendorId, all.at(-1) as number)) ?? fail('record.not_found');
  const policy = (await readPolicy(tx, vendorId)) ?? fail('record.not_found');
  const leaves: EvidenceLeaf[] = [];
  for (const index of all) {
    const receipt = await readableReceipt(tx, vendorId, index, checkpoint);
    leaves.push({ index, receipt, erased: erased.get(index) ?? [] });
  }
  const { origin } = parseCheckpoint(parseNote(checkpoint).text);
  const by = actor.personId ? ((await personNames(tx, vendorId, [actor.personId])).get(actor.personId) ?? '') : '';
  const report = { origin, checkpoint, policy, leaves, at: now, by, timeZone: actor.timeZone };
  const files: ArchivedFile[] = [
    { name: 'README.txt', content: readme(policy) },
    { name: 'report-ru.pdf', content: await reportPdf(report, 'ru') },
    { name: 'report-en.pdf', content: await reportPdf(report, 'en') },
    { name: 'checkpoint.txt', content: checkpoint },
    { name: 'policy.txt', content: policy },
    ...leaves.flatMap(filesOf),
  ];
  const [first, last] = [indexes[0], indexes.at(-1)];
  const name = `kanal-${vendorOf(origin)}-evidence-${first === last ? first : `${first}-${last}`}.zip`;
  const registrations = leaves.flatMap(({ receipt }) => receipt?.registrationId ?? []);
  return {
    file: { name, mediaType: 'application/zip', bytes: await writeZip(files, now) },
    registrationIds: [...new Set(registrations)],
  };
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
  return `${(['ru', 'en'] as const).map((locale) => evidenceWords(locale, 'readme', { key })).join('\n\n---\n\n')}\n`;
}
