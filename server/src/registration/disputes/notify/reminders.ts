/** Reminders of a turn that runs: those whose turn it is, each threshold once. */
import type { DisputeRecord } from '../store/cases.ts';
import { type Look, type Telling, tellParties, tellVendor } from './audience.ts';

export async function remindOf(look: Look, dispute: DisputeRecord, threshold: '50' | '90'): Promise<void> {
  const turn = dispute.turn_started_at?.toISOString() ?? '';
  const key = `${dispute.id}/${threshold}/${turn}`;
  if (dispute.state === 'evidence') {
    await tellParties(look, dispute, { type: 'dispute.evidence_due', key });
    return;
  }
  const type: Telling['type'] = threshold === '50' ? 'dispute.decision_half' : 'dispute.decision_soon';
  await tellVendor(look, dispute, { type, key }, ['judges']);
}

/** Those who answer for the channel owe what a decision promised. */
export async function remindOfRemedy(
  look: Look,
  dispute: DisputeRecord,
  { threshold, due_on }: { threshold: string; due_on: string },
): Promise<void> {
  const type: Telling['type'] = threshold.endsWith('/0') ? 'dispute.remedy_due' : 'dispute.remedy_soon';
  const dueAt = new Date(`${due_on}T12:00:00Z`);
  await tellVendor(look, dispute, { type, key: threshold, dueAt }, ['heads', 'managers']);
}

/** Those who can find people without an interest. */
export async function tellNobodyFree(look: Look, dispute: DisputeRecord): Promise<void> {
  const key = `${dispute.id}/nobody/${dispute.turn_started_at?.toISOString() ?? ''}`;
  await tellVendor(look, dispute, { type: 'dispute.nobody_free', key }, ['heads', 'managers']);
}
