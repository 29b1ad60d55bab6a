import { toPage } from '../../kernel/page.ts';
import { implement } from '../../platform/operations/implement.ts';
import { listProductFamilies, listProducts } from './contract.ts';
import { productKeys, selectFamilies, selectProducts } from './store.ts';

export const productQueries = [
  implement(listProductFamilies, async (c) => {
    const rows = await selectFamilies(c.tx, c.scope());
    return {
      items: rows.map((row) => ({
        id: row.id,
        code: row.code,
        name: { ru: row.name_ru, en: row.name_en },
        active: row.active,
        products: Number(row.products ?? 0),
      })),
      nextCursor: null,
    };
  }),
  implement(listProducts, async (c, input) => {
    const filter = {
      familyId: input.family_id,
      q: input.q,
      cursor: input.cursor,
      limit: input.limit,
      active: input.active === undefined ? undefined : input.active === 'true',
    };
    const page = toPage(await selectProducts(c.tx, c.scope(), filter), input.limit, productKeys);
    return {
      nextCursor: page.nextCursor,
      items: page.items.map((row) => ({
        id: row.id,
        family_id: row.family_id,
        sku: row.sku,
        name: { ru: row.name_ru, en: row.name_en },
        billing: row.billing as 'one_off' | 'monthly',
        list_price_minor: row.list_price_minor,
        currency: row.currency,
        active: row.active,
      })),
    };
  }),
];
