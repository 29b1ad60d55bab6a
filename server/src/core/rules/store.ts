import { createHash } from 'node:crypto';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Scope } from '../../access/guard.ts';
import { seal, type Unchecked } from '../../access/guard.ts';
import { permissions } from '../../access/permissions.ts';
import { decodeCursor } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import type { RuleVersions } from '../../platform/db/schema.gen.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import type { RuleSetName } from './contract/rule-sets.ts';
import { canonicalJson, type FourEyes, fourEyesOf } from './rules.ts';

export type VersionRow = Selectable<RuleVersions> & { creator: string | null; publisher: string | null };

export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

function versions(tx: Tx, vendorId: string) {
  return tx
    .selectFrom('rule_versions as v')
    .leftJoin('people as c', (join) =>
      join.onRef('c.id', '=', 'v.created_by').on('c.vendor_id', '=', vendorId).onRef('c.vendor_id', '=', 'v.vendor_id'),
    )
    .leftJoin('people as p', (join) =>
      join
        .onRef('p.id', '=', 'v.published_by')
        .on('p.vendor_id', '=', vendorId)
        .onRef('p.vendor_id', '=', 'v.vendor_id'),
    )
    .selectAll('v')
    .select(['c.full_name as creator', 'p.full_name as publisher'])
    .where('v.vendor_id', '=', vendorId);
}

/** Drafts belong to the vendor alone, published versions to everybody. */
function sealed(row: VersionRow | undefined): Unchecked<VersionRow> | undefined {
  if (!row) return undefined;
  return seal(row, { vendorId: row.vendor_id, partnerId: null, shared: row.state === 'published' });
}

export async function findVersion(tx: Tx, vendorId: string, id: string): Promise<Unchecked<VersionRow> | undefined> {
  return sealed(await versions(tx, vendorId).where('v.id', '=', id).executeTakeFirst());
}

export async function lockVersion(tx: Tx, vendorId: string, id: string): Promise<Unchecked<VersionRow> | undefined> {
  const locked = await tx
    .selectFrom('rule_versions')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked && findVersion(tx, vendorId, id);
}

export async function selectVersions(
  tx: Tx,
  scope: Scope<'rules.read'>,
  filter: { ruleSet: RuleSetName; cursor?: string | undefined; limit: number },
): Promise<VersionRow[]> {
  let query = versions(tx, scope.vendorId).where('v.rule_set', '=', filter.ruleSet);
  if (scope.partnerId !== null) query = query.where('v.state', '=', 'published');
  if (filter.cursor) {
    const after = decodeCursor(filter.cursor, ['int']);
    if (!after) fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
    query = query.where('v.version', '<', after[0] as number);
  }
  return query
    .orderBy('v.version', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** The version in force at a moment, or undefined before the first one. */
export async function selectInForce(
  tx: Tx,
  vendorId: string,
  ruleSet: RuleSetName,
  at: Date,
): Promise<VersionRow | undefined> {
  return versions(tx, vendorId)
    .where('v.rule_set', '=', ruleSet)
    .where('v.state', '=', 'published')
    .where('v.effective_from', '<=', at)
    .orderBy('v.effective_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function selectOpenDraft(tx: Tx, vendorId: string, ruleSet: RuleSetName): Promise<VersionRow | undefined> {
  return versions(tx, vendorId)
    .where('v.rule_set', '=', ruleSet)
    .where('v.state', 'in', ['draft', 'in_review'])
    .executeTakeFirst();
}

/** Published versions of every rule set, the latest to come into force first. */
export async function selectPublished(tx: Tx, vendorId: string): Promise<Selectable<RuleVersions>[]> {
  return tx
    .selectFrom('rule_versions')
    .selectAll()
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'published')
    .orderBy('effective_from', 'desc')
    .execute();
}

/** The next number; the counter's row stays locked until the end, so that two drafts begin one after the other. */
export async function takeVersionNumber(tx: Tx, vendorId: string, ruleSet: RuleSetName): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ vendor_id: vendorId, name: `rule_version.${ruleSet}`, value: 1 })
    .onConflict((conflict) => conflict.columns(['vendor_id', 'name']).doUpdateSet({ value: sql`counters.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}

export async function insertVersion(tx: Tx, row: Insertable<RuleVersions>): Promise<void> {
  await tx.insertInto('rule_versions').values(row).execute();
}

export async function saveVersion(
  tx: Tx,
  vendorId: string,
  id: string,
  changes: Updateable<RuleVersions>,
): Promise<void> {
  await tx
    .updateTable('rule_versions')
    .set(changes)
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    // Said twice, here and by the transition table: a published version is never written again.
    .where('state', 'in', ['draft', 'in_review'])
    .execute();
}

export async function dateIsTaken(tx: Tx, vendorId: string, ruleSet: string, effectiveFrom: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('rule_versions')
    .select('id')
    .where('vendor_id', '=', vendorId)
    .where('rule_set', '=', ruleSet)
    .where('state', '=', 'published')
    .where('effective_from', '=', effectiveFrom)
    .executeTakeFirst();
  return row !== undefined;
}

export async function currencyOf(tx: Tx, vendorId: string): Promise<string> {
  const row = await tx
    .selectFrom('vendors')
    .select('currency')
    .where('vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return row.currency;
}

/** The vendor's setting, and how many people who work there hold the right to publish. */
export async function fourEyes(tx: Tx, vendorId: string): Promise<FourEyes> {
  const row = await tx
    .selectFrom('vendors as v')
    .select((eb) => [
      'v.rules_four_eyes',
      eb
        .selectFrom('people as p')
        .select((of) => of.fn.countAll<number>().as('n'))
        .where('p.vendor_id', '=', vendorId)
        .where('p.partner_id', 'is', null)
        .where('p.status', '=', 'active')
        .where(sql<boolean>`p.roles && ${sql.val([...permissions['rules.publish']])}::text[]`)
        .as('publishers'),
    ])
    .where('v.vendor_id', '=', vendorId)
    .executeTakeFirstOrThrow();
  return fourEyesOf(row.rules_four_eyes, Number(row.publishers));
}
