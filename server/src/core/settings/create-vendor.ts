/** A new vendor as set-up and demo leave it: its facts, its first published rules, nobody in it yet. */
import type { Transaction } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { fail } from '../../kernel/problem.ts';
import type { DB } from '../../platform/db/schema.gen.ts';
import { visitVendor } from '../../platform/db/tenancy.ts';
import { installFirstRules } from '../rules/index.ts';
import { addToDirectory, insertVendor } from './store.ts';

export interface NewVendor {
  name: string;
  /** Stands in addresses; see the directory's check. */
  slug: string;
  legalName?: string;
  /** ISO 3166-1 alpha-2; chooses the production calendar. */
  country: string;
  timeZone: string;
  locale: Locale;
  /** ISO 4217. */
  currency: string;
  isDemo?: boolean;
  now: Date;
}

/** `tx`: a global transaction. @returns the vendor's id @throws `vendor.slug_taken` */
export async function createVendor(tx: Transaction<DB>, vendor: NewVendor): Promise<string> {
  const { name, slug, now } = vendor;
  const vendorId = newId(now);
  const place = { vendor_id: vendorId, slug, name, is_demo: vendor.isDemo ?? false, created_at: now };
  if (!(await addToDirectory(tx, place)))
    fail('vendor.slug_taken', { slug }, [{ path: 'vendor.slug', code: 'field.taken' }]);
  await visitVendor(tx, vendorId, 'the vendor is being made', async (inside) => {
    await insertVendor(inside, {
      vendor_id: vendorId,
      name,
      legal_name: vendor.legalName ?? '',
      country: vendor.country,
      time_zone: vendor.timeZone,
      locale: vendor.locale,
      currency: vendor.currency,
      updated_at: now,
    });
    await installFirstRules(inside, vendorId, now);
  });
  return vendorId;
}
