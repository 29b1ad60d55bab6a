import type { Format } from '../../app/use-format.ts';
import type { T } from '../../app/use-t.tsx';
import type { ComparisonRow } from '../../ui/comparison.tsx';
import { type difference, exactDifference, nameDifference, nameRow, type Reasons } from '../decide/field-difference.ts';
import type { Customer } from './customer-types.ts';

/** Two records field by field; fields that neither has are left out, and one that only one has is filled, not contradicted. */
export function mergeRows(
  left: Customer,
  right: Customer,
  t: T,
  format: Format,
  reasons: Reasons = [],
): ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  const add = (
    field: string,
    a: string | null | undefined,
    b: string | null | undefined,
    compare: typeof difference,
  ) => {
    if (!a && !b) return;
    if (a && b) {
      const found = compare(a, b);
      rows.push({ field, ...found, word: t(`customers.merge.is.${found.relation}`) });
    } else {
      const side = (text: string | null | undefined) => [{ text: text || '—' }];
      rows.push({ field, left: side(a), right: side(b), relation: 'similar', word: t('customers.merge.is.unknown') });
    }
  };
  const place = (customer: Customer) =>
    [...new Set([customer.city, customer.region, customer.address])].filter(Boolean).join(', ');
  const names = (customer: Customer) => customer.aliases.map((alias) => alias.name).join(', ');
  add(t('customers.name'), left.name, right.name, nameRow(reasons));
  add(t('customers.taxId'), left.tax_id, right.tax_id, exactDifference);
  add(t('customers.field.kpp'), left.kpp, right.kpp, exactDifference);
  add(t('customers.field.country'), format.country(left.country), format.country(right.country), exactDifference);
  add(t('customers.domain'), left.web_domain, right.web_domain, exactDifference);
  add(t('customers.field.phone'), left.phone, right.phone, exactDifference);
  add(t('customers.place'), place(left), place(right), nameDifference);
  add(t('customers.industry'), left.industry, right.industry, nameDifference);
  add(t('customers.group'), left.group?.name, right.group?.name, exactDifference);
  add(t('customers.aliases'), names(left), names(right), nameDifference);
  return rows;
}
