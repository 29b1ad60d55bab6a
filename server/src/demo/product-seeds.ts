/** What the demo vendor sells: forty items in six families. */

export interface FamilySeed {
  code: string;
  ru: string;
  en: string;
  items: readonly { sku: string; ru: string; en: string; billing: 'one_off' | 'monthly'; roubles: number }[];
}

const sizes = [
  { sku: '10', ru: '10 мест', en: '10 seats', factor: 1 },
  { sku: '50', ru: '50 мест', en: '50 seats', factor: 4.2 },
  { sku: '200', ru: '200 мест', en: '200 seats', factor: 14 },
  { sku: 'ENT', ru: 'без ограничения мест', en: 'unlimited seats', factor: 45 },
] as const;

function family(code: string, ru: string, en: string, roubles: number, extra: readonly [string, string][]): FamilySeed {
  const seats = sizes.map((size) => ({
    sku: `${code.toUpperCase()}-${size.sku}`,
    ru: `${ru}, ${size.ru}`,
    en: `${en}, ${size.en}`,
    billing: 'one_off' as const,
    roubles: Math.round((roubles * size.factor) / 1000) * 1000,
  }));
  const more = extra.map(([nameRu, nameEn], at) => ({
    sku: `${code.toUpperCase()}-X${at + 1}`,
    ru: `${ru}: ${nameRu}`,
    en: `${en}: ${nameEn}`,
    billing: 'monthly' as const,
    roubles: Math.round(roubles / 20 / 100) * 100 * (at + 1),
  }));
  return { code, ru, en, items: [...seats, ...more] };
}

/** Forty items in six families. */
export const families: readonly FamilySeed[] = [
  family('crm', 'CRM Про', 'CRM Pro', 180_000, [
    ['обмен с кассами', 'till exchange'],
    ['поддержка', 'support'],
    ['рассылки', 'mailings'],
  ]),
  family('call', 'Контакт-центр', 'Contact Centre', 240_000, [
    ['запись звонков', 'call recording'],
    ['поддержка', 'support'],
    ['речевая аналитика', 'speech analytics'],
  ]),
  family('wms', 'Складской учёт', 'Warehouse', 150_000, [
    ['терминалы сбора данных', 'data terminals'],
    ['поддержка', 'support'],
  ]),
  family('bi', 'Аналитика', 'Analytics', 210_000, [
    ['витрины', 'data marts'],
    ['поддержка', 'support'],
    ['прогнозы', 'forecasts'],
  ]),
  family('ecm', 'Документооборот', 'Documents', 130_000, [
    ['электронная подпись', 'e-signature'],
    ['поддержка', 'support'],
    ['архив', 'archive'],
  ]),
  family('hr', 'Кадры', 'People', 120_000, [
    ['поддержка', 'support'],
    ['обучение', 'training'],
  ]),
];
