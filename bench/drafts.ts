/** Complete drafts for loading and measuring: no two customers alike unless the number says so. */
import type { Chance } from '../server/src/demo/chance.ts';
import { customerName, needs } from '../server/src/demo/customer-seeds.ts';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';

const cities = ['Казань', 'Самара', 'Уфа', 'Пермь', 'Тула', 'Омск', 'Тверь', 'Псков'];

export function draftOf(customer: number, familyIds: readonly string[], luck: Chance): Record<string, unknown> {
  const city = luck.pick(cities);
  const first = luck.whole(0, familyIds.length - 1);
  const second = (first + 1) % familyIds.length;
  const families = luck.yes(0.2) ? [familyIds[first], familyIds[second]] : [familyIds[first]];
  return {
    customer_name: nameOf(customer),
    customer_country: 'RU',
    customer_tax_id: makeInn(`bench ${customer}`),
    customer_city: city,
    customer_region: city,
    customer_domain: luck.yes(0.5) ? `customer${customer}.example` : null,
    contact_name: 'Сергей Волков',
    contact_role: 'ИТ-директор',
    contact_consent: true,
    need: luck.pick(needs),
    products: families.map((family_id) => ({ family_id, quantity: luck.whole(5, 120) })),
    amount_minor: luck.whole(12, 1_800) * 1_000_00,
    currency: 'RUB',
    close_date: dayAhead(luck.whole(20, 240)),
    type: luck.pick(['new_customer', 'existing_customer_project', 'expansion']),
    route: 'direct',
    work_done: 'Встреча с ИТ-директором, показ продукта.',
    next_steps: 'Пилот на десять мест.',
  };
}

/** A usual name and a number that is not usual, so that words of a name are as rare as they are in a large book. */
export function nameOf(customer: number): string {
  return `${customerName(customer)} ${customer}`;
}

function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
