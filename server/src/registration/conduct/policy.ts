import type { Actor } from '../../access/actors.ts';
import type { Belonging } from '../../access/guard.ts';
import type { ConductState } from './contract.ts';

interface Facts {
  vendor_id: string;
  partner_id: string;
  side: string;
  state: ConductState;
  opened_by: string;
  replied_by: string | null;
  decided_by: string | null;
  reply_due_at: Date;
  appeal_until: Date | null;
}

export function belongingOf(row: Facts): Belonging {
  return { vendorId: row.vendor_id, partnerId: row.partner_id };
}

/** The side whose conduct it is answers; the vendor's people decide; the partner may appeal, of whichever side the case is. */
export function possibleDeeds(row: Facts, actor: Actor, now: Date) {
  const isVendor = actor.partnerId === null;
  const { personId } = actor;
  const has = (permission: Parameters<typeof actor.grants.has>[0]) => actor.grants.has(permission);
  const open = row.state === 'noticed' || row.state === 'replied';
  const took = [row.opened_by, row.replied_by];
  return {
    reply: row.state === 'noticed' && has('conduct.reply') && (row.side === 'vendor') === isVendor,
    decide:
      open && has('conduct.decide') && !took.includes(personId) && (row.state === 'replied' || now >= row.reply_due_at),
    appeal:
      row.state === 'decided' &&
      !isVendor &&
      has('conduct.appeal') &&
      row.appeal_until !== null &&
      now < row.appeal_until,
    judge: row.state === 'appealed' && has('conduct.decide') && ![...took, row.decided_by].includes(personId),
    drop: open && isVendor && row.side === 'partner' && has('conduct.open'),
  };
}
