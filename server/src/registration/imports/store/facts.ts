/** What a row is read and judged by: products on sale, the company's people, its own book, its quota. */
import { rulesInForce } from '../../../core/rules/index.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { openCount, openStates } from '../../registrations/index.ts';
import type { ImportField } from '../contract/views.ts';
import type { JudgingFacts } from '../judging.ts';
import { headingKey } from '../rules/headings.ts';
import type { ImportRow } from './imports.ts';

type Whose = Pick<ImportRow, 'vendor_id' | 'partner_id' | 'by_vendor'>;

export async function selectOwner(tx: Tx, vendorId: string, partnerId: string) {
  return tx
    .selectFrom('partners')
    .select(['id', 'name', 'status', 'tier', 'country', 'time_zone'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', partnerId)
    .executeTakeFirst();
}

/** Those who may answer for a registration. */
export async function selectColleagues(tx: Tx, vendorId: string, partnerId: string) {
  return tx
    .selectFrom('people')
    .select(['id', 'full_name', 'email'])
    .where('vendor_id', '=', vendorId)
    .where('partner_id', '=', partnerId)
    .where('status', '=', 'active')
    .execute();
}

export async function selectFamilies(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('product_families')
    .select(['id', 'code', 'name_ru', 'name_en'])
    .where('vendor_id', '=', vendorId)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('code')
    .execute();
}

/** Open registrations of the company, and its drafts as far as whoever imports may know of them. */
async function selectBook(tx: Tx, { vendor_id, partner_id, by_vendor }: Whose): Promise<JudgingFacts['book']> {
  const rows = await tx
    .selectFrom('registrations')
    .select(['number', 'customer_tax_id', 'customer_kpp', 'customer_domain', 'customer_name', 'family_ids'])
    .where('vendor_id', '=', vendor_id)
    .where('partner_id', '=', partner_id)
    .where((eb) => {
      const open = eb('state', 'in', [...openStates]);
      const draft = eb.and([eb('state', '=', 'draft'), ...(by_vendor ? [eb('drafted_by', 'is not', null)] : [])]);
      return eb.or([open, draft]);
    })
    .execute();
  return rows.map((row) => ({
    number: row.number === null ? null : Number(row.number),
    tax_id: row.customer_tax_id,
    kpp: row.customer_kpp,
    domain: row.customer_domain,
    name: row.customer_name,
    families: row.family_ids,
  }));
}

export async function judgingFacts(tx: Tx, of: Whose, now: Date): Promise<JudgingFacts> {
  const { vendor_id, partner_id } = of;
  const partner = await selectOwner(tx, vendor_id, partner_id);
  if (!partner) throw new Error(`partner ${partner_id} of an import is gone`);
  const { document, currency } = await rulesInForce(tx, vendor_id, 'registration', now);
  const limits = document.quota_open_by_tier as Record<string, number>;
  return {
    families: await selectFamilies(tx, vendor_id),
    colleagues: await selectColleagues(tx, vendor_id, partner_id),
    currency: currency as Currency,
    country: partner.country,
    today: localDate(now, partner.time_zone),
    book: await selectBook(tx, of),
    quotaLeft: Math.max(0, (limits[partner.tier] ?? 0) - (await openCount(tx, vendor_id, partner_id))),
  };
}

export async function rememberedHeadings(
  tx: Tx,
  { vendor_id, partner_id }: Whose,
  headings: readonly string[],
): Promise<Map<string, ImportField | null>> {
  const keys = [...new Set(headings.map(headingKey))];
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom('registration_import_headings')
    .select(['heading', 'field'])
    .where('vendor_id', '=', vendor_id)
    .where('partner_id', '=', partner_id)
    .where('heading', 'in', keys)
    .execute();
  return new Map(rows.map(({ heading, field }) => [heading, field as ImportField | null]));
}

export async function rememberHeadings(
  tx: Tx,
  { vendor_id, partner_id }: Whose,
  headings: readonly string[],
  fields: readonly (ImportField | null)[],
): Promise<void> {
  const said = new Map(headings.map((heading, at) => [headingKey(heading), fields[at] ?? null]));
  said.delete('');
  if (said.size === 0) return;
  const values = [...said].map(([heading, field]) => ({ vendor_id, partner_id, heading, field }));
  await tx
    .insertInto('registration_import_headings')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['vendor_id', 'partner_id', 'heading'])
        .doUpdateSet((eb) => ({ field: eb.ref('excluded.field') })),
    )
    .execute();
}
