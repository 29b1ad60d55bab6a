import { belarusRemainder } from './belarus.ts';
import { kazakhstanCheckDigit } from './kazakhstan.ts';
import { innPersonRemainders, innRemainder, ogrnipRemainder, ogrnRemainder } from './russia.ts';

/**
 * Valid identifiers from a seed, for demonstration data and tests; the same seed gives the same number. They may belong
 * to somebody by chance. Remainders that fold onto another check digit (10 and 0, for ОГРНИП also 11 and 1, 12 and 2)
 * are skipped, so that any single wrong digit in a generated number of Russia or Belarus is noticed.
 */
export type Seed = number | string;

/** ИНН of an organisation; `region` is its first two digits (77 Moscow). */
export function makeInn(seed: Seed, region = '77'): string {
  return search(seed, 'inn', (digits) => {
    const body = region + digits(7);
    const rest = innRemainder(body);
    return rest >= 1 && rest <= 9 ? body + rest : null;
  });
}

/** ИНН of a person or ИП. */
export function makePersonInn(seed: Seed, region = '77'): string {
  return search(seed, 'inn-person', (digits) => {
    const body = region + digits(8);
    const [first, second] = innPersonRemainders(body);
    return [first, second].every((rest) => rest >= 1 && rest <= 9) ? `${body}${first}${second}` : null;
  });
}

/** КПП of the head office (`01`) in the region's first tax offices. */
export function makeKpp(seed: Seed, region = '77'): string {
  return search(seed, 'kpp', (digits) => `${region}${digits(2)}01001`);
}

export function makeOgrn(seed: Seed, region = '77'): string {
  return search(seed, 'ogrn', (digits) => {
    const body = `1${year(digits)}${region}${digits(7)}`;
    const rest = ogrnRemainder(body);
    return rest >= 1 && rest <= 9 ? body + rest : null;
  });
}

export function makeOgrnip(seed: Seed, region = '77'): string {
  return search(seed, 'ogrnip', (digits) => {
    const body = `3${year(digits)}${region}${digits(9)}`;
    const rest = ogrnipRemainder(body);
    return rest >= 3 && rest <= 9 ? body + rest : null;
  });
}

/** БИН of a resident organisation's head office. */
export function makeBin(seed: Seed): string {
  return search(seed, 'bin', (digits) => {
    const month = String((Number(digits(2)) % 12) + 1).padStart(2, '0');
    const body = `${year(digits)}${month}40${digits(5)}`;
    const check = kazakhstanCheckDigit(body);
    return check === null ? null : body + check;
  });
}

/** УНП of an organisation. */
export function makeUnp(seed: Seed): string {
  return search(seed, 'unp', (digits) => {
    const body = `${(Number(digits(1)) % 7) + 1}${digits(7)}`;
    const rest = belarusRemainder(body);
    return rest <= 9 ? body + rest : null;
  });
}

/** СТИР of an organisation in Uzbekistan: length and first digit alone are known. */
export function makeUzbekInn(seed: Seed): string {
  return search(seed, 'uz', (digits) => `3${digits(8)}`);
}

/** The tax id of an organisation in any of the four countries. Throws RangeError for another country. */
export function makeTaxId(country: string, seed: Seed): string {
  const make = { RU: makeInn, KZ: makeBin, BY: makeUnp, UZ: makeUzbekInn }[country];
  if (!make) throw new RangeError(`no generator for ${country}`);
  return make(seed);
}

type Digits = (count: number) => string;

const year = (digits: Digits) => String((Number(digits(2)) % 24) + 2).padStart(2, '0');

/** Tries numbers of the seed's sequence until one is good; most are at the first or second attempt. */
function search(seed: Seed, salt: string, attempt: (digits: Digits) => string | null): string {
  const next = sequence(`${salt}:${seed}`);
  const digits: Digits = (count) => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
  for (let tries = 0; tries < 1000; tries += 1) {
    const found = attempt(digits);
    if (found) return found;
  }
  throw new RangeError(`no identifier for seed ${seed}`);
}

/** Numbers in [0, 1) that depend on the text alone: FNV-1a to start, then a 32-bit mixing counter. Not for secrets. */
function sequence(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
