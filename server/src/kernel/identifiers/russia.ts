import type { IdentifierRefusal } from './check-digits.ts';
import { compact, refuse, remainder, weightedSum } from './check-digits.ts';

const INN10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12_FIRST = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12_SECOND = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Remainders before they are folded to one digit; the generators avoid the ones that fold together. */
export const innRemainder = (digits: string) => weightedSum(digits, INN10) % 11;
export const innPersonRemainders = (digits: string): [number, number] => {
  const first = weightedSum(digits, INN12_FIRST) % 11;
  return [first, weightedSum(`${digits.slice(0, 10)}${first % 10}`, INN12_SECOND) % 11];
};
export const ogrnRemainder = (digits: string) => remainder(digits.slice(0, 12), 11);
export const ogrnipRemainder = (digits: string) => remainder(digits.slice(0, 14), 13);

type Kind = 'organisation' | 'person';
type Parsed = { ok: true; value: string; kind: Kind } | IdentifierRefusal;

/** ИНН: 10 digits of an organisation, 12 of a person or ИП, with one or two check digits (order of the tax service). */
export function parseInn(raw: string): Parsed {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^\d+$/.test(value)) return refuse('characters');
  if (value.length !== 10 && value.length !== 12) return refuse('length');
  // The first two digits are the region, and there is no region 00: it also stops «0000000000», whose sums agree.
  if (value.startsWith('00')) return refuse('structure');
  if (value.length === 10) {
    return innRemainder(value) % 10 === Number(value[9])
      ? { ok: true, value, kind: 'organisation' }
      : refuse('check_sum');
  }
  const [first, second] = innPersonRemainders(value);
  const agrees = `${first % 10}${second % 10}` === value.slice(10);
  return agrees ? { ok: true, value, kind: 'person' } : refuse('check_sum');
}

/** КПП: four digits of the tax office, two digits or Latin capitals for the reason, three digits. It has no check digit. */
export function parseKpp(raw: string): { ok: true; value: string } | IdentifierRefusal {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^[0-9A-Z]+$/.test(value)) return refuse('characters');
  if (value.length !== 9) return refuse('length');
  return /^(?!00)\d{4}[0-9A-Z]{2}\d{3}$/.test(value) ? { ok: true, value } : refuse('structure');
}

/** ОГРН: 13 digits of an organisation (first 1 or 5); ОГРНИП: 15 digits of an ИП (first 3); the last is the check digit. */
export function parseOgrn(raw: string): Parsed {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^\d+$/.test(value)) return refuse('characters');
  if (value.length === 13) {
    if (!/^[15]/.test(value)) return refuse('structure');
    return ogrnRemainder(value) % 10 === Number(value[12])
      ? { ok: true, value, kind: 'organisation' }
      : refuse('check_sum');
  }
  if (value.length !== 15) return refuse('length');
  if (!value.startsWith('3')) return refuse('structure');
  return ogrnipRemainder(value) % 10 === Number(value[14]) ? { ok: true, value, kind: 'person' } : refuse('check_sum');
}
