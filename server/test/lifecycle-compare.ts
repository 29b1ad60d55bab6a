/** What the product has stored, beside the model, after every step. */
import { expect } from 'vitest';
import type { Model } from './lifecycle-claim.ts';
import { protectedTo } from './lifecycle-effects.ts';
import type { Real } from './lifecycle-lane.ts';

interface StoredEvent {
  seq: number;
  from: string | null;
  to: string;
}

/** What is stored equals the model, and the invariants hold whatever the model says. */
export async function compare(model: Model, real: Real): Promise<void> {
  const { app, world } = real.lane;
  const { rows } = await app.owner.query(
    `SELECT r.id, r.state, r.turn, r.due_at, r.submitted_at, r.first_submitted_at, r.protected_until, r.extensions, r.frozen_at,
       (SELECT json_agg(json_build_object('seq', e.seq, 'from', e.from_state, 'to', e.to_state, 'at', e.at, 'type', e.type, 'data', e.data) ORDER BY e.seq)
        FROM registration_events e WHERE e.vendor_id = r.vendor_id AND e.registration_id = r.id) AS events,
       (SELECT json_agg(concat_ws('/', p.scope_id, p.family_id, p.site)) FROM protections p
        WHERE p.vendor_id = r.vendor_id AND p.registration_id = r.id AND p.active) AS scopes,
       (SELECT max(p.until_at) FROM protections p
        WHERE p.vendor_id = r.vendor_id AND p.registration_id = r.id AND p.active) AS scopes_until,
       (SELECT m.hearing_until FROM registration_removals m WHERE m.vendor_id = r.vendor_id AND m.id = r.removal_id) AS hearing
     FROM registrations r WHERE r.vendor_id = $1 AND r.id = ANY($2)`,
    [world.vendorId, real.ids],
  );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const time = (at: Date | null) => at?.getTime() ?? null;
  const seen = real.ids.map((id) => {
    const row = stored.get(id);
    return [
      row.state,
      row.turn,
      time(row.due_at),
      time(row.submitted_at),
      time(row.first_submitted_at),
      time(row.protected_until),
      row.extensions,
      row.scopes?.length ?? 0,
      row.frozen_at && row.scopes ? null : time(row.scopes_until),
      time(row.frozen_at),
      time(row.hearing),
    ];
  });
  expect(seen).toEqual(
    model.claims.map((each) => [
      each.state,
      each.turn,
      each.due,
      each.submitted,
      each.firstSubmitted,
      each.until,
      each.extensions,
      each.protects.length,
      each.protects.length === 0 || each.frozen !== null ? null : protectedTo(each),
      each.frozen,
      each.removal?.hearingUntil ?? null,
    ]),
  );
  const scopes = rows.flatMap((row) => row.scopes ?? []);
  expect(new Set(scopes).size, 'one active protection per scope').toBe(scopes.length);
  for (const row of rows) {
    const events = row.events as StoredEvent[];
    expect(events.at(-1)?.to, 'the state is that of the last event').toBe(row.state);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_each, at) => at + 1));
    expect(events.slice(1).map(({ from }) => from)).toEqual(events.slice(0, -1).map(({ to }) => to));
    const before = real.histories.get(row.id) ?? '[';
    const text = JSON.stringify(events);
    expect(text.startsWith(before), 'the history only grows').toBe(true);
    real.histories.set(row.id, text.slice(0, -1));
  }
}
