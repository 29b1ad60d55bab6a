import { parseUnp } from './belarus.ts';
import type { IdentifierRefusal } from './check-digits.ts';
import { compact, refuse } from './check-digits.ts';
import { parseBin } from './kazakhstan.ts';
import { parseInn } from './russia.ts';

export type TaxId = {
  ok: true;
  /** Without spaces and dashes, letters Latin and upper case: the form that is stored and compared. */
  value: string;
  kind: 'organisation' | 'person';
  /** Whether a check digit was verified; false where the country publishes none. */
  checked: boolean;
};
export type ParsedTaxId = TaxId | IdentifierRefusal;

/**
 * Reads a national tax id as people type it. `country` is ISO 3166-1 alpha-2: RU ИНН, KZ БИН/ИИН, BY УНП, UZ ИНН (СТИР)
 * or ПИНФЛ; any other country: 4 to 20 letters and digits, unchecked, taken for an organisation.
 */
export function parseTaxId(country: string, raw: string): ParsedTaxId {
  const parse = parsers[country.toUpperCase()];
  if (!parse) return parseForeign(raw);
  const parsed = parse(raw);
  return parsed.ok && !('checked' in parsed) ? { ...parsed, checked: true } : (parsed as ParsedTaxId);
}

/** Groups digits for reading, with no-break spaces: `7700 001 235`, `5001 0073 2259`, `200 988 541`. */
export function formatTaxId(country: string, value: string): string {
  if (!/^\d+$/.test(value)) return value;
  const sizes = country === 'RU' && value.length === 10 ? [4, 3, 3] : value.length % 4 === 0 ? [4, 4, 4] : [3, 3, 3];
  if (sizes.reduce((sum, size) => sum + size, 0) !== value.length) return value;
  let from = 0;
  return sizes
    .map((size) => {
      from += size;
      return value.slice(from - size, from);
    })
    .join('\u00A0');
}

const parsers: Readonly<Record<string, (raw: string) => Omit<TaxId, 'checked'> | ParsedTaxId>> = {
  RU: parseInn,
  KZ: parseBin,
  BY: parseUnp,
  UZ: parseUzbekistan,
};

/**
 * Uzbekistan: ИНН (СТИР) of 9 digits and, for persons and sole traders, ПИНФЛ of 14. No rule of the check digit is
 * published, so only the length is verified; by common reports СТИР of organisations begins with 2 or 3, of persons
 * with 4 and above, which decides `kind` and never refuses.
 */
function parseUzbekistan(raw: string): ParsedTaxId {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^\d+$/.test(value)) return refuse('characters');
  if (value.length !== 9 && value.length !== 14) return refuse('length');
  if (/^0+$/.test(value)) return refuse('structure');
  const person = value.length === 14 || value[0]! >= '4';
  return { ok: true, value, kind: person ? 'person' : 'organisation', checked: false };
}

function parseForeign(raw: string): ParsedTaxId {
  const value = compact(raw);
  if (value === '') return refuse('empty');
  if (!/^[0-9A-Z]+$/.test(value)) return refuse('characters');
  if (value.length < 4 || value.length > 20) return refuse('length');
  return { ok: true, value, kind: 'organisation', checked: false };
}
