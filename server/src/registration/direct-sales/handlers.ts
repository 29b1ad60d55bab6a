/** Deals of direct sales, from their registration to their end. */
import { findOrCreateCustomer } from '../../core/customers/index.ts';
import { personNames } from '../../core/identity/index.ts';
import { rulesInForce } from '../../core/rules/index.ts';
import { localDate } from '../../kernel/calendar/zone.ts';
import type { EventType } from '../../kernel/event.ts';
import { parseKpp } from '../../kernel/identifiers/russia.ts';
import { parseTaxId } from '../../kernel/identifiers/tax-id.ts';
import { newId } from '../../kernel/ids.ts';
import { toPage } from '../../kernel/page.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { claimsOnScope, type DirectDeal, queueForCustomer, recordRead, tellOfCase } from '../registrations/index.ts';
import {
  approveDirect,
  askForDirect,
  endDirect,
  listDirect,
  listDirectBesideClaim,
  openDirectConflict,
  refuseDirect,
  registerDirect,
} from './contract.ts';
import { directAllowed, directAsked, directRefused, directStopped } from './events.ts';
import { presentDirect, seesAll } from './present.ts';
import { approval, type Conflict, type DirectEvent, directTable, notAllowed, standingAgainst } from './rules.ts';
import {
  addConflicts,
  allowConflicts,
  conflictsOf,
  type DirectRow,
  dealsOf,
  directOn,
  insertDirect,
  lockDirect,
  readDirect,
  rolesOf,
  saveDirect,
  selectDirect,
  selectFamilies,
} from './store.ts';

type Acting = Pick<Context<{ permission: 'direct.read' }>, 'tx' | 'actor' | 'now' | 'emit' | 'authorize'>;

async function answer(c: Acting, id: string, event: EventType | null, claims: readonly string[] = []) {
  const row = c.authorize(await readDirect(c.tx, c.actor.vendorId, id));
  if (event)
    c.emit(event, {
      ...{ direct_id: row.id, number: row.number, person_id: row.person_id, customer_name: row.customer_name },
      actor_id: c.actor.personId,
      registration_ids: [...claims],
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

type Deal = DirectDeal & { id: string; created_at: Date };

/** What stands against a deal now; partners who submit about its customer wait until this is written down. */
async function against(c: Acting, deal: Deal): Promise<Conflict[]> {
  await queueForCustomer(c.tx, deal.vendor_id, deal.customer_id);
  const { document } = await rulesInForce(c.tx, deal.vendor_id, 'registration', c.now);
  return standingAgainst(await claimsOnScope(c.tx, deal, c.now), {
    ...{ now: c.now, registeredAt: deal.created_at },
    ...{ lookBackDays: document.direct_look_back_days, lateDays: document.late_stage_days },
  });
}

const claimsAgainst = async (c: Acting, { vendor_id, id }: DirectRow) => [
  ...new Set((await conflictsOf(c.tx, vendor_id, [id])).map((each) => each.registration_id)),
];

const summary = (found: readonly Conflict[]) => ({
  conflict_kind: found[0]?.kind ?? null,
  late_stage: found.some((each) => each.late_stage),
});

/** Nobody has approved it, or not for what stands against it now. */
const unapproved = { first_approver_id: null, first_approved_at: null, second_approver_id: null };

/** A partner has come to stand against a deal that ran: it needs a reason and two approvals as if it began now. */
async function stop(c: Acting, row: DirectRow, barred: readonly Conflict[]) {
  const state = accept(nextState(directTable, row.state, 'stop'));
  const claims = await addConflicts(c.tx, row, barred, c.now);
  const undecided = { ...unapproved, decided_by: null, decided_at: null, reason_code: null, reason: '' };
  await saveDirect(c.tx, row, { state, ...undecided, ...summary(barred) });
  return answer(c, row.id, directStopped, claims);
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
      ...(input.customer_kpp === null || parseKpp(input.customer_kpp).ok
        ? []
        : [{ path: 'customer_kpp', code: 'field.kpp' }]),
      ...(families.length === new Set(input.family_ids).size ? [] : [{ path: 'family_ids', code: 'field.not_found' }]),
    ];
    if (!tax.ok || wrong.length > 0) fail('direct.bad_reference', {}, wrong);
    const claim = { name: input.customer_name, country: input.customer_country, tax_id: tax.value };
    const rest = { domain: null, phone: null, city: '', region: '' };
    const { customer_kpp } = input;
    const known = { ...claim, ...rest, kpp: customer_kpp, now: c.now };
    const customer = await findOrCreateCustomer(c.tx, vendorId, known);
    const { id: rules_version_id } = await rulesInForce(c.tx, vendorId, 'registration', c.now);
    const id = newId(c.now);
    const deal = { vendor_id: vendorId, id, customer_id: customer.id, created_at: c.now };
    const found = await against(c, { ...deal, customer_kpp, family_ids: input.family_ids });
    await insertDirect(c.tx, {
      ...{ ...deal, person_id: personId, ...input, customer_tax_id: tax.value, rules_version_id },
      ...{ state: found.length > 0 ? 'stopped' : 'registered', ...summary(found) },
    });
    const claims = await addConflicts(c.tx, deal, found, c.now);
    return answer(c, id, found.length > 0 ? directStopped : null, claims);
  }),

  implement(listDirect, async (c, input) => {
    const rows = await selectDirect(c.tx, c.scope(), seesAll(c.actor) ? null : c.actor.personId, input);
    const page = toPage<DirectRow>(rows, input.limit, (row) => [row.created_at.toISOString(), row.id]);
    return { items: await presentDirect(c, page.items), nextCursor: page.nextCursor };
  }),

  implement(askForDirect, async (c, { id, ...said }) => {
    const { row } = await own(c, id, 'ask');
    const claims = await addConflicts(c.tx, row, await against(c, row), c.now);
    // Another reason is another request: nobody has approved it yet.
    await saveDirect(c.tx, row, { ...said, ...unapproved });
    if (claims.length > 0) await answer(c, id, directStopped, claims);
    return answer(c, id, directAsked, await claimsAgainst(c, row));
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
    if (!second) return answer(c, id, null);
    const claims = await allowConflicts(c.tx, row, c.now);
    for (const registration_id of claims) {
      const told = { reason_code: row.reason_code as string, rulesId: row.rules_version_id };
      await tellOfCase(c, { vendorId, id: registration_id }, 'direct_allowed', told);
    }
    return answer(c, id, directAllowed, claims);
  }),

  implement(refuseDirect, async (c, { id, note }) => {
    const { row, state } = await locked(c, id, 'refuse');
    await saveDirect(c.tx, row, {
      ...{ state, decided_by: c.actor.personId, decided_at: c.now, closed_at: c.now },
      decision_note: note,
    });
    return answer(c, id, directRefused, await claimsAgainst(c, row));
  }),

  implement(endDirect, async (c, { id, outcome }) => {
    const { row, state } = await own(c, id, events[outcome]);
    const found = outcome === 'won' ? await against(c, row) : [];
    const barred = notAllowed(found, await conflictsOf(c.tx, row.vendor_id, [id]));
    if (barred.length > 0) return stop(c, row, barred);
    await saveDirect(c.tx, row, { state, closed_at: c.now });
    return answer(c, id, null);
  }),

  implement(openDirectConflict, async (c, { id }) => {
    const row = c.authorize(await readDirect(c.tx, c.actor.vendorId, id));
    const { personId } = c.actor;
    if (row.person_id !== personId) fail('direct.not_yours');
    if (row.state !== 'allowed') fail('direct.wrong_state', { state: row.state, event: 'open_conflict' });
    const found = await dealsOf(c.tx, row.vendor_id, await claimsAgainst(c, row));
    for (const deal of found) await recordRead(c.tx, deal, personId, localDate(c.now, deal.time_zone), c.now);
    return {
      items: found.map(({ name, number, state, protected_until }) => ({
        ...{ partner: name, number: number ?? 0, state },
        protected_until: protected_until?.toISOString() ?? null,
      })),
    };
  }),

  implement(listDirectBesideClaim, async (c, { id }) => {
    const { vendorId } = c.actor;
    c.scope();
    const rows = (await directOn(c.tx, vendorId, id, c.now)) ?? fail('record.not_found');
    const names = await personNames(
      c.tx,
      vendorId,
      rows.map((row) => row.person_id),
    );
    return {
      items: rows.map(({ id, number, state, currency, close_date, ...row }) => ({
        ...{ id, number, state, currency, close_date, amount_minor: Number(row.amount_minor) },
        person: names.get(row.person_id) ?? '',
        registered_at: row.created_at.toISOString(),
      })),
    };
  }),
];
