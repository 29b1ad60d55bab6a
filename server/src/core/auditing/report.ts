/** The evidence retold for people: what each leaf says, whether it holds, which fields were erased. */
import { formatVerifierKey, type Policy, parseCheckpoint, parseNote, type Verdict } from '@kanal/receipt';
import { type Told, tellField, tellLimits, tellVerdict } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import type { Content } from 'pdfmake/interfaces';
import { formatDateTime, formatZone } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import { formatNumber } from '../../kernel/money.ts';
import { numberedFoot, remark, termTable } from '../../platform/documents/parts.ts';
import { type DocumentText, writePdf } from '../../platform/documents/write.ts';
import type { ReceiptFile } from '../trust/index.ts';
import type { ErasedField } from './erased.ts';
import { evidenceWords } from './words.ts';

export interface EvidenceLeaf {
  index: number;
  /** null: what the database holds is no leaf any more. */
  receipt: (ReceiptFile & { verdict: Verdict }) | null;
  /** Closed fields that an erasure answers for. */
  erased: readonly ErasedField[];
}

export interface Report {
  origin: string;
  checkpoint: string;
  policy: Policy;
  /** Leaves of the whole archive; those of a report are one volume of it. */
  count: number;
  volume: number;
  volumes: number;
  leaves: readonly EvidenceLeaf[];
  at: Date;
  /** Who made it. */
  by: string;
  /** The vendor's business zone, which every time in it is told in. */
  timeZone: string;
}

type Say = (id: string, values?: Record<string, unknown>) => string;

export const reportPdf = (report: Report, locale: Locale): Promise<Uint8Array> => writePdf(reportOf(report, locale));

export function reportOf(report: Report, locale: Locale): DocumentText {
  const say: Say = (id, values) => evidenceWords(locale, id, values);
  const title = say('title', { origin: report.origin });
  return {
    info: { title: `${title}. ${say('mark')}` },
    content: [
      { text: title, style: 'title' },
      ...volumeOf(report, locale, say),
      { text: madeBy(report, locale, say), margin: [0, 4, 0, 12] },
      remark(say('mark'), say('markText')),
      { text: say('checkpoint'), style: 'heading' },
      ...termTable(checkpointLines(report, locale, say)),
      { text: say('how'), style: 'heading' },
      { ol: [say('howAll'), say('howOne', { site: report.origin.split('/')[0] }), say('howKey')] },
      ...report.policy.logs.map(
        (key): Content => ({ text: formatVerifierKey(key), style: 'code', margin: [0, 4, 0, 0] }),
      ),
      ...report.leaves.flatMap((leaf) => leafParts(leaf, { ...report, locale }, say)),
      { text: say('limits'), style: 'heading' },
      { ul: [...tellLimits(locale)], style: 'muted' },
    ],
    footer: numberedFoot(say('mark')),
  };
}

function madeBy({ at, by, timeZone, count }: Report, locale: Locale, say: Say): string {
  const style = { locale, timeZone };
  const values = { time: formatDateTime(at, style), zone: formatZone(at, style) };
  return say('made', { count, by, named: by === '' ? 'no' : 'yes', ...values });
}

function volumeOf({ volume, volumes, leaves }: Report, locale: Locale, say: Say): Content[] {
  if (volumes === 1) return [];
  const [first, last] = [leaves[0], leaves.at(-1)].map((leaf) => formatNumber(leaf?.index ?? 0, locale));
  return [{ text: say('volume', { volume, volumes, first, last }), style: 'heading', margin: [0, 4, 0, 0] }];
}

function checkpointLines({ checkpoint, origin }: Report, locale: Locale, say: Say) {
  const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
  return [
    { term: say('log'), value: origin },
    { term: say('size'), value: formatNumber(size, locale) },
    { term: say('words'), value: checkpointWords(root, locale).join(' ') },
    { term: say('file'), value: 'checkpoint.txt' },
  ];
}

interface Reading {
  locale: Locale;
  timeZone: string;
}

function leafParts({ index, receipt, erased }: EvidenceLeaf, reading: Reading, say: Say): Content[] {
  const { locale, timeZone } = reading;
  const number = formatNumber(index, locale);
  if (!receipt) return [heading(say('entry', { number })), { text: say('damaged'), color: '#9b2c2c' }];
  const { verdict } = receipt;
  const told = tellVerdict(verdict, { language: locale, timeZone });
  const event = told.facts.find(({ key }) => key === 'event')?.value;
  return [
    heading(event ? `${say('entry', { number })}: ${event}` : say('entry', { number })),
    { text: `${told.title}. ${say('receipt', { file: `receipts/${receipt.name}` })}` },
    ...told.reasons.map((reason): Content => ({ text: reason, color: '#9b2c2c' })),
    ...termTable(factsOf(told)),
    ...(told.opened.length > 0 ? [{ text: say('opened'), bold: true, margin: [0, 6, 0, 2] } as Content] : []),
    ...termTable(told.opened),
    ...closedParts(verdict, erased, locale, say),
  ];
}

const heading = (text: string): Content => ({ text, style: 'heading' });

/** What every entry of the report has in common stands at its top. */
const common = ['event', 'index', 'size', 'words', 'origin', 'witnesses', 'closed'];
const factsOf = ({ facts }: Told) => facts.filter(({ key }) => !common.includes(key));

function closedParts(verdict: Verdict, erased: readonly ErasedField[], locale: Locale, say: Say): Content[] {
  const closed = verdict.outcome === 'valid' ? verdict.facts.closed : [];
  const lines = closed
    .filter((label) => !/^cust\.\d+$/.test(label))
    .map((label) => {
      const by = erased.find((field) => field.label === label);
      const value = by ? say('erased', { number: formatNumber(by.index, locale), reason: by.reason }) : say('missing');
      return { term: tellField(label, locale), value };
    });
  if (lines.length === 0) return [];
  return [{ text: say('closed'), bold: true, margin: [0, 6, 0, 2] }, ...termTable(lines)];
}
