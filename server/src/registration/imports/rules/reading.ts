/** One row of a file as a claim: what its cells say, and which of them say nothing that can be understood. */

import type { Currency } from '../../../kernel/money.ts';
import { isProblem, type Problem } from '../../../kernel/problem.ts';
import type { ImportField } from '../contract/views.ts';
import {
  currencyIn,
  fault,
  readAmount,
  readChoice,
  readCountry,
  readCurrency,
  readDay,
  readQuantity,
  readYes,
} from './cells.ts';

export interface Family {
  id: string;
  code: string;
  name_ru: string;
  name_en: string;
}

export interface Colleague {
  id: string;
  full_name: string;
  email: string;
}

export interface ReadingFacts {
  families: readonly Family[];
  /** People of the partner's company that may answer for a registration. */
  colleagues: readonly Colleague[];
  /** Of the vendor's price lists. */
  currency: Currency;
  country: string;
}

export interface CellFault {
  field: ImportField;
  problem: Problem;
}

/** As `createRegistration` takes it. */
export interface RowClaim {
  products?: { family_id: string; quantity: number | null }[];
  responsible_id?: string;
  [field: string]: unknown;
}

export interface ReadRow {
  claim: RowClaim;
  faults: CellFault[];
  responsible: Colleague | null;
}

const texts: Partial<Record<ImportField, number>> = {
  customer_name: 300,
  customer_region: 120,
  customer_city: 120,
  customer_phone: 40,
  contact_name: 200,
  contact_role: 200,
  contact_phone: 40,
  project_name: 200,
  need: 4_000,
  notice_number: 60,
  competitor: 300,
  incumbent: 300,
  work_done: 4_000,
  next_steps: 4_000,
  help_wanted: 2_000,
};

/** Ids are long enough for the separators that people put into them. */
const ids: Partial<Record<ImportField, number>> = { customer_tax_id: 20, customer_kpp: 12, customer_domain: 300 };

const same = (one: string, two: string) =>
  one.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim() ===
  two.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/** `fields`: what each cell is. */
export function readRow(
  cells: readonly string[],
  fields: readonly (ImportField | null)[],
  facts: ReadingFacts,
): ReadRow {
  const given = new Map<ImportField, string>();
  for (const [at, field] of fields.entries()) {
    const cell = cells[at] ?? '';
    if (field !== null && cell !== '') given.set(field, cell);
  }
  const row: ReadRow = { claim: {}, faults: [], responsible: null };
  const keep = <T>(field: ImportField, value: T | Problem, set: (value: T) => void) => {
    if (isProblem(value)) row.faults.push({ field, problem: value });
    else set(value);
  };
  readTexts(given, row, keep);
  readDeal(given, row, facts, keep);
  readPeople(given, row, facts);
  return row;
}

type Keep = <T>(field: ImportField, value: T | Problem, set: (value: T) => void) => void;

function readTexts(given: ReadonlyMap<ImportField, string>, { claim }: ReadRow, keep: Keep): void {
  for (const [field, limit] of Object.entries({ ...texts, ...ids }) as [ImportField, number][]) {
    const cell = given.get(field);
    if (cell === undefined) continue;
    const text = field === 'need' || field === 'work_done' || field === 'next_steps' ? cell : cell.replace(/\s+/g, ' ');
    const value = text.length > limit ? fault('field.too_big_text', { maximum: limit }) : text;
    keep(field, value, (kept) => {
      claim[field] = kept;
    });
  }
  const email = given.get('contact_email');
  if (email !== undefined) {
    const looksRight = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(email) && email.length <= 254;
    keep('contact_email', looksRight ? email : fault('field.bad_email'), (kept) => {
      claim.contact_email = kept;
    });
  }
}

function readDeal(given: ReadonlyMap<ImportField, string>, row: ReadRow, facts: ReadingFacts, keep: Keep): void {
  const { claim } = row;
  const read = <T>(field: ImportField, reader: (cell: string) => T | Problem, name: string = field) => {
    const cell = given.get(field);
    if (cell === undefined) return;
    keep(field, reader(cell), (value) => {
      claim[name] = value;
    });
  };
  read('customer_country', readCountry);
  claim.customer_country ??= facts.country;
  const amount = given.get('amount');
  read('currency', readCurrency);
  claim.currency ??= (amount === undefined ? null : currencyIn(amount)) ?? facts.currency;
  read('amount', (cell) => readAmount(cell, claim.currency as Currency), 'amount_minor');
  read('close_date', readDay);
  read('notice_date', readDay);
  read('billing', (cell) => readChoice('billing', cell));
  read('type', (cell) => readChoice('type', cell));
  read('route', (cell) => readChoice('route', cell));
  read('public_sector', readYes);
  read('contact_consent', readYes);
  const quantity = given.get('quantity');
  let pieces: number | null = null;
  if (quantity !== undefined)
    keep('quantity', readQuantity(quantity), (value) => {
      pieces = value;
    });
  const product = given.get('product');
  if (product === undefined) return;
  keep('product', familiesIn(product, facts.families), (ids) => {
    // One number for several families would be a guess.
    claim.products = ids.map((family_id) => ({ family_id, quantity: ids.length === 1 ? pieces : null }));
  });
}

/** Names or codes, in either language; several are parted by `;`, `,`, `/`, `+` or a new line. */
function familiesIn(cell: string, families: readonly Family[]): string[] | Problem {
  const find = (name: string) =>
    families.find(({ code, name_ru, name_en }) => [code, name_ru, name_en].some((known) => same(known, name)));
  const whole = find(cell);
  if (whole) return [whole.id];
  const names = cell
    .split(/[;,/+\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => !find(name));
  if (unknown.length > 0) return fault('field.import.product', { value: unknown.join(', ').slice(0, 80) });
  if (names.length > 20) return fault('field.too_big_list', { maximum: 20 });
  return [...new Set(names.map((name) => (find(name) as Family).id))];
}

/** By e-mail, or by a full name that only one colleague has. */
function readPeople(given: ReadonlyMap<ImportField, string>, row: ReadRow, { colleagues }: ReadingFacts): void {
  const cell = given.get('responsible');
  if (cell === undefined) return;
  const found = colleagues.filter(({ email, full_name }) => same(email, cell) || same(full_name, cell));
  const [one] = found;
  if (one === undefined || found.length > 1) {
    row.faults.push({ field: 'responsible', problem: fault('field.import.responsible', { value: cell.slice(0, 80) }) });
    return;
  }
  row.responsible = one;
  row.claim.responsible_id = one.id;
}
