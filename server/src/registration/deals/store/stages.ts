import { askAhead } from '../../../platform/db/driver.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { DealStage } from '../contract/stages.ts';
import { categoryOf, usualStages } from '../rules/stages.ts';

/** The vendor's own stages, or the product's usual ones while it has none. */
export async function selectStages(tx: Tx, vendorId: string): Promise<readonly DealStage[]> {
  return known(await stagesOf(tx, vendorId).execute());
}

/**
 * The stages, which stay so until this transaction ends: a deal goes to none that is being taken away. They have no rows
 * until the vendor has its own, so what is held is the vendor's row; to be called before a deal is locked.
 */
export async function holdStages(tx: Tx, vendorId: string): Promise<readonly DealStage[]> {
  const [, rows] = await askAhead(tx, vendorRow(tx, vendorId).forShare(), stagesOf(tx, vendorId));
  return known(await rows());
}

/** Whoever puts the stages in order does it alone, and no deal is on its way to one of them. */
export async function lockStages(tx: Tx, vendorId: string): Promise<void> {
  await vendorRow(tx, vendorId).forNoKeyUpdate().execute();
}

const vendorRow = (tx: Tx, vendorId: string) =>
  tx.selectFrom('vendors').select('vendor_id').where('vendor_id', '=', vendorId);

const stagesOf = (tx: Tx, vendorId: string) =>
  tx
    .selectFrom('deal_stages')
    .select(['code', 'name_ru', 'name_en', 'hint_ru', 'hint_en', 'probability', 'tasks'])
    .where('vendor_id', '=', vendorId)
    .orderBy('position');

function known(rows: readonly object[]): readonly DealStage[] {
  return rows.length > 0 ? rows.map((row) => DealStage.parse(row)) : usualStages;
}

export async function replaceStages(tx: Tx, vendorId: string, stages: readonly DealStage[]): Promise<void> {
  await tx.deleteFrom('deal_stages').where('vendor_id', '=', vendorId).execute();
  await tx
    .insertInto('deal_stages')
    .values(
      stages.map((stage, position) => ({
        ...stage,
        vendor_id: vendorId,
        position,
        tasks: JSON.stringify(stage.tasks),
      })),
    )
    .execute();
}

/** How many open deals stand at each stage; closed ones only remember a name. */
export async function countByStage(tx: Tx, vendorId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('deals')
    .select((eb) => ['stage', eb.fn.countAll<number>().as('n')])
    .where('vendor_id', '=', vendorId)
    .where('state', '=', 'open')
    .groupBy('stage')
    .execute();
  return new Map(rows.map((row) => [row.stage, Number(row.n)]));
}

/** Deals whose probability nobody has said take that of their stage. */
export async function takeProbability(tx: Tx, vendorId: string, { code, probability }: DealStage): Promise<void> {
  await tx
    .updateTable('deals')
    .set((eb) => ({
      probability,
      category: eb.case().when('category_own', '=', true).then(eb.ref('category')).else(categoryOf(probability)).end(),
    }))
    .where('vendor_id', '=', vendorId)
    .where('stage', '=', code)
    .where('state', '=', 'open')
    .where('probability_own', '=', false)
    .where('probability', '<>', probability)
    .execute();
}
