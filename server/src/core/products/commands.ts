import { newId } from '../../kernel/ids.ts';
import { fail } from '../../kernel/problem.ts';
import { implement } from '../../platform/operations/implement.ts';
import { saveProduct, saveProductFamily } from './contract.ts';
import { countProducts, saveFamily, saveProductRow } from './store.ts';

export const productCommands = [
  implement(saveProductFamily, async (c, input) => {
    const { name, ...rest } = input;
    const id = input.id ?? newId(c.now);
    const row = { ...rest, id, vendor_id: c.actor.vendorId, name_ru: name.ru, name_en: name.en };
    if (!(await saveFamily(c.tx, row))) fail('product_family.code_taken', { code: input.code });
    return { ...rest, id, name, products: await countProducts(c.tx, c.actor.vendorId, id) };
  }),
  implement(saveProduct, async (c, input) => {
    const { name, ...rest } = input;
    const id = input.id ?? newId(c.now);
    const saved = await saveProductRow(c.tx, {
      ...rest,
      id,
      vendor_id: c.actor.vendorId,
      name_ru: name.ru,
      name_en: name.en,
    });
    if (saved === 'no_family') fail('product_family.not_found', {}, [{ path: 'family_id', code: 'field.not_found' }]);
    if (saved === 'sku_taken') fail('product.sku_taken', { sku: input.sku }, [{ path: 'sku', code: 'field.taken' }]);
    return { ...rest, id, name };
  }),
];
