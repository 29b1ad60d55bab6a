/**
 * What would become of each row of a file: whether it can be submitted, and if not, everything that stands in its way. It
 * asks the rules of a registration themselves, and knows of no company but the one whose file it is.
 */
import { parseDomain } from '../../kernel/identifiers/domain.ts';
import { type FieldProblem, problem } from '../../kernel/problem.ts';
import { incompleteFields, normalised, phoneProblems } from '../registrations/index.ts';
import type { ImportField, RowResult } from './contract/views.ts';
import { importFields } from './contract/views.ts';
import { type CellFault, type ReadingFacts, type ReadRow, type RowClaim, readRow } from './rules/reading.ts';
import { type DealKey, sameDeal } from './rules/twins.ts';

export interface JudgingFacts extends ReadingFacts {
  /** `2027-03-01`, where the partner is. */
  today: string;
  /** Drafts and open registrations of the same company. */
  book: readonly (DealKey & { number: number | null })[];
  quotaLeft: number;
}

export interface FileRow {
  row_number: number;
  cells: readonly string[];
}

export interface JudgedRow {
  number: number;
  result: RowResult;
  read: ReadRow;
  faults: (Omit<CellFault, 'field'> & { field: ImportField | null })[];
}

/** Names of a registration's fields that a file calls otherwise. */
const renamed: Record<string, ImportField> = {
  products: 'product',
  amount_minor: 'amount',
  responsible_id: 'responsible',
};

function fieldOf({ path }: FieldProblem): ImportField | null {
  const name = path.split('.')[0] ?? '';
  const field = renamed[name] ?? name;
  return (importFields as readonly string[]).includes(field) ? (field as ImportField) : null;
}

const blank = {
  customer_name: '',
  customer_tax_id: null,
  customer_kpp: null,
  customer_domain: null,
  customer_phone: null,
  contact_name: '',
  contact_email: '',
  contact_phone: '',
  contact_consent: false,
  need: '',
  amount_minor: null,
  close_date: null,
  type: 'new_customer',
  route: 'direct',
  notice_number: '',
  notice_date: null,
};

function missing(claim: RowClaim, today: string): FieldProblem[] {
  const country = claim.customer_country as string;
  const families = (claim.products ?? []).map(({ family_id }) => family_id);
  const facts = normalised({ ...blank, ...claim, customer_country: country, family_ids: families }, country);
  return [...incompleteFields(facts, today), ...phoneProblems(facts)];
}

function keyOf(claim: RowClaim): DealKey {
  const country = claim.customer_country as string;
  const ids = normalised(claim as { customer_tax_id?: string; customer_domain?: string }, country);
  const parsed = ids.customer_domain ? parseDomain(ids.customer_domain) : null;
  return {
    tax_id: ids.customer_tax_id ?? null,
    kpp: (claim.customer_kpp as string | undefined) ?? null,
    // A mail provider's domain tells nobody apart.
    domain: parsed?.ok && !parsed.shared ? parsed.domain : null,
    name: (claim.customer_name as string | undefined) ?? '',
    families: (claim.products ?? []).map(({ family_id }) => family_id),
  };
}

/** In the order of the file: the first of two rows about one deal is the one that counts. */
export function judgeRows(
  rows: readonly FileRow[],
  fields: readonly (ImportField | null)[],
  facts: JudgingFacts,
): JudgedRow[] {
  const seen: (DealKey & { row: number })[] = [];
  let left = facts.quotaLeft;
  return rows.map(({ row_number, cells }) => {
    const read = readRow(cells, fields, facts);
    const faults = faultsOf(read, facts.today);
    const judged = (result: RowResult, more: JudgedRow['faults'] = []): JudgedRow => ({
      number: row_number,
      result,
      read,
      faults: [...more, ...faults],
    });
    const key = keyOf(read.claim);
    const inBook = facts.book.find((each) => sameDeal(each, key));
    const inFile = seen.find((each) => sameDeal(each, key));
    seen.push({ ...key, row: row_number });
    const told = (code: string, params: Record<string, number> = {}) => [
      { field: null, problem: problem(code, params) },
    ];
    if (inBook)
      return judged(
        'twin_in_book',
        inBook.number === null
          ? told('field.import.twin_draft')
          : told('field.import.twin_in_book', { number: inBook.number }),
      );
    if (inFile) return judged('twin_in_file', told('field.import.twin_in_file', { row: inFile.row }));
    if (faults.length > 0) return judged('incomplete');
    if (left <= 0) return judged('over_quota', told('field.import.over_quota'));
    left -= 1;
    return judged('ready');
  });
}

/** What cannot be read, and all that is missing beside it: of one field the first reason only. */
function faultsOf(read: ReadRow, today: string): JudgedRow['faults'] {
  const found: JudgedRow['faults'] = [...read.faults];
  for (const each of missing(read.claim, today)) {
    const field = fieldOf(each);
    if (found.some((known) => known.field === field)) continue;
    found.push({ field, problem: problem(each.code, each.params) });
  }
  return found;
}
