import type { IdentifierRefusal } from './check-digits.ts';
import { compact, refuse, weightedSum } from './check-digits.ts';

const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** The check digit of the first 11 digits, or null when both passes give 10: such a number is never issued. */
export function kazakhstanCheckDigit(digits: string): number | null {
  const first = weightedSum(digits, FIRST) % 11;
  if (first < 10) return first;
  const second = weightedSum(digits, SECOND) % 11;
  return second < 10 ? second : null;
}

/**
 * БИН and ИИН: 12 digits, one rule for the check digit (weights 1–11, when they give 10 the second row). БИН: year and
 * month of registration, then 4 (resident), 5 (non-resident) or 6 (joint entrepreneurship), then 0–4 for head, branch
 * and so on; ИИН: date of birth, then 0–6 for century and sex. The eleventh digit has weight 11 in the first pass, so
 * an error in it alone is usually not noticed: that is the rule's own weakness.
 */
export function parseBin(
  raw: string,
): { ok: true; value: string; kind: 'organisation' | 'person' } | IdentifierRefusal {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^\d+$/.test(value)) return refuse('characters');
  if (value.length !== 12) return refuse('length');
  const organisation = /^\d{2}(0[1-9]|1[0-2])[456][0-4]/.test(value);
  const person = /^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[0-6]/.test(value);
  if (!organisation && !person) return refuse('structure');
  if (kazakhstanCheckDigit(value) !== Number(value[11])) return refuse('check_sum');
  return { ok: true, value, kind: organisation ? 'organisation' : 'person' };
}
