/** A receipt on paper, for people: it repeats what the file proves, says that it is not the proof, and how to verify. */
import { formatVerifierKey, parsePolicy, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { type Told, tellLimits, tellVerdict } from '@kanal/receipt/tell';
import type { Content } from 'pdfmake/interfaces';
import type { Locale } from '../../kernel/locale.ts';
import { numberedFoot, remark, termTable } from '../../platform/documents/parts.ts';
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
  return layOut({ ...receipt, keys: policy.logs.map(formatVerifierKey) }, told, reader.locale);
}

type Printed = PaperReceipt & { keys: readonly string[] };

function layOut(receipt: Printed, told: Told, locale: Locale): DocumentText {
  const say = (id: string, values?: Record<string, unknown>) => words(locale, id, values);
  const number = new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-GB').format(receipt.index);
  const title = say('title', { number });
  const four = told.facts.find(({ key }) => key === 'words');
  return {
    info: { title: `${title}. ${say('mark')}` },
    content: [
      { text: title, style: 'title' },
      { text: told.facts.find(({ key }) => key === 'event')?.value ?? told.title, margin: [0, 4, 0, 12] },
      remark(say('mark'), say('markText', { file: receipt.name })),
      { text: told.title, style: 'heading' },
      ...told.reasons.map((reason): Content => ({ text: reason })),
      ...termTable(told.facts.filter((line) => line !== four)),
      ...(four
        ? [
            { text: four.term, style: 'heading' },
            { text: four.value, fontSize: 14, bold: true },
          ]
        : []),
      ...(told.opened.length > 0 ? [{ text: say('opened'), style: 'heading' }, ...termTable(told.opened)] : []),
      { text: say('how'), style: 'heading' },
      { ol: howTo(receipt, say) },
      { text: say('key'), style: 'heading' },
      ...receipt.keys.map((key): Content => ({ text: key, style: 'code' })),
      { text: say('keyText'), style: 'muted', margin: [0, 4, 0, 0] },
      { text: say('limits'), style: 'heading' },
      { ul: [...tellLimits(locale)], style: 'muted' },
    ],
    footer: numberedFoot(say('mark')),
  };
}

function howTo({ name, keys }: Printed, say: (id: string, values?: Record<string, unknown>) => string): Content[] {
  const key = keys.at(-1) ?? '';
  const site = key.split('/')[0] ?? '';
  return [
    say('howPage', { site }),
    say('howFile', { site }),
    { stack: [say('howCommand'), { text: `kanal verify ${name} --key ${key}`, style: 'code' }] },
  ];
}
