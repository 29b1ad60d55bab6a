/** Rows of lists: the case for the vendor's people, a partner's own side of it for that partner. */
import type { z } from 'zod';
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { familyNames } from '../../../core/products/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import type { DisputeRow } from '../contract/views.ts';
import type { DisputeRecord, PartyRecord } from '../store/cases.ts';
import { type Claim, selectClaims } from '../store/claims.ts';
import { benchesOfCases } from '../store/lists.ts';
import { disputeClock } from './clock-view.ts';

export type Row = z.infer<typeof DisputeRow>;

export interface Reading {
  tx: Tx;
  now: Date;
  vendorId: string;
  personId: string | null;
  /** null: the vendor's people, who see all of it. */
  partnerId: string | null;
}

export interface RowOf {
  dispute: DisputeRecord;
  /** The side that the row is told from: the claimant's for the vendor's people. */
  party: PartyRecord;
  parties: number;
}

/** With the whole vendor in sight; what comes out of it names no other partner. */
export async function presentRows(c: Reading, rows: readonly RowOf[]): Promise<Row[]> {
  const calendar = await vendorCalendar(c.tx, c.vendorId);
  const claims = await selectClaims(
    c.tx,
    c.vendorId,
    rows.map(({ party }) => party.registration_id),
  );
  const families = await familiesOf(c.tx, c.vendorId, [...claims.values()]);
  const benches = Map.groupBy(
    await benchesOfCases(
      c.tx,
      c.vendorId,
      rows.map(({ dispute }) => dispute.id),
    ),
    (seat) => seat.dispute_id,
  );
  return rows.map(({ dispute, party, parties }) => {
    const claim = claims.get(party.registration_id);
    const bench = benches.get(dispute.id) ?? [];
    const mine = bench.some((seat) => seat.id === c.personId);
    return {
      ...headOf(c, dispute, party),
      customer_name: claim?.customer_name ?? '',
      families: families(claim),
      registration_number: claim?.number ?? null,
      partner: { id: party.partner_id, name: claim?.partner_name ?? '' },
      parties: c.partnerId === null ? parties : 1,
      clock: disputeClock(dispute, calendar, c.now),
      judges: bench.map(({ id, name }) => ({ id, name })),
      mine,
    };
  });
}

/** Of another partner's claim its respondent learns nothing: to it the vendor has put the scope in question. */
function headOf({ partnerId }: Reading, dispute: DisputeRecord, party: PartyRecord) {
  const { lane, state, level } = dispute;
  const forVendor = partnerId === null;
  const brought = !forVendor && party.side === 'respondent';
  return {
    id: forVendor ? dispute.id : party.id,
    number: forVendor ? dispute.number : party.number,
    kind: brought ? ('claims' as const) : dispute.kind,
    ground: brought ? ('scope_in_question' as const) : dispute.ground,
    opened_side: brought ? ('vendor' as const) : (dispute.opened_side as 'vendor' | 'partner'),
    opened_at: (brought ? party.joined_at : dispute.opened_at).toISOString(),
    lane,
    state,
    level,
  };
}

export async function familiesOf(tx: Tx, vendorId: string, claims: readonly Claim[]) {
  const names = await familyNames(
    tx,
    vendorId,
    claims.flatMap(({ family_ids }) => family_ids),
  );
  return (claim: Claim | undefined): Row['families'] =>
    (claim?.family_ids ?? []).flatMap((id) => {
      const family = names.get(id);
      return family ? [{ id, name: { ru: family.ru, en: family.en } }] : [];
    });
}
