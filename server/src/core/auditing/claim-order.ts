/** Judges the order of all equal claims of a vendor anew, from the leaves; the gravest come first. */
import type { Scope } from '../../access/guard.ts';
import { decodeCursor, toPage } from '../../kernel/page.ts';
import { fail } from '../../kernel/problem.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { VendorCache } from '../../platform/vendor-cache.ts';
import { partnerNames } from '../partners/index.ts';
import { numberOf, type Opened, openedOf, textOf } from './present.ts';
import {
  type Claim,
  claimingTypes,
  type Finding,
  isExplained,
  type Order,
  type OrderVerdict,
  orderOf,
  orderVerdicts,
  type Step,
  verdictOf,
} from './rules.ts';
import { type StepRow, selectSharedClaims, selectSteps } from './store.ts';

interface Asked {
  from?: Date | undefined;
  until?: Date | undefined;
  verdict?: OrderVerdict | undefined;
  cursor?: string | undefined;
  limit: number;
}

interface Judged {
  tag: string;
  claims: Claim[];
  order: Order;
  verdict: OrderVerdict;
  /** Index of the newest place. */
  newest: number;
}

/** A page asks for its groups, for the next ones and for the numbers: judged once. */
const lately = new VendorCache<Judged[]>();

export async function claimOrder(tx: Tx, scope: Scope<'log.audit'>, asked: Asked) {
  const { vendorId } = scope;
  const judged = (await lately.get(vendorId, () => judgeAll(tx, scope))).filter((group) => isWithin(group, asked));
  const counts = Object.fromEntries(orderVerdicts.map((each) => [each, 0])) as Record<OrderVerdict, number>;
  for (const { verdict } of judged) counts[verdict] += 1;
  const wanted = judged.filter(({ verdict }) => !asked.verdict || verdict === asked.verdict).sort(gravestFirst);
  const { items, nextCursor } = toPage(after(wanted, asked.cursor).slice(0, asked.limit + 1), asked.limit, keysOf);
  return { items: await presentGroups(tx, vendorId, items), nextCursor, counts };
}

const keysOf = ({ verdict, newest, tag }: Judged) => [orderVerdicts.indexOf(verdict), newest, tag];

function gravestFirst(a: Judged, b: Judged): number {
  const rank = orderVerdicts.indexOf(a.verdict) - orderVerdicts.indexOf(b.verdict);
  return rank || b.newest - a.newest || (a.tag < b.tag ? -1 : 1);
}

function after(groups: readonly Judged[], cursor: string | undefined): readonly Judged[] {
  if (!cursor) return groups;
  const [rank, newest, tag] = decodeCursor(cursor, ['int', 'bigint', 'string']) ?? [];
  const verdict = typeof rank === 'number' ? orderVerdicts[rank] : undefined;
  if (!verdict || typeof newest !== 'number' || typeof tag !== 'string')
    fail('request.invalid', {}, [{ path: 'cursor', code: 'field.invalid' }]);
  const last = { verdict, newest, tag } as Judged;
  return groups.filter((group) => gravestFirst(last, group) < 0);
}

function isWithin({ claims, order }: Judged, { from, until }: Asked): boolean {
  if (!from && !until) return true;
  const places = claims.flatMap(({ registrationId, steps }) => {
    const place = order.fates.get(registrationId)?.place;
    return steps.filter(({ index }) => index === place).map(({ at }) => at);
  });
  return places.some((at) => (!from || at >= from) && (!until || at < until));
}

async function judgeAll(tx: Tx, scope: Scope<'log.audit'>): Promise<Judged[]> {
  const { vendorId } = scope;
  const shared = await selectSharedClaims(tx, scope);
  const rows = await selectSteps(tx, vendorId, [...new Set(shared.map((claim) => claim.registration_id))]);
  const late = await lateAnswers(tx, vendorId, rows);
  const byRegistration = Map.groupBy(rows, (row) => row.registration_id);
  const groups = Map.groupBy(shared, (claim) => claim.tag);
  const orders = [...groups].map(([tag, members]) => {
    const claims = members.map(({ registration_id, partner_id, first_index }): Claim => {
      const mine = (byRegistration.get(registration_id) ?? []).filter((row) => row.leaf_index >= first_index);
      return {
        registrationId: registration_id,
        partnerId: partner_id,
        steps: mine.map((row) => stepOf(row, tag, late)),
      };
    });
    return { tag, claims, order: orderOf(claims) };
  });
  return explainedOf(tx, vendorId, orders);
}

/** The tag is looked for in the text of the leaf: one that somebody has spoilt must not hide the others. */
function stepOf({ leaf_index, type, at, claim }: StepRow, tag: string, late: ReadonlySet<number>): Step {
  const step = { index: leaf_index, type, at, moved: late.has(leaf_index) };
  return claim === null ? step : { ...step, bears: claim.includes(tag) };
}

/** Answers that came too late to keep the place: by their own word, the claim was submitted with them. */
async function lateAnswers(tx: Tx, vendorId: string, rows: readonly StepRow[]): Promise<ReadonlySet<number>> {
  const answers = rows.filter(({ type }) => type === 'resubmitted');
  const opened = await openedOf(
    tx,
    vendorId,
    answers.map(({ leaf_index }) => leaf_index),
  );
  const isLate = ({ leaf_index, at }: StepRow) => textOf(opened.get(leaf_index), 'submitted_at') === at.toISOString();
  return new Set(answers.filter(isLate).map(({ leaf_index }) => leaf_index));
}

/** Reads the grounds of every decision that did not keep to the order. */
async function explainedOf(
  tx: Tx,
  vendorId: string,
  groups: readonly Pick<Judged, 'tag' | 'claims' | 'order'>[],
): Promise<Judged[]> {
  const grave = groups.flatMap(({ claims, order }) =>
    order.findings
      .filter(({ kind }) => kind !== 'refused_first')
      .map((finding) => ({ finding, places: placesOf(claims, finding) })),
  );
  const indexes = grave.flatMap(({ finding, places }) => [finding.index, ...places]);
  const opened = await openedOf(tx, vendorId, indexes);
  const explained = new Set(
    grave
      .filter(({ finding, places }) => isExplained(groundsOf(finding, places, opened)))
      .map(({ finding }) => finding),
  );
  return groups.map(({ tag, claims, order }) => {
    const own = new Set(order.findings.filter((finding) => explained.has(finding)));
    const newest = Math.max(...[...order.fates.values()].map(({ place }) => place));
    return { tag, claims, order, verdict: verdictOf(order, own), newest };
  });
}

type Places = readonly [number, number];

/** Where each of the two claims says what it claims: its last such leaf before the decision. */
function placesOf(claims: readonly Claim[], { registrationId, against, index }: Finding): Places {
  const place = (id: string) => {
    const { steps = [] } = claims.find((claim) => claim.registrationId === id) ?? {};
    return steps.findLast((step) => step.index < index && claimingTypes.has(step.type))?.index ?? index;
  };
  return [place(registrationId), place(against)];
}

function groundsOf(finding: Finding, [own, other]: Places, opened: ReadonlyMap<number, Opened>) {
  const site = (index: number) => textOf(opened.get(index), 'site');
  return { rule: textOf(opened.get(finding.index), 'priority_rule'), sites: [site(own), site(other)] as const };
}

async function presentGroups(tx: Tx, vendorId: string, groups: readonly Judged[]) {
  const claims = groups.flatMap((group) => group.claims);
  const partners = await partnerNames(
    tx,
    vendorId,
    claims.map(({ partnerId }) => partnerId),
  );
  const opened = await openedOf(tx, vendorId, groups.flatMap(indexesOf));
  return groups.map(({ tag, verdict, claims: members, order }) => ({
    tag,
    verdict,
    claims: [...order.fates].map(([registrationId, fate]) => {
      const { partnerId, steps } = members.find((claim) => claim.registrationId === registrationId) as Claim;
      const placed = (index: number) => ({
        index,
        at: (steps.find((step) => step.index === index) as Step).at.toISOString(),
      });
      const first = opened.get(steps[0]?.index ?? -1);
      return {
        registration_id: registrationId,
        number: numberOf(first),
        customer: textOf(first, 'customer'),
        partner: { id: partnerId, name: partners.get(partnerId)?.name ?? '' },
        place: placed(fate.place),
        granted:
          fate.granted === null
            ? null
            : { ...placed(fate.granted), rule: textOf(opened.get(fate.granted), 'priority_rule') },
        ended: fate.ended && { ...placed(fate.ended.index), type: fate.ended.type },
      };
    }),
  }));
}

/** First and deciding leaves of the claims of a group. */
function indexesOf({ claims, order }: Judged): number[] {
  return [
    ...claims.flatMap(({ steps }) => steps.slice(0, 1).map(({ index }) => index)),
    ...[...order.fates.values()].flatMap(({ granted }) => granted ?? []),
  ];
}
