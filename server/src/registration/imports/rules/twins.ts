/** Rows of one file, and registrations of one company, that speak of the same deal. Nothing here knows of other companies. */

export interface DealKey {
  tax_id: string | null;
  kpp: string | null;
  domain: string | null;
  name: string;
  families: readonly string[];
}

/** A name without its form, signs and case: enough to see one's own double entry. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(^|[\s"«“(])(ооо|оао|пао|ао|зао|ип|гуп|муп|фгуп|тоо|чуп|llc|ltd|inc|jsc)(?=[\s."»”),]|$)/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sameCustomer(one: DealKey, two: DealKey): boolean {
  if (one.tax_id && two.tax_id) return one.tax_id === two.tax_id && one.kpp === two.kpp;
  if (one.domain && two.domain) return one.domain === two.domain;
  return plainName(one.name) !== '' && plainName(one.name) === plainName(two.name);
}

export function sameDeal(one: DealKey, two: DealKey): boolean {
  return sameCustomer(one, two) && one.families.some((family) => two.families.includes(family));
}
