/** What the database does for one search: the statements as they were sent, explained under row security. */
import { CompiledQuery } from 'kysely';
import { tenantTransaction } from '../../server/src/platform/db/tenancy.ts';
import { traced } from '../record.ts';
import { ask, type Base, type Pool } from './base.ts';
import type { CsvRow } from './csv.ts';

export interface Plan {
  statement: string;
  plan: string[];
}

const reads = /customer_posting_buckets|customer_profiles|"customers"/;

export async function plansOf(pool: Pool, base: Base, query: CsvRow): Promise<Plan[]> {
  const { steps } = await traced(() => ask(pool, base, [query], 1));
  const asked = steps.filter(({ text }) => reads.test(text));
  const tenant = { vendorId: base.vendorId, partnerId: 'all' };
  return tenantTransaction(
    pool.db,
    tenant,
    async (tx) => {
      const plans: Plan[] = [];
      for (const { text, values } of asked) {
        const explain = CompiledQuery.raw(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, values);
        const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(explain);
        plans.push({ statement: text.replace(/\s+/g, ' ').trim(), plan: rows.map((row) => row['QUERY PLAN']) });
      }
      return plans;
    },
    { readOnly: true },
  );
}

export const inText = (plans: readonly Plan[]): string =>
  plans.map(({ statement, plan }) => `\n${statement}\n${plan.map((line) => `  ${line}\n`).join('')}`).join('');
