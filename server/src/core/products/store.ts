import type { Insertable, Selectable } from 'kysely';
import type { Scope } from '../../access/guard.ts';
import { type CursorValue, decodeCursor } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import { isOneOf } from '../../platform/db/one-of.ts';
import type { ProductFamilies, Products } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { RowCache } from '../../platform/vendor-cache.ts';

export async function selectFamilies(tx: Tx, scope: Scope<'product.read'>) {
  return tx
    .selectFrom('product_families as f')
    .select(['f.id', 'f.code', 'f.name_ru', 'f.name_en', 'f.active'])
    .select((eb) =>
      eb
        .selectFrom('products as p')
        .select(eb.fn.countAll<number>().as('n'))
        .where('p.vendor_id', '=', scope.vendorId)
        .whereRef('p.family_id', '=', 'f.id')
        .as('products'),
    )
    .where('f.vendor_id', '=', scope.vendorId)
    .orderBy('f.position')
    .orderBy('f.code')
    .execute();
}

export async function saveFamily(tx: Tx, row: Insertable<ProductFamilies>): Promise<boolean> {
  const { vendor_id, id: _id, ...changes } = row;
  const taken = await tx
    .selectFrom('product_families')
    .select('id')
    .where('vendor_id', '=', vendor_id)
    .where('code', '=', row.code)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  if (taken) return false;
  namesOfFamilies.forget(vendor_id);
  await tx
    .insertInto('product_families')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doUpdateSet(changes))
    .execute();
  return true;
}

export interface FamilyName {
  ru: string;
  en: string;
  position: number;
  code: string;
}

const namesOfFamilies = new RowCache<FamilyName>();

/** What pages call the product families by, and their order; as fresh as any `VendorCache`. */
export function familyNames(tx: Tx, vendorId: string, ids: Iterable<string>): Promise<ReadonlyMap<string, FamilyName>> {
  return namesOfFamilies.get(vendorId, ids, async (missing) => {
    const rows = await tx
      .selectFrom('product_families')
      .select(['id', 'name_ru as ru', 'name_en as en', 'position', 'code'])
      .where('vendor_id', '=', vendorId)
      .where(isOneOf('id', missing))
      .execute();
    return rows.map(({ id, ...name }) => [id, name]);
  });
}

/** Families as the vendor has put them in order. */
export function inOrder(a: FamilyName, b: FamilyName): number {
  return a.position - b.position || (a.code < b.code ? -1 : 1);
}

export async function countProducts(tx: Tx, vendorId: string, familyId: string): Promise<number> {
  const row = await tx
    .selectFrom('products')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('vendor_id', '=', vendorId)
    .where('family_id', '=', familyId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export interface ProductFilter {
  familyId?: string | undefined;
  q?: string | undefined;
  active?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function selectProducts(
  tx: Tx,
  scope: Scope<'product.read'>,
  filter: ProductFilter,
): Promise<Selectable<Products>[]> {
  let query = tx.selectFrom('products').selectAll().where('vendor_id', '=', scope.vendorId);
  if (filter.familyId) query = query.where('family_id', '=', filter.familyId);
  if (filter.active !== undefined) query = query.where('active', '=', filter.active);
  if (filter.q) {
    const part = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([eb('sku', 'ilike', part), eb('name_ru', 'ilike', part), eb('name_en', 'ilike', part)]),
    );
  }
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ['string']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where('sku', '>', after[0] as string);
  }
  return query
    .orderBy('sku')
    .limit(filter.limit + 1)
    .execute();
}

export const productKeys = (row: Selectable<Products>): CursorValue[] => [row.sku];

/** What stood in the way: a SKU of another product, or a family that is not there. */
export async function saveProductRow(tx: Tx, row: Insertable<Products>): Promise<'saved' | 'sku_taken' | 'no_family'> {
  const { vendor_id, id: _id, ...changes } = row;
  const family = await tx
    .selectFrom('product_families')
    .select('id')
    .where('vendor_id', '=', vendor_id)
    .where('id', '=', row.family_id)
    .executeTakeFirst();
  if (!family) return 'no_family';
  const taken = await tx
    .selectFrom('products')
    .select('id')
    .where('vendor_id', '=', vendor_id)
    .where('sku', '=', row.sku)
    .where('id', '<>', row.id)
    .executeTakeFirst();
  if (taken) return 'sku_taken';
  await tx
    .insertInto('products')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vendor_id', 'id']).doUpdateSet(changes))
    .execute();
  return 'saved';
}
