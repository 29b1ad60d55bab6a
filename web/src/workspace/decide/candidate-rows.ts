import type { Format } from '../../app/use-format.ts';
import type { T } from '../../app/use-t.tsx';
import type { Registration } from '../../features/registrations/types.ts';
import type { ComparisonRow } from '../../ui/comparison.tsx';
import { type Difference, type difference, exactDifference, nameDifference, nameRow } from './field-difference.ts';
import type { Candidate } from './types.ts';

const DAY = 86_400_000;
const NEAR_DAYS = 60;

function placeOf(city: string, region: string): string {
  return [city, region === city ? '' : region].filter(Boolean).join(', ');
}

function closeRow(left: string, right: string, format: Format): Difference {
  const days = Math.abs(Date.parse(left) - Date.parse(right)) / DAY;
  const found = exactDifference(format.day(left), format.day(right));
  if (found.relation === 'same') return found;
  const near = days <= NEAR_DAYS;
  const plain = (value: string) => [{ text: format.day(value), ...(near ? {} : { differs: true }) }];
  return { left: plain(left), right: plain(right), relation: near ? 'similar' : 'different' };
}

function productRow(registration: Registration, claim: NonNullable<Candidate['claim']>, format: Format): Difference {
  const mine = registration.products.map((product) => product.id);
  const words = (families: readonly { id: string; name: { ru: string; en: string } }[], others: readonly string[]) =>
    families.map(({ id, name }, at) => ({
      text: (at > 0 ? ', ' : '') + name[format.locale],
      ...(others.includes(id) ? {} : { differs: true }),
    }));
  const theirs = claim.families.map((family) => family.id);
  const common = mine.filter((id) => theirs.includes(id)).length;
  const all = common === mine.length && common === theirs.length;
  return {
    left: words(registration.products, theirs),
    right: words(claim.families, mine),
    relation: all ? 'same' : common > 0 ? 'similar' : 'different',
  };
}

/** Two claims field by field; fields that neither side has are left out. */
export function candidateRows(
  registration: Registration,
  { customer, claim, reasons }: Candidate,
  t: T,
  format: Format,
) {
  const rows: ComparisonRow[] = [];
  const add = (field: string, { left, right, relation }: Difference, word?: string) =>
    rows.push({ field, left, right, relation, word: word ?? t(`decide.relation.${relation}`) });
  const texts = (field: string, left: string | null, right: string | null, compare: typeof difference) => {
    if (!left && !right) return;
    if (left && right) add(field, compare(left, right));
    else
      add(
        field,
        { left: [{ text: left || '—' }], right: [{ text: right || '—' }], relation: 'similar' },
        t('decide.relation.unknown'),
      );
  };
  texts(t('decide.field.name'), registration.customer_name, customer.name, nameRow(reasons));
  texts(t('decide.field.taxId'), registration.customer_tax_id, customer.tax_id, exactDifference);
  texts(t('decide.field.kpp'), registration.customer_kpp, customer.kpp, exactDifference);
  texts(t('decide.field.domain'), registration.customer_domain, customer.domain, exactDifference);
  texts(t('decide.field.phone'), registration.customer_phone, customer.phone, exactDifference);
  const [here, there] = [
    placeOf(registration.customer_city, registration.customer_region),
    placeOf(customer.city, customer.region),
  ];
  texts(t('decide.field.place'), here, there, nameDifference);
  const group = customer.group?.name ?? null;
  if (reasons.some(({ code }) => code === 'same_group')) texts(t('decide.field.group'), group, group, exactDifference);
  if (claim && claim.families.length > 0) add(t('decide.field.product'), productRow(registration, claim, format));
  if (registration.close_date && claim?.close_date) {
    const row = closeRow(registration.close_date, claim.close_date, format);
    add(t('decide.field.close'), row, row.relation === 'similar' ? t('decide.relation.near') : undefined);
  }
  return rows;
}
