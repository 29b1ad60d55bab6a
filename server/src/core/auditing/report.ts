/** The evidence retold for people: what each leaf says, whether it holds, which fields were erased. */
import {
  formatVerifierKey,
  type Policy,
  parseCheckpoint,
  parseNote,
  type Verdict,
  type VerifierKey,
} from '@kanal/receipt';
import { type Told, tellField, tellLimits, tellVerdict } from '@kanal/receipt/tell';
import { checkpointWords } from '@kanal/receipt/words';
import type { Content } from 'pdfmake/interfaces';
import { formatDateTime, formatZone } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import { formatNumber } from '../../kernel/money.ts';
import { listSection, numberedFoot, remark, section, termTable } from '../../platform/documents/parts.ts';
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
  const { size, root } = parseCheckpoint(parseNote(report.checkpoint).text);
  const log = { size, words: checkpointWords(root, locale).join(' ') };
  const title = say('title');
  return {
    language: locale,
    info: { title: `${title} ${report.origin}. ${say('mark')}` },
    content: [
      { text: title, style: 'title' },
      { text: report.origin, fontSize: 12, margin: [0, 2, 0, 0] },
      ...volumeOf(report, locale, say),
      { text: madeBy(report, locale, say), margin: [0, 4, 0, 12] },
      remark(say('mark'), say('markText')),
      section(say('checkpoint'), ...termTable(checkpointLines(report.origin, { ...log, locale }, say))),
      section(
        say('how'),
        { ol: [say('howAll'), say('howOne', { site: report.origin.split('/')[0] }), say('howKey')] },
        ...report.policy.logs.map(keyLine),
      ),
      ...report.leaves.flatMap((leaf) => leafParts(leaf, { ...report, locale }, say)),
      ...listSection(say('limits'), tellLimits(locale)),
    ],
    footer: numberedFoot(say('mark'), say('foot', log)),
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

const keyLine = (key: VerifierKey): Content => ({ text: formatVerifierKey(key), style: 'code', margin: [0, 4, 0, 0] });

function checkpointLines(origin: string, log: { size: number; words: string; locale: Locale }, say: Say) {
  return [
    { term: say('log'), value: origin },
    { term: say('size'), value: formatNumber(log.size, log.locale) },
    { term: say('words'), value: log.words },
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
  if (!receipt) return [section(say('entry', { number }), { text: say('damaged'), color: '#9b2c2c' })];
  const { verdict } = receipt;
  const told = tellVerdict(verdict, { language: locale, timeZone });
  const event = told.facts.find(({ key }) => key === 'event')?.value;
  return [
    section(
      event ? `${say('entry', { number })}: ${event}` : say('entry', { number }),
      { text: `${told.title}. ${say('receipt', { file: `receipts/${receipt.name}` })}`, margin: [0, 0, 0, 4] },
      ...told.reasons.map((reason): Content => ({ text: reason, color: '#9b2c2c' })),
      ...termTable(factsOf(told)),
    ),
    ...termTable(told.opened, { text: say('opened', { number }), style: 'subheading' }),
    ...closedParts(verdict, index, erased, { locale, say }),
  ];
}

/** What every entry of the report has in common stands at its top. */
const common = ['event', 'index', 'size', 'words', 'origin', 'witnesses', 'closed'];
const factsOf = ({ facts }: Told) => facts.filter(({ key }) => !common.includes(key));

function closedParts(
  verdict: Verdict,
  index: number,
  erased: readonly ErasedField[],
  { locale, say }: { locale: Locale; say: Say },
): Content[] {
  const closed = verdict.outcome === 'valid' ? verdict.facts.closed : [];
  const lines = closed
    .filter((label) => !/^cust\.\d+$/.test(label))
    .map((label) => {
      const by = erased.find((field) => field.label === label);
      const value = by ? say('erased', { number: formatNumber(by.index, locale), reason: by.reason }) : say('missing');
      return { term: tellField(label, locale), value };
    });
  return termTable(lines, { text: say('closed', { number: formatNumber(index, locale) }), style: 'subheading' });
}
