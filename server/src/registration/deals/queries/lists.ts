import { vendorToday } from '../../../core/calendar/index.ts';
import { personNames } from '../../../core/identity/index.ts';
import { partnerNames } from '../../../core/partners/index.ts';
import { familyNames } from '../../../core/products/index.ts';
import { toPage } from '../../../kernel/page.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { type Context, implement } from '../../../platform/operations/implement.ts';
import { getDealBoard, getForecast, listDeals } from '../contract/lists.ts';
import { reachOf } from '../policy.ts';
import { type ForecastBy, type ForecastSum, groupFor, rowsBy, totalsOf } from '../rules/forecast.ts';
import { managersOf, selectForecast } from '../store/forecast.ts';
import { keysOfCard, type ListedCard, selectCards, selectColumnSums, selectColumns } from '../store/lists.ts';
import { selectStages } from '../store/stages.ts';
import { presentCards } from './present.ts';

type Reading = Pick<Context<{ permission: 'deal.read' }>, 'tx' | 'actor' | 'now'>;

/** What was asked for, of the deals that this reader may enter. */
const within = <F extends object>(c: Reading, filter: F) => ({ ...filter, helper_id: reachOf(c.actor).helperId });

/** A won deal shows what it brought, and when. */
const asClosed = (row: ListedCard): ListedCard =>
  row.state === 'won'
    ? { ...row, amount_minor: row.won_amount_minor ?? row.amount_minor, close_date: row.closed_on ?? row.close_date }
    : row;

export const listQueries = [
  implement(listDeals, async (c, { state, stage, cursor, limit, ...filter }) => {
    const rows = await selectCards(
      c.tx,
      c.scope(),
      within(c, filter),
      state,
      { stage, cursor, limit },
      await vendorToday(c.tx, c.actor.vendorId, c.now),
    );
    const { items, nextCursor } = toPage(rows, limit, keysOfCard(state));
    return { items: await presentCards(c.tx, c.actor.vendorId, items.map(asClosed), c.now), nextCursor };
  }),

  implement(getDealBoard, async (c, { cards, ...asked }) => {
    const filter = within(c, asked);
    const today = await vendorToday(c.tx, c.actor.vendorId, c.now);
    const stages = await selectStages(c.tx, c.actor.vendorId);
    const codes = stages.map((stage) => stage.code);
    const columns = await selectColumns(c.tx, c.scope(), filter, codes, cards, today);
    const sums = await selectColumnSums(c.tx, c.scope(), filter, today);
    const pages = columns.map((rows) => toPage(rows, cards, keysOfCard('open')));
    const shown = await presentCards(
      c.tx,
      c.actor.vendorId,
      pages.flatMap((page) => page.items),
      c.now,
    );
    return {
      columns: stages.map((stage, at) => {
        const own = sums.filter((sum) => sum.stage === stage.code);
        return {
          stage: stage.code,
          name: { ru: stage.name_ru, en: stage.name_en },
          hint: { ru: stage.hint_ru, en: stage.hint_en },
          probability: stage.probability,
          count: own.reduce((all, sum) => all + Number(sum.count), 0),
          sums: own.map(({ currency, count, amount_minor, weighted_minor }) => ({
            currency,
            count: Number(count),
            amount_minor: Number(amount_minor),
            weighted_minor: Number(weighted_minor),
          })),
          items: shown.filter((card) => card.stage === stage.code),
          nextCursor: pages[at]?.nextCursor ?? null,
        };
      }),
    };
  }),

  implement(getForecast, async (c, { by, ...asked }) => {
    const filter = within(c, asked);
    const today = await vendorToday(c.tx, c.actor.vendorId, c.now);
    const when = { today, since: `${today.slice(0, 4)}-01-01` };
    const sums = await selectForecast(c.tx, c.scope(), filter, groupFor(by), when);
    const rows = rowsBy(sums, await keysFor(c.tx, c.actor.vendorId, by, filter.family_id));
    const names = await namesOf(c.tx, c.actor.vendorId, by, c.actor.locale, rows);
    const weight = (row: ForecastSum) => row.weighted_minor + row.won_minor;
    const named = rows.map((row) => ({ ...row, name: (row.key && names.get(row.key)) ?? '' }));
    named.sort((a, b) =>
      by === 'month' ? (a.key ?? '9').localeCompare(b.key ?? '9') : weight(b) - weight(a) || (a.name < b.name ? -1 : 1),
    );
    return { today, rows: named, totals: totalsOf(sums).map((row) => ({ ...row, name: '' })) };
  }),
];

/** Under which rows a sum of the database belongs; of the deals of one family, under that one alone. */
async function keysFor(
  tx: Tx,
  vendorId: string,
  by: ForecastBy,
  familyId: string | undefined,
): Promise<(key: string | null) => (string | null)[]> {
  if (by === 'family' && familyId) return () => [familyId];
  if (by === 'family') return (key) => (key ? key.split(',') : [null]);
  if (by !== 'manager') return (key) => [key];
  const managers = await managersOf(tx, vendorId);
  return (key) => [(key && managers.get(key)) ?? null];
}

async function namesOf(
  tx: Tx,
  vendorId: string,
  by: ForecastBy,
  locale: 'ru' | 'en',
  rows: readonly ForecastSum[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => (row.key ? [row.key] : []));
  if (by === 'partner')
    return new Map([...(await partnerNames(tx, vendorId, ids))].map(([id, partner]) => [id, partner.name]));
  if (by === 'manager') return new Map(await personNames(tx, vendorId, ids));
  if (by === 'family')
    return new Map([...(await familyNames(tx, vendorId, ids))].map(([id, family]) => [id, family[locale]]));
  return new Map(ids.map((id) => [id, id]));
}
