/** Deals of direct sales, from their registration to their end. */
import { findOrCreateCustomer } from '../../core/customers/index.ts';
import { rulesInForce } from '../../core/rules/index.ts';
import { localDate } from '../../kernel/calendar/zone.ts';
import type { EventType } from '../../kernel/event.ts';
import { parseTaxId } from '../../kernel/identifiers/tax-id.ts';
import { newId } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/page.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { recordRead } from '../registrations/index.ts';
import {
  approveDirect,
  askForDirect,
  endDirect,
  listDirect,
  openDirectConflict,
  refuseDirect,
  registerDirect,
} from './contract.ts';
import { directAllowed, directAsked, directRefused, directStopped } from './events.ts';
import { presentDirect, seesAll } from './present.ts';
import { approval, type DirectEvent, directTable, whatStops } from './rules.ts';
import {
  claimsOn,
  conflictingDeal,
  type DirectRow,
  insertDirect,
  lockDirect,
  readDirect,
  rolesOf,
  saveDirect,
  selectDirect,
  selectFamilies,
} from './store.ts';

type Acting = Pick<Context<{ permission: 'direct.read' }>, 'tx' | 'actor' | 'now' | 'emit' | 'authorize'>;

async function answer(c: Acting, id: string, event: EventType | null) {
  const row = c.authorize(await readDirect(c.tx, c.actor.vendorId, id));
  if (event)
    c.emit(event, {
      ...{ direct_id: row.id, number: row.number, person_id: row.person_id, customer_name: row.customer_name },
      actor_id: c.actor.personId,
      partner_id: row.conflict_partner_id,
      registration_id: row.conflict_registration_id,
      reason_code: row.reason_code ?? '',
    });
  const [shown] = await presentDirect(c, [row]);
  return shown as NonNullable<typeof shown>;
}

async function locked(c: Acting, id: string, event: DirectEvent) {
  const row = c.authorize(await lockDirect(c.tx, c.actor.vendorId, id));
  const state = nextState(directTable, row.state, event);
  return { row, state: accept(state) };
}

/** A seller's deals are his own. */
async function own(c: Acting, id: string, event: DirectEvent) {
  const found = c.authorize(await readDirect(c.tx, c.actor.vendorId, id));
  if (found.person_id !== c.actor.personId) fail('direct.not_yours');
  return locked(c, id, event);
}

const events = { withdrawn: 'withdraw', won: 'win', lost: 'lose' } as const;

export const directOperations = [
  implement(registerDirect, async (c, input) => {
    const { vendorId, personId } = c.actor;
    if (!personId) fail('access.forbidden');
    const tax = parseTaxId(input.customer_country, input.customer_tax_id);
    const families = (await selectFamilies(c.tx, vendorId, input.family_ids)).filter(({ active }) => active);
    const wrong = [
      ...(tax.ok ? [] : [{ path: 'customer_tax_id', code: `field.tax_id.${tax.reason}` }]),
      ...(families.length === new Set(input.family_ids).size ? [] : [{ path: 'family_ids', code: 'field.not_found' }]),
    ];
    if (!tax.ok || wrong.length > 0) fail('direct.bad_reference', {}, wrong);
    const claim = { name: input.customer_name, country: input.customer_country, tax_id: tax.value };
    const rest = { kpp: null, domain: null, phone: null, city: '', region: '' };
    const customer = await findOrCreateCustomer(c.tx, vendorId, { ...claim, ...rest, now: c.now });
    const rules = await rulesInForce(c.tx, vendorId, 'registration', c.now);
    const claims = await claimsOn(c.tx, vendorId, customer.id, input.family_ids);
    const stop = whatStops(claims, c.now, rules.document.direct_look_back_days);
    const id = newId(c.now);
    await insertDirect(c.tx, {
      ...{ vendor_id: vendorId, id, person_id: personId, ...input, customer_tax_id: tax.value },
      ...{ customer_id: customer.id, rules_version_id: rules.id, created_at: c.now },
      state: stop ? 'stopped' : 'registered',
      conflict_registration_id: stop?.claim.id ?? null,
      conflict_partner_id: stop?.claim.partner_id ?? null,
      conflict_kind: stop?.kind ?? null,
      late_stage: stop?.late_stage ?? false,
    });
    return answer(c, id, stop ? directStopped : null);
  }),

  implement(listDirect, async (c, input) => {
    const rows = await selectDirect(c.tx, c.scope(), seesAll(c.actor) ? null : c.actor.personId, input);
    const page = toPage<DirectRow>(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: await presentDirect(c, page.items), nextCursor: page.nextCursor };
  }),

  implement(askForDirect, async (c, { id, ...said }) => {
    const { row } = await own(c, id, 'ask');
    // Another reason is another request: nobody has approved it yet.
    await saveDirect(c.tx, row, { ...said, first_approver_id: null, first_approved_at: null });
    return answer(c, id, directAsked);
  }),

  implement(approveDirect, async (c, { id, note }) => {
    const { row, state } = await locked(c, id, 'allow');
    const { personId, vendorId } = c.actor;
    const isHead = async (who: string | null) =>
      who !== null && (await rolesOf(c.tx, vendorId, who)).includes('head_of_channel');
    const facts = { isHead: await isHead(personId), firstIsHead: await isHead(row.first_approver_id) };
    const { second } = accept(approval(row, { personId, ...facts }));
    const decision_note = [row.decision_note, note].filter((each) => each !== '').join('\n');
    await saveDirect(
      c.tx,
      row,
      second
        ? { state, second_approver_id: personId, decided_by: personId, decided_at: c.now, decision_note }
        : { first_approver_id: personId, first_approved_at: c.now, decision_note },
    );
    return answer(c, id, second ? directAllowed : null);
  }),

  implement(refuseDirect, async (c, { id, note }) => {
    const { row, state } = await locked(c, id, 'refuse');
    await saveDirect(c.tx, row, {
      ...{ state, decided_by: c.actor.personId, decided_at: c.now, closed_at: c.now },
      decision_note: note,
    });
    return answer(c, id, directRefused);
  }),

  implement(endDirect, async (c, { id, outcome }) => {
    const { row, state } = await own(c, id, events[outcome]);
    await saveDirect(c.tx, row, { state, closed_at: c.now });
    return answer(c, id, null);
  }),

  implement(openDirectConflict, async (c, { id }) => {
    const row = c.authorize(await readDirect(c.tx, c.actor.vendorId, id));
    const { personId } = c.actor;
    if (row.person_id !== personId) fail('direct.not_yours');
    const found = row.conflict_registration_id
      ? await conflictingDeal(c.tx, row.vendor_id, row.conflict_registration_id)
      : undefined;
    if (row.state !== 'allowed' || !found) fail('direct.wrong_state', { state: row.state, event: 'open_conflict' });
    await recordRead(c.tx, found, personId, localDate(c.now, found.time_zone), c.now);
    return {
      partner: found.name,
      number: found.number ?? 0,
      state: found.state,
      protected_until: found.protected_until?.toISOString() ?? null,
    };
  }),
];
