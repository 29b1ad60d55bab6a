/** Identity keys of an organisation: read as people type them, kept in one form, refused field by field. */

import type { FieldProblem } from '../problem.ts';
import { parseDomain } from './domain.ts';
import { parseKpp, parseOgrn } from './russia.ts';
import { parseTaxId } from './tax-id.ts';

export interface CompanyKeys {
  tax_id: string | null;
  kpp: string | null;
  ogrn: string | null;
  web_domain: string | null;
}

export interface TypedKeys {
  country: string;
  tax_id?: string | null | undefined;
  kpp?: string | null | undefined;
  ogrn?: string | null | undefined;
  web_domain?: string | null | undefined;
}

/** Keys that can be meant, and a problem for each that cannot. КПП and ОГРН exist in Russia alone. */
export function readKeys(typed: TypedKeys): { keys: CompanyKeys; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const read = (path: keyof CompanyKeys, parse: (raw: string) => { value: string } | { reason: string }) => {
    const raw = typed[path]?.trim();
    if (!raw) return null;
    const parsed = parse(raw);
    if ('value' in parsed) return parsed.value;
    problems.push({ path, code: `field.${path}.${parsed.reason}` });
    return null;
  };
  const russian = typed.country === 'RU';
  const keys = {
    tax_id: read('tax_id', (raw) => parseTaxId(typed.country, raw)),
    kpp: read('kpp', (raw) => (russian ? parseKpp(raw) : { reason: 'foreign' })),
    ogrn: read('ogrn', (raw) => (russian ? parseOgrn(raw) : { reason: 'foreign' })),
    web_domain: read('web_domain', (raw) => {
      const parsed = parseDomain(raw);
      if (!parsed.ok) return { reason: 'invalid' };
      return parsed.shared ? { reason: 'shared' } : { value: parsed.domain };
    }),
  };
  return { keys, problems };
}
