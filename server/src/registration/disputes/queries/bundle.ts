/** The bundle of a case to take along: what was filed, receipts of the log, and a report for people in both languages. */
import { checkpointFor, receiptFile, receiptsUnder } from '../../../core/trust/index.ts';
import type { Archive, ArchivedFile } from '../../../kernel/archive.ts';
import { locales } from '../../../kernel/locale.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { implementArchive } from '../../../platform/operations/implement.ts';
import { wholeCourt } from '../commands/court.ts';
import { exportDispute } from '../contract/reads.ts';
import { piecesOf } from '../store/records.ts';
import { disputeWords } from '../words.ts';
import { bundlePdf } from './bundle-report.ts';
import { presentDispute } from './present.ts';

export const bundleQueries = [
  implementArchive(
    exportDispute,
    async (c, { id }): Promise<Archive> => {
      const { vendorId, timeZone, partnerId } = c.actor;
      const view = await presentDispute(c, id);
      const indexes = [...new Set(view.evidence.flatMap(({ index }) => index ?? []))].sort((a, b) => a - b);
      const pieces = view.evidence.flatMap(({ id: piece, file }) => (file ? [piece] : []));
      return {
        fileName: `kanal-dispute-${view.number}.zip`,
        total: indexes.length + pieces.length,
        async *parts() {
          const reports: ArchivedFile[] = [];
          for (const locale of locales)
            reports.push({ name: `report-${locale}.pdf`, content: await bundlePdf(view, { locale, timeZone }) });
          yield { rows: 0, files: [...reports, { name: 'README.txt', content: readme() }] };
          yield { rows: pieces.length, files: await wholeCourt(c, () => keptFiles(c.tx, vendorId, pieces)) };
          // The vendor's people open what a partner's own receipt leaves closed.
          const read = partnerId === null ? receiptsForVendor : receiptsForPartner;
          yield { rows: indexes.length, files: await wholeCourt(c, () => read(c.tx, vendorId, indexes)) };
        },
      };
    },
    { afterSigning: true },
  ),
];

async function keptFiles(tx: Tx, vendorId: string, ids: readonly string[]): Promise<ArchivedFile[]> {
  const rows = await piecesOf(tx, vendorId, ids);
  return rows.flatMap(({ storage_key: storageKey, file_name }, at) =>
    storageKey ? [{ name: `files/${String(at + 1).padStart(2, '0')}-${file_name}`, content: { storageKey } }] : [],
  );
}

async function receiptsForVendor(tx: Tx, vendorId: string, indexes: readonly number[]): Promise<ArchivedFile[]> {
  const last = indexes.at(-1);
  const checkpoint = last === undefined ? null : await checkpointFor(tx, vendorId, last);
  if (!checkpoint) return [];
  const files = [...(await receiptsUnder(tx, vendorId, indexes, checkpoint)).values()];
  return files.flatMap((file) => (file ? [{ name: `receipts/${file.name}`, content: file.text }] : []));
}

async function receiptsForPartner(tx: Tx, vendorId: string, indexes: readonly number[]): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for (const index of indexes) {
    const { name, text } = await receiptFile(tx, vendorId, index);
    files.push({ name: `receipts/${name}`, content: text });
  }
  return files;
}

const readme = () => `${locales.map((locale) => disputeWords(locale, 'bundle.readme')).join('\n\n---\n\n')}\n`;
