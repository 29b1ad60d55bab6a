import type { IdentifierRefusal } from './check-digits.ts';
import { compact, refuse, weightedSum } from './check-digits.ts';

const WEIGHTS = [29, 23, 19, 17, 13, 7, 5, 3];
const CYRILLIC = 'АВЕКМНОРСТ';
const LATIN = 'ABEKMHOPCT';
const SECOND_LETTER = 'ABCEHKMOPT';

/** Remainder over the first eight positions; 10 is never issued. A person's letters count 10 + place and by their list. */
export function belarusRemainder(value: string): number {
  const first = value.charCodeAt(0) >= 65 ? value.charCodeAt(0) - 55 : Number(value[0]);
  const letter = SECOND_LETTER.indexOf(value[1] ?? '');
  const second = letter >= 0 ? letter : Number(value[1]);
  return (WEIGHTS[0]! * first + WEIGHTS[1]! * second + weightedSum(value.slice(2), WEIGHTS.slice(2))) % 11;
}

/**
 * УНП: 9 digits of an organisation (first: region 1–7), two letters and seven digits of a person; the last is the check
 * digit. Cyrillic letters that look Latin are read as Latin, as the tax ministry prints both.
 */
export function parseUnp(
  raw: string,
): { ok: true; value: string; kind: 'organisation' | 'person' } | IdentifierRefusal {
  const value = compact(raw).replace(/[АВЕКМНОРСТ]/g, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter);
  if (value === '') return refuse('empty');
  if (!/^[0-9A-Z]+$/.test(value)) return refuse('characters');
  if (value.length !== 9) return refuse('length');
  const organisation = /^[1-7]\d{8}$/.test(value);
  if (!organisation && !/^[ABCEHKM][ABCEHKMOPT]\d{7}$/.test(value)) return refuse('structure');
  // A remainder of 10 never equals one digit, so such numbers are refused as well.
  if (belarusRemainder(value) !== Number(value[8])) return refuse('check_sum');
  return { ok: true, value, kind: organisation ? 'organisation' : 'person' };
}
