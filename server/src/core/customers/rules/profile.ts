/** What is kept of a customer's names and address for comparing: keys of words with marks, one name a line. */
import type { Address } from './address.ts';
import { hashOf } from './hash.ts';
import { type MatchName, type Word, wordOfKey } from './names.ts';

/** Raised when the same name would give another profile or other keys; older ones are made anew by a job. */
export const profileVersion = 2;

export interface Profile {
  names: MatchName[];
  address: Address | null;
}

/** A customer's number in the postings: of 32 bits of its id. */
export const numberOf = (customerId: string): number => hashOf(customerId) | 0;

export function packed({ names, address }: Profile): string {
  const place = address ? [address.postcode, address.words.join(' '), address.numbers.join(' ')].join('\t') : '';
  return [place, ...names.map(packedName)].join('\n');
}

export function unpacked(text: string): Profile {
  const [place = '', ...names] = text.split('\n');
  const [postcode = '', words = '', numbers = ''] = place.split('\t');
  const list = (part: string) => (part === '' ? [] : part.split(' '));
  return {
    address: place === '' ? null : { postcode, words: list(words), numbers: list(numbers) },
    names: names.map(unpackedName),
  };
}

function packedName(name: MatchName): string {
  const words = name.words.map((word) => {
    const first = word.first === (word.key[0] ?? '') || word.number ? '' : `~${word.first}`;
    return `${word.quoted ? '"' : ''}${word.key}${first}`;
  });
  return [name.legal_form, `${name.cyrillic ? 'c' : 'l'}`, name.capitals.join(' '), words.join(' ')].join('\t');
}

function unpackedName(line: string): MatchName {
  const [legal_form = '', script, capitals = '', keys = ''] = line.split('\t');
  const words: Word[] = keys === '' ? [] : keys.split(' ').map(unpackedWord);
  return {
    match_name: words.map((word) => word.key).join(' '),
    legal_form,
    tokens: [],
    words,
    capitals: capitals === '' ? [] : capitals.split(' '),
    cyrillic: script === 'c',
  };
}

function unpackedWord(text: string): Word {
  const quoted = text.startsWith('"');
  const mark = text.indexOf('~');
  const key = text.slice(quoted ? 1 : 0, mark < 0 ? undefined : mark);
  const word = wordOfKey(key);
  return quoted || mark >= 0 ? { ...word, quoted, first: mark < 0 ? word.first : text.slice(mark + 1) } : word;
}
