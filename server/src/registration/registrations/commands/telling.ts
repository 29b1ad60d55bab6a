/** What is told in the history of a registration by what goes on beside it: disputes and co-selling. */
import type { Actor } from '../../../access/actors.ts';
import { open } from '../../../access/guard.ts';
import { type ToldEvent, toldEvents } from '../events.ts';
import { appendEvent } from '../store/history.ts';
import { lockRegistration, type RegistrationRecord } from '../store/registrations.ts';
import { actorFacts, type CommandContext, payloadOf } from './apply.ts';

export interface Told {
  reason_code?: string;
  /** For the partner to read: names nobody that it may not know. */
  note?: string;
  rulesId: string;
  data?: Record<string, unknown>;
}

/** The registration under its lock, by the rights of the work that has to do with it; row security still stands. */
export async function lockedBy(c: CommandContext, worker: Actor, id: string): Promise<RegistrationRecord> {
  return open(worker, 'registration.read', await lockRegistration(c.tx, worker.vendorId, id));
}

export async function tell(c: CommandContext, row: RegistrationRecord, event: ToldEvent, told: Told): Promise<void> {
  await appendEvent(c.tx, {
    vendor_id: row.vendor_id,
    registration_id: row.id,
    partner_id: row.partner_id,
    type: event,
    at: c.now,
    from_state: row.state,
    to_state: row.state,
    ...actorFacts(c.actor),
    reason_code: told.reason_code ?? null,
    note: told.note ?? '',
    rules_version_id: told.rulesId,
    data: told.data ?? {},
  });
  c.emit(toldEvents[event], payloadOf(c, row, told.note));
}
