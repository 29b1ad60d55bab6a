/** How the model's steps are done with the product: by which operation, by whom, on what. */
import { type Actor, system } from '../src/access/actors.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Model, ModelClaim, Step } from './lifecycle-claim.ts';
import type { Real } from './lifecycle-lane.ts';
import { byManager } from './lifecycle-model.ts';

const operationOf: Record<Step, [name: string, input: object]> = {
  submit: ['submitRegistration', {}],
  take: ['takeRegistration', {}],
  request_changes: ['requestChanges', { note: 'Уточните площадку' }],
  resubmit: ['resubmitRegistration', {}],
  close_unanswered: ['closeUnanswered', {}],
  open_conflict: ['openConflict', {}],
  resolve_conflict: ['resolveConflict', {}],
  settle_conflict: ['settleConflict', {}],
  breach: ['recordBreach', {}],
  grant_provisional: ['grantProvisional', {}],
  reject: ['rejectRegistration', { reason_code: 'no_proof' }],
  appeal: ['appealRegistration', { note: 'Протокол встречи приложен' }],
  approve: ['approveRegistration', {}],
  extend: ['extendRegistration', { note: 'Провели показ и согласовали смету' }],
  request_extension: ['requestExtension', { note: 'Пилот идёт, договор через квартал' }],
  extend_by_vendor: ['extendRegistration', { note: 'Пилот идёт, договор через квартал' }],
  extend_by_silence: ['extendBySilence', {}],
  decline_extension: ['declineExtension', { note: 'За квартал ничего не сдвинулось' }],
  report: ['reportProgress', { note: 'Провели показ у заказчика' }],
  mark_at_risk: ['markAtRisk', {}],
  expire: ['expireRegistration', {}],
  reactivate: ['reactivateRegistration', {}],
  withdraw: ['withdrawRegistration', {}],
  win: ['winRegistration', { reason_code: 'won_on_work', amount_minor: 100, closed_on: '2026-11-20' }],
  lose: ['loseRegistration', { reason_code: 'price' }],
  remind: ['remindRegistration', {}],
  lapse: ['lapseDraft', {}],
  restore: ['restoreDraft', {}],
  open_dispute: [
    'openDispute',
    { kind: 'claims', ground: 'scope_given_away', demand: 'Признать подачу первой полной' },
  ],
  end_dispute: ['withdrawDispute', {}],
  propose_revoke: ['proposeRemoval', { kind: 'revoke', reason_code: 'inactive', note: 'Работы у заказчика не видно' }],
  propose_transfer: [
    'proposeRemoval',
    { kind: 'transfer', reason_code: 'customer_choice', note: 'Заказчик прислал письмо' },
  ],
  answer_removal: ['answerRemoval', { note: 'Пилот идёт, протоколы приложены' }],
  decline_removal: ['declineRemoval', {}],
  confirm_removal: ['confirmRemoval', {}],
  confirm_own_removal: ['confirmRemoval', {}],
  terminate: ['changePartnerStatus', { move: 'terminate', reason: 'Договор расторгнут' }],
  wind_down: ['windDownRegistration', {}],
};
const bySystem: Step[] = [
  'mark_at_risk',
  'expire',
  'extend_by_silence',
  'lapse',
  'settle_conflict',
  'breach',
  'grant_provisional',
  'wind_down',
  'close_unanswered',
];
/** Whoever proposes may not confirm; both steps of the first person are the head's. */
const byHead: Step[] = ['propose_revoke', 'propose_transfer', 'decline_removal', 'confirm_own_removal', 'terminate'];

/** Name, input and actor of a step of the claim at this place. */
export async function callOf(step: Step, at: number, model: Model, real: Real): Promise<[Actor, string, object]> {
  const of = model.claims[at] as ModelClaim;
  const id = real.ids[at] as string;
  const [name, input] = operationOf[step];
  return [actorOf(step, of, real), name, { ...input, ...(await referencesOf(step, { of, at, id }, real)) }];
}

async function referencesOf(step: Step, { of, at, id }: { of: ModelClaim; at: number; id: string }, real: Real) {
  const { partners } = real.lane.world;
  if (step === 'open_dispute') return { registration_id: id };
  if (step === 'end_dispute') return { id: real.disputes.get(at) ?? id };
  if (step === 'terminate') return { id: partners[of.partner]?.id };
  if (step === 'propose_revoke') return { id, file_ids: [await evidence(id, of, real)] };
  if (step === 'propose_transfer')
    return { id, file_ids: [await evidence(id, of, real)], to_partner_id: partners[1 - of.partner]?.id };
  return { id };
}

/** A file on the registration's record, as the vendor's people attach one. */
async function evidence(id: string, of: ModelClaim, { lane: { app, world } }: Real): Promise<string> {
  const file = newId();
  await app.owner.query(
    `INSERT INTO registration_files (vendor_id, id, registration_id, partner_id, name, media_type, size_bytes, sha256, storage_key, uploaded_by, uploaded_at, internal)
     VALUES ($1, $2, $3, $4, 'letter.pdf', 'application/pdf', 1, '', $5, $6, $7, true)`,
    [world.vendorId, file, id, world.partners[of.partner]?.id, file, world.manager.personId, app.clock.now()],
  );
  return file;
}

function actorOf(step: Step, of: ModelClaim, { lane: { world, second } }: Real): Actor {
  if (step === 'remind') return system('notifications.remind', world.vendorId);
  if (bySystem.includes(step)) return system('registrations.expire', world.vendorId);
  if (step === 'confirm_removal') return second.actor;
  // Whoever refused does not decide on the appeal.
  if (byHead.includes(step) || (of.appealed && byManager.includes(step))) return world.head.actor;
  return byManager.includes(step) ? world.manager.actor : (world.partners[of.partner]?.seller.actor as Actor);
}
