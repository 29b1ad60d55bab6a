/** Which cases time has something to do with, told by the same rule that the command obeys. */

import { vendorToday } from '../../../core/calendar/index.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { groundOf } from '../commands/court.ts';
import { nextAct } from '../rules/acts.ts';
import { benchesOfCases, partiesOfCases, selectCases, selectDue } from '../store/lists.ts';
import { remediesToRemind } from '../store/remedies.ts';
import { remindersOfCases } from '../store/reminders.ts';

export async function dueCases(c: { tx: Tx; now: Date }, vendorId: string, limit: number): Promise<string[]> {
  const owed = await remediesToRemind(c.tx, vendorId, await vendorToday(c.tx, vendorId, c.now), null);
  const remedies = Map.groupBy(owed, (each) => each.dispute_id);
  const ids = [...new Set([...(await selectDue(c.tx, vendorId, limit)), ...remedies.keys()])];
  if (ids.length === 0) return [];
  const cases = await selectCases(c.tx, vendorId, ids);
  const parties = Map.groupBy(await partiesOfCases(c.tx, vendorId, ids), (party) => party.dispute_id);
  const benches = Map.groupBy(await benchesOfCases(c.tx, vendorId, ids), (seat) => seat.dispute_id);
  const reminders = Map.groupBy(await remindersOfCases(c.tx, vendorId, ids), (each) => each.dispute_id);
  const due: string[] = [];
  for (const dispute of cases.values()) {
    const own = parties.get(dispute.id) ?? [];
    const turn = dispute.turn_started_at?.getTime();
    const act = nextAct(
      {
        ...dispute,
        seats: benches.get(dispute.id)?.length ?? 0,
        allAccepted: own.every((party) => party.accepted_at !== null),
        remediesDue: remedies.get(dispute.id)?.length ?? 0,
        unsettled: own.filter((party) => party.settled_at === null).length,
        reminded: (reminders.get(dispute.id) ?? [])
          .filter((each) => each.turn_at.getTime() === turn)
          .map((each) => each.threshold),
      },
      await groundOf(c, vendorId, dispute.rules_version_id),
    );
    if (act) due.push(dispute.id);
  }
  return due;
}
