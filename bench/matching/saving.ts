/** What the index costs whoever saves a customer, and what matching adds to a registration: the three by turns in one run. */
import { findCandidates, findOrCreateCustomer } from '../../server/src/core/customers/index.ts';
import { matchName } from '../../server/src/core/customers/rules/names.ts';
import { insertCustomers } from '../../server/src/core/customers/store/customers.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import { type Tx, tenantTransaction } from '../../server/src/platform/db/tenancy.ts';
import type { Pool } from './base.ts';

export interface SavingFigures {
  /** Half of the transactions take less: a bare row; the row with its keys; the same and the question who it may be. */
  saveBareMs: number;
  saveMs: number;
  saveAndAskMs: number;
  addedToSaveMs: number;
  addedToRegistrationMs: number;
}

const typed = { country: 'RU', tax_id: null, kpp: null, domain: null };

export async function measureSaving(pool: Pool, vendorId: string, names: readonly string[]): Promise<SavingFigures> {
  const times: [number[], number[], number[]] = [[], [], []];
  const ways: ((tx: Tx, name: string) => Promise<unknown>)[] = [
    (tx, name) => insertCustomers(tx, [bare(vendorId, name)]),
    (tx, name) => findOrCreateCustomer(tx, vendorId, { ...typed, name, now: new Date() }),
    async (tx, name) => {
      const { id } = await findOrCreateCustomer(tx, vendorId, { ...typed, name, now: new Date() });
      await findCandidates(tx, vendorId, { ...typed, name, customer_id: id }, 20, new Date());
    },
  ];
  for (const [at, name] of names.entries()) {
    const way = at % ways.length;
    const started = performance.now();
    await tenantTransaction(pool.db, { vendorId, partnerId: 'all' }, async (tx) => ways[way]?.(tx, name));
    // The first ones warm the statements.
    if (at >= 30) times[way]?.push(performance.now() - started);
  }
  const [saveBareMs, saveMs, saveAndAskMs] = times.map(middle) as [number, number, number];
  return {
    saveBareMs,
    saveMs,
    saveAndAskMs,
    addedToSaveMs: saveMs - saveBareMs,
    addedToRegistrationMs: saveAndAskMs - saveBareMs,
  };
}

function bare(vendor_id: string, name: string) {
  const now = new Date();
  const { match_name, legal_form } = matchName(name, typed.country);
  return {
    vendor_id,
    id: newId(now),
    name,
    country: typed.country,
    match_name,
    legal_form,
    created_at: now,
    updated_at: now,
  };
}

const middle = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
