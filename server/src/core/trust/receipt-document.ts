/** A receipt on paper, for people: it repeats what the file proves, says that it is not the proof, and how to verify. */
import { formatVerifierKey, parsePolicy, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { type Told, tellLimits, tellVerdict } from '@kanal/receipt/tell';
import type { Content } from 'pdfmake/interfaces';
import type { Locale } from '../../kernel/locale.ts';
import { listSection, numberedFoot, remark, section, termTable } from '../../platform/documents/parts.ts';
import { type DocumentText, writePdf } from '../../platform/documents/write.ts';
import { words } from './words.ts';

export interface PaperReceipt {
  /** Name of the `.tlog-proof` file. */
  name: string;
  file: string;
  index: number;
  /** Whom to trust (C2SP tlog-policy): the log's keys, the one in use last, and the witnesses. */
  policy: string;
}

export interface PaperReader {
  locale: Locale;
  timeZone: string;
}

export const receiptPdf = (receipt: PaperReceipt, reader: PaperReader): Promise<Uint8Array> =>
  writePdf(documentOf(receipt, reader));

/** What cannot be verified is printed as what it is: not valid, and why. */
export function documentOf(receipt: PaperReceipt, reader: PaperReader): DocumentText {
  const policy = parsePolicy(receipt.policy);
  const verdict = verifyReceipt(receipt.file, { policy, verify: verifyWithNode });
  const told = tellVerdict(verdict, { language: reader.locale, timeZone: reader.timeZone });
  const log = verdict.outcome === 'valid' ? verdict.facts : null;
  return layOut({ ...receipt, log, keys: policy.logs.map(formatVerifierKey) }, told, reader.locale);
}

type Say = (id: string, values?: Record<string, unknown>) => string;
type Printed = PaperReceipt & { keys: readonly string[]; log: { size: number; root: Uint8Array } | null };

function layOut(receipt: Printed, told: Told, locale: Locale): DocumentText {
  const say: Say = (id, values) => words(locale, id, values);
  const number = new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-GB').format(receipt.index);
  const title = say('title', { number });
  const four = told.facts.find(({ key }) => key === 'words');
  const event = told.facts.find(({ key }) => key === 'event')?.value ?? told.title;
  return {
    language: locale,
    info: { title: `${title}. ${say('mark')}` },
    content: [
      { text: title, style: 'title' },
      { text: capital(event), margin: [0, 4, 0, 12] },
      remark(say('mark'), say('markText', { file: receipt.name })),
      { text: told.title, style: 'heading' },
      ...told.reasons.map((reason): Content => ({ text: reason })),
      ...termTable(told.facts.filter((line) => line !== four)),
      ...(four ? [section(four.term, { text: four.value, fontSize: 14, bold: true })] : []),
      ...termTable(told.opened, { text: say('opened'), style: 'heading' }),
      section(say('how'), { ol: howTo(receipt, say) }),
      section(say('key'), ...receipt.keys.map((key): Content => ({ text: key, style: 'code' })), {
        text: say('keyText'),
        style: 'muted',
        margin: [0, 4, 0, 0],
      }),
      ...listSection(say('limits'), tellLimits(locale)),
    ],
    footer: numberedFoot(say('mark'), logOf(receipt, four?.value, say)),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Which log it is about, to be compared by phone; nothing when the receipt does not hold. */
const logOf = ({ log }: Printed, four: string | undefined, say: Say) =>
  log && four ? say('foot', { size: log.size, words: four }) : '';

function howTo({ name, keys }: Printed, say: Say): Content[] {
  const key = keys.at(-1) ?? '';
  const site = key.split('/')[0] ?? '';
  return [
    say('howPage', { site }),
    say('howFile', { site }),
    { stack: [say('howCommand'), { text: `kanal verify ${name} --key ${say('yourKey')}`, style: 'code' }] },
  ];
}
