/** Drafts and their submission, by the partner's people. */
import { localDate } from '../../../kernel/calendar/zone.ts';
import { newId } from '../../../kernel/ids.ts';
import { accept, fail, isProblem } from '../../../kernel/problem.ts';
import { nextState } from '../../../kernel/transitions.ts';
import { implement } from '../../../platform/operations/implement.ts';
import {
  createRegistration,
  resubmitRegistration,
  submitRegistration,
  updateRegistration,
  withdrawRegistration,
} from '../contract/drafts.ts';
import type { Signature } from '../contract/signature.ts';
import { registrationEdited } from '../events.ts';
import { mayEdit } from '../policy.ts';
import { presentRegistration } from '../queries/present.ts';
import { normalised } from '../rules/changed-claim.ts';
import { phoneProblems, withPhone } from '../rules/claim-phone.ts';
import { incompleteFields } from '../rules/completeness.ts';
import { resubmit, submit, withdraw } from '../rules/deciding.ts';
import { standsStill } from '../rules/freezing.ts';
import { changeProtected, type KeptClaim, keptOf } from '../rules/kept-claim.ts';
import { coolingDown, putOffByEdit } from '../rules/protecting.ts';
import { protectedChanges } from '../rules/scope.ts';
import { registrationTable } from '../rules/states.ts';
import { appendEvent, lastEvent } from '../store/history.ts';
import {
  checkReferences,
  isPartner,
  lastExpiry,
  lockPartner,
  openCount,
  ownDuplicate,
} from '../store/partner-facts.ts';
import { prolongProtections } from '../store/protections.ts';
import {
  insertRegistration,
  lockRegistration,
  productLines,
  type RegistrationRecord,
  readRegistration,
  replaceProducts,
  saveRegistration,
} from '../store/registrations.ts';
import { isNamedOtherwise, noteWords } from '../store/words.ts';
import { findAlike } from './alike.ts';
import {
  actorFacts,
  apply,
  type CommandContext,
  factsOf,
  groundOf,
  onBehalf,
  payloadOf,
  requireActivePartner,
  wholeVendor,
} from './apply.ts';
import { openConflictIfRivalled } from './conflicts.ts';
import { signedFacts } from './signed.ts';

function memberOf(c: CommandContext): { personId: string; partnerId: string; vendorId: string } {
  const { personId, partnerId, vendorId } = c.actor;
  if (!personId || !partnerId) fail('access.forbidden');
  return { personId, partnerId, vendorId };
}

/**
 * Whose draft it will be, and who writes it: a partner's people for their own company, the vendor's people for the
 * partner and the responsible person that they name.
 */
async function writerOf(c: CommandContext, partnerId: string | undefined, responsibleId: string | undefined) {
  if (c.actor.partnerId !== null) {
    if (partnerId !== undefined && partnerId !== c.actor.partnerId)
      fail('registration.bad_reference', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
    return { ...memberOf(c), forPartner: false };
  }
  const { personId, vendorId } = c.actor;
  if (!personId) fail('access.forbidden');
  const missing = Object.entries({ partner_id: partnerId, responsible_id: responsibleId })
    .filter(([, id]) => id === undefined)
    .map(([path]) => ({ path, code: 'field.required' }));
  if (partnerId === undefined || missing.length > 0) fail('registration.bad_reference', {}, missing);
  if (!(await isPartner(c.tx, vendorId, partnerId)))
    fail('registration.bad_reference', {}, [{ path: 'partner_id', code: 'field.not_found' }]);
  return { personId, partnerId, vendorId, forPartner: true };
}

async function today(row: { time_zone: string }, now: Date): Promise<string> {
  return localDate(now, row.time_zone);
}

async function requireComplete(c: CommandContext, row: RegistrationRecord): Promise<void> {
  const fields = [...incompleteFields(row, await today(row, c.now)), ...phoneProblems(row)];
  if (fields.length > 0) fail('registration.incomplete', { count: fields.length }, fields);
}

export const draftCommands = [
  implement(createRegistration, async (c, { partner_id, ...input }) => {
    const me = await writerOf(c, partner_id, input.responsible_id);
    const partner = await lockPartner(c.tx, me.vendorId, me.partnerId, false);
    if (partner.status !== 'active') fail('partner.not_active');
    const country = input.customer_country ?? 'RU';
    const { products = [], ...fields } = withPhone(normalised(input, country), country);
    await checkReferences(c.tx, me, { ...fields, products });
    const id = newId(c.now);
    const row = { ...fields, vendor_id: me.vendorId, id, partner_id: me.partnerId };
    const began = {
      ...row,
      state: 'draft',
      responsible_id: fields.responsible_id ?? me.personId,
      drafted_by: me.forPartner ? me.personId : null,
      created_at: c.now,
      updated_at: c.now,
    };
    await insertRegistration(c.tx, began, products);
    await appendEvent(c.tx, {
      vendor_id: me.vendorId,
      registration_id: id,
      partner_id: me.partnerId,
      type: 'draft',
      at: c.now,
      from_state: null,
      to_state: 'draft',
      ...actorFacts(c.actor),
      rules_version_id: null,
      data: me.forPartner ? { on_behalf: 'partner' } : {},
    });
    return presentRegistration(c, { ...row, time_zone: partner.time_zone });
  }),

  implement(updateRegistration, async (c, input) => {
    const { id, version, products, signature, ...raw } = input;
    const row = c.authorize(await lockRegistration(c.tx, c.actor.vendorId, id));
    const me = { vendorId: row.vendor_id, partnerId: row.partner_id };
    if (version !== undefined && version !== row.version)
      fail('registration.changed_meanwhile', { version: row.version });
    const still = standsStill(row, 'change_protected');
    if (still) accept(still);
    if (!mayEdit(c.actor, row.state)) {
      fail('registration.wrong_state', { state: row.state, event: 'update' });
    }
    const country = raw.customer_country ?? row.customer_country;
    const fields = withPhone(normalised(raw, country), country);
    await checkReferences(c.tx, me, { ...fields, products });
    const kept = keptOf(row, await productLines(c.tx, row));
    const set = products ? { ...fields, ...(await replaceProducts(c.tx, row, products)) } : fields;
    if (row.number !== null && isNamedOtherwise(row, set))
      await wholeVendor(c, 'the words that the vendor finds it by', () => noteWords(c.tx, { ...row, ...set }, row));
    if (row.state === 'draft' || row.state === 'action_required') {
      const saved = await saveRegistration(c.tx, row, set, c.now);
      return presentRegistration(c, saved);
    }
    return changeApproved(c, row, { fields, set, kept }, signature);
  }),

  implement(submitRegistration, async (c, input) => {
    const { vendorId } = c.actor;
    const { partner_id: partnerId } = c.authorize(await readRegistration(c.tx, vendorId, input.id));
    const me = { vendorId, partnerId };
    // Locked first and always in this order, so that a partner's quota is counted by one submission at a time.
    const partner = await lockPartner(c.tx, vendorId, partnerId, true);
    const row = c.authorize(await lockRegistration(c.tx, vendorId, input.id));
    const state = nextState(registrationTable, row.state, 'submit');
    if (isProblem(state)) accept(state);
    if (partner.status !== 'active') fail('partner.not_active');
    const families = row.family_ids;
    await requireComplete(c, row);
    const signed = await signedFacts(c, row, 'submit', input.signature);
    const ground = await groundOf(c.tx, me.vendorId, c.now);
    const limit = ground.rules.quota_open_by_tier[partner.tier as keyof typeof ground.rules.quota_open_by_tier];
    if ((await openCount(c.tx, me.vendorId, me.partnerId)) >= limit) fail('registration.quota_reached', { limit });
    const customer = await wholeVendor(c, 'the canonical customer and what looks alike', async () => {
      if (row.number === null) await noteWords(c.tx, row, null);
      return findAlike(c, row);
    });
    const twin = await ownDuplicate(c.tx, row, customer.id, families);
    if (twin) fail('registration.already_registered', { number: twin.number });
    const waits = ground.rules.cool_down_days > 0 ? await lastExpiry(c.tx, row, customer.id, families) : null;
    const cooling = coolingDown(waits, ground, row.time_zone);
    if (cooling) accept(cooling);
    const change = onBehalf(c.actor, accept(submit(await factsOf(c.tx, row), ground)));
    const saved = await apply(c, row, change, {
      set: { customer_id: customer.id, rules_version_id: ground.rulesId },
      givesNumber: row.number === null,
      rulesId: ground.rulesId,
      signed,
    });
    // Nobody can have been before a customer that nobody knew.
    return presentRegistration(c, customer.created ? saved : await openConflictIfRivalled(c, saved));
  }),

  implement(resubmitRegistration, async (c, input) => {
    const me = memberOf(c);
    const row = c.authorize(await lockRegistration(c.tx, me.vendorId, input.id));
    const ground = await groundOf(c.tx, me.vendorId, c.now);
    const closed =
      row.state === 'withdrawn' ? await lastEvent(c.tx, me.vendorId, row.id, ['go_unanswered']) : undefined;
    if (closed)
      fail('registration.answer_too_late', { until: String((closed.data as { due_at?: string }).due_at ?? '') });
    const asked = await lastEvent(c.tx, me.vendorId, row.id, ['request_changes']);
    const left = Number((asked?.data as { vendor_minutes_left?: number } | undefined)?.vendor_minutes_left ?? 0);
    const change = accept(resubmit(await factsOf(c.tx, row), ground, left));
    await requireActivePartner(c.tx, row);
    const families = row.family_ids;
    await requireComplete(c, row);
    const signed = await signedFacts(c, row, 'resubmit', input.signature);
    const customer = await wholeVendor(c, 'the canonical customer and what looks alike', () => findAlike(c, row));
    const twin = await ownDuplicate(c.tx, row, customer.id, families);
    if (twin) fail('registration.already_registered', { number: twin.number });
    const saved = await apply(c, row, change, {
      set: { customer_id: customer.id },
      note: input.note,
      rulesId: ground.rulesId,
      signed,
    });
    return presentRegistration(c, customer.created ? saved : await openConflictIfRivalled(c, saved));
  }),

  implement(withdrawRegistration, async (c, input) => {
    const me = memberOf(c);
    const row = c.authorize(await lockRegistration(c.tx, me.vendorId, input.id));
    const change = accept(withdraw(await factsOf(c.tx, row)));
    return presentRegistration(c, await apply(c, row, change, { note: input.note, rulesId: row.rules_version_id }));
  }),
];

/** After approval: harmless edits are recorded, a change of what is protected goes back to review. */
async function changeApproved(
  c: CommandContext,
  row: RegistrationRecord,
  { fields, set, kept }: { fields: object; set: Record<string, unknown>; kept: KeptClaim },
  signature: Signature | undefined,
) {
  const changed = { ...row, ...set } as RegistrationRecord;
  const ground = await groundOf(c.tx, row.vendor_id, c.now, row.rules_version_id);
  // Against what was approved and not the last edit: else many small steps would go any distance without a review.
  const approval = await lastEvent(c.tx, row.vendor_id, row.id, ['approve', 'receive']);
  const { amount_minor = row.amount_minor } = (approval?.data ?? {}) as { amount_minor?: number | null };
  const touched = protectedChanges({ ...row, amount_minor }, changed, ground.rules.amount_change_percent);
  if (Object.keys(touched).length === 0) {
    const signed = await signedFacts(c, changed, 'change', signature);
    const later = putOffByEdit(await factsOf(c.tx, changed), ground);
    const saved = await saveRegistration(c.tx, row, { ...set, ...later }, c.now);
    if (later) await prolongProtections(c.tx, row, later.protected_until);
    const protected_until = later ? { protected_until: later.protected_until.toISOString() } : {};
    await appendEvent(c.tx, {
      vendor_id: row.vendor_id,
      registration_id: row.id,
      partner_id: row.partner_id,
      type: 'edit',
      at: c.now,
      from_state: row.state,
      to_state: row.state,
      ...actorFacts(c.actor),
      rules_version_id: row.rules_version_id,
      data: { fields: Object.keys(fields), ...protected_until, ...(signed ? { signed_with: signed.key_id } : {}) },
    });
    c.emit(registrationEdited, { ...payloadOf(c, saved), ...(signed ? { signed } : {}) });
    return presentRegistration(c, saved);
  }
  await requireComplete(c, changed);
  const signed = await signedFacts(c, changed, 'change', signature);
  const customer = await wholeVendor(c, 'the canonical customer and what looks alike', () => findAlike(c, changed));
  const change = accept(changeProtected(await factsOf(c.tx, row), ground, touched, kept));
  const saved = await apply(c, row, change, {
    set: { ...set, customer_id: customer.id },
    rulesId: row.rules_version_id,
    signed,
  });
  return presentRegistration(c, saved);
}
