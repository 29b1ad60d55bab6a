import { ReceiptError } from '../errors.ts';
import type { StrictJson } from '../json/strict.ts';
import { partnerKeyId } from '../request/partner-key.ts';
import { parseSignedRequest } from '../request/request.ts';
import { SIGNED_REQUEST } from '../verify/signed.ts';
import type { Facts } from '../verify/verdict.ts';
import { dayIn, fill, momentIn, moneyIn, numberIn } from './notation.ts';
import type { Line, Reader } from './told.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Name of a committed field for people; a label that is not known here stands as it is. */
export function fieldName(label: string, { fields }: Vocabulary): string {
  const known = /^cust\.\d+$/.test(label) ? 'cust' : label;
  return Object.hasOwn(fields, known) ? fields[known as keyof typeof fields] : label;
}

/** Opened fields in the order of the vocabulary, unknown ones last; the currency stands with its amount. */
export function fieldsInWords(opened: Facts['opened'], words: Vocabulary, reader: Reader): Line[] {
  const byLabel = new Map(opened.map(({ label, value }) => [label, value]));
  const order = Object.keys(words.fields);
  const place = (label: string) => (order.includes(label) ? order.indexOf(label) : order.length);
  return [...byLabel]
    .filter(([label]) => label !== 'currency' || !byLabel.has('amount'))
    .sort(([a], [b]) => place(a) - place(b))
    .map(([label, value]) => ({
      key: label,
      term: fieldName(label, words),
      value: valueInWords(label, value, { words, reader, currency: byLabel.get('currency') }),
    }));
}

interface Speech {
  words: Vocabulary;
  reader: Reader;
  currency: StrictJson | undefined;
}

function valueInWords(label: string, value: StrictJson, speech: Speech): string {
  const { words, reader, currency } = speech;
  if (label === 'fields' && Array.isArray(value)) return erasedInWords(value, words, reader);
  if (Array.isArray(value)) return value.map((each) => valueInWords(label, each, speech)).join(', ');
  if (typeof value === 'number') return label === 'number' ? String(value) : numberIn(reader, value);
  if (label === SIGNED_REQUEST) return signerInWords(value, words);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (label.endsWith('_at')) return momentIn(reader, value);
  if (label === 'amount') return moneyIn(reader, value, typeof currency === 'string' ? currency : undefined);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayIn(reader, value);
  const codes = Object.hasOwn(words.values, label) ? words.values[label as keyof typeof words.values] : {};
  return Object.hasOwn(codes, value) ? codes[value as keyof typeof codes] : value;
}

/** Fields that an erasure names, `<index> <label>` each, record by record; what is written otherwise stands as it is. */
function erasedInWords(value: readonly StrictJson[], words: Vocabulary, reader: Reader): string {
  const records = new Map<string, Set<string>>();
  for (const each of value) {
    const [, index, label] = /^(\d{1,15}) (\S+)$/.exec(String(each)) ?? [];
    if (index === undefined || label === undefined) return value.join(', ');
    records.set(index, (records.get(index) ?? new Set()).add(lower(fieldName(label, words))));
  }
  const sentence = ([index, fields]: [string, Set<string>]) =>
    fill(words.sentences.erasedOf, { index: numberIn(reader, Number(index)), fields: [...fields].join(', ') });
  return [...records].map(sentence).join('; ');
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What was signed stands beside it, field by field; here it is enough to say with which key. */
function signerInWords(value: StrictJson, { sentences }: Vocabulary): string {
  try {
    return fill(sentences.signedWith, { key: partnerKeyId(parseSignedRequest(value).publicKey) });
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    return JSON.stringify(value);
  }
}
