/** A registration as its page and the API show it. */
import { vendorCalendar } from '../../../core/calendar/index.ts';
import { rulesById } from '../../../core/rules/index.ts';
import { localDate } from '../../../kernel/calendar/zone.ts';
import type { Tx } from '../../../platform/db/tenancy.ts';
import { acrossPartners } from '../../../platform/db/tenancy.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import type { Registration } from '../contract/views.ts';
import { possibleActions } from '../policy.ts';
import { incompleteFields } from '../rules/completeness.ts';
import { ownRefusal } from '../rules/deciding.ts';
import { extensionsLeft } from '../rules/extending.ts';
import { frozenUntil, mayNotConfirm } from '../rules/removing.ts';
import type { RegistrationState } from '../rules/states.ts';
import { keptClaim } from '../store/kept-claim.ts';
import { type RecordRow, selectRecord } from '../store/record.ts';
import { selectRemoval, selectTransfers } from '../store/removals.ts';
import { clockView } from './clock-view.ts';

type Reading = Pick<Context<{ permission: 'registration.read' }>, 'tx' | 'actor' | 'now'>;

/** Where a change of what is protected can wait. */
const reviewable: readonly RegistrationState[] = ['under_review', 'in_conflict', 'action_required'];

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** `row` must have been authorised: only its address is used. */
export async function presentRegistration(
  c: Reading,
  row: { vendor_id: string; id: string; time_zone: string },
): Promise<Registration> {
  const record = await selectRecord(c.tx, row.vendor_id, row.id);
  const calendar = await vendorCalendar(c.tx, row.vendor_id);
  const state = record.state as RegistrationState;
  const extension = await extensionOf(c.tx, record);
  const removal = await removalOn(c, record, row.time_zone);
  return {
    ...claimOf(record),
    id: record.id,
    number: record.number,
    state,
    version: record.version,
    partner: { id: record.partner_id, name: record.partner_name, tier: record.partner_tier },
    responsible: { id: record.responsible_id, name: record.responsible_name },
    branch: record.branch_id ? { id: record.branch_id, name: record.branch_name ?? '' } : null,
    first_submitted_at: iso(record.first_submitted_at),
    submitted_at: iso(record.submitted_at),
    decided_at: iso(record.decided_at),
    decision_rule: record.decision_rule,
    reason_code: record.reason_code,
    reason_note: record.reason_note,
    rules:
      record.rules_version_id && record.rules_version !== null && record.rules_from
        ? {
            id: record.rules_version_id,
            version: record.rules_version,
            effective_from: record.rules_from.toISOString(),
          }
        : null,
    protected_from: iso(record.protected_from),
    protected_until: iso(record.protected_until),
    provisional_at: iso(record.provisional_at),
    overdue_at: iso(record.overdue_at),
    appealed_at: iso(record.appealed_at),
    removal: removal && presentRemoval(removal, c.actor.partnerId === null),
    ...(c.actor.partnerId === null && record.number !== null ? { transfers: await transfersOf(c.tx, record) } : {}),
    keeps_protection: reviewable.includes(state) && (await keptClaim(c.tx, record, c.now)) !== null,
    extensions: record.extensions,
    extension,
    report_due_at: iso(record.report_due_at),
    frozen:
      record.frozen_at && record.frozen_by
        ? { since: record.frozen_at.toISOString(), dispute_id: record.frozen_by }
        : null,
    created_at: record.created_at.toISOString(),
    updated_at: record.updated_at.toISOString(),
    clock: clockView(record, calendar, c.now),
    files: record.files.map((file) => ({ ...file, uploaded_at: new Date(file.uploaded_at).toISOString() })),
    missing: state === 'draft' || state === 'action_required' ? missingOf(record, localDate(c.now, row.time_zone)) : [],
    can: possibleActions(c.actor, {
      state,
      extension,
      wasSubmitted: record.number !== null,
      isFrozen: record.frozen_at !== null,
      mayReturn: record.due_at !== null && record.due_at > c.now,
      ownRefusal: ownRefusal(record, c.actor.personId) !== null,
      appealed: record.appealed_at !== null,
      removal: removal && {
        spoken: removal.statement_at !== null,
        refused: mayNotConfirm(removal, c.actor.personId, c.now) !== null,
      },
    }),
  };
}

async function removalOn(c: Reading, record: RecordRow, time_zone: string) {
  const { vendor_id, removal_id } = record;
  if (!removal_id) return null;
  const why = 'the proposal on this registration, of which a partner sees what concerns it';
  const removal = await acrossPartners(c.tx, c.actor.partnerId, why, () => selectRemoval(c.tx, vendor_id, removal_id));
  const rules = await rulesOf(c.tx, record);
  return { ...removal, frozen_until: rules && frozenUntil({ ...record, time_zone }, { rules, now: c.now }, removal) };
}

function presentRemoval(row: NonNullable<Awaited<ReturnType<typeof removalOn>>>, forVendor: boolean) {
  const told = {
    ...{ kind: row.kind, reason_code: row.reason_code, note: row.note, statement: row.statement },
    proposed_at: row.proposed_at.toISOString(),
    hearing_until: row.hearing_until.toISOString(),
    frozen_until: iso(row.frozen_until),
  };
  if (!forVendor) return told;
  return {
    ...told,
    proposed_by: { id: row.proposed_by, name: row.proposer_name },
    internal_note: row.internal_note,
    to_partner: row.to_partner_id ? { id: row.to_partner_id, name: row.to_partner_name ?? '' } : null,
    file_ids: row.file_ids,
  };
}

/** Each partner knows of its own registration alone. */
async function transfersOf(tx: Tx, { vendor_id, id }: RecordRow) {
  const { from, to } = await selectTransfers(tx, vendor_id, id);
  const linked = (row: typeof from) =>
    row ? { id: row.id, number: row.number, partner: { id: row.partner_id, name: row.partner_name } } : null;
  return { from: linked(from), to: linked(to) };
}

/** The rules that the registration was decided by. */
async function rulesOf(tx: Tx, { vendor_id, rules_version_id }: RecordRow) {
  const found = rules_version_id ? await rulesById(tx, vendor_id, 'registration', rules_version_id) : undefined;
  return found?.document ?? null;
}

async function extensionOf(tx: Tx, record: RecordRow): Promise<Registration['extension']> {
  if (record.state !== 'approved' && record.state !== 'at_risk') return null;
  const rules = await rulesOf(tx, record);
  if (!rules) return null;
  const { automatic, manual } = extensionsLeft(record.extensions, rules);
  return {
    automatic_left: automatic,
    manual_left: manual,
    days: rules.extension_days,
    asked_at: iso(record.extension_asked_at),
    asked_note: record.extension_asked_at ? record.extension_note : null,
  };
}

function missingOf(record: RecordRow, today: string): string[] {
  const facts = { ...record, family_ids: record.products.map((family) => family.id) };
  return [...new Set(incompleteFields(facts, today).map((field) => field.path))];
}

/** The claim itself: what the seller has written. */
function claimOf(record: RecordRow) {
  return {
    customer_name: record.customer_name,
    customer_country: record.customer_country,
    customer_tax_id: record.customer_tax_id,
    customer_kpp: record.customer_kpp,
    customer_region: record.customer_region,
    customer_city: record.customer_city,
    customer_domain: record.customer_domain,
    customer_phone: record.customer_phone,
    contact_name: record.contact_name,
    contact_role: record.contact_role,
    contact_email: record.contact_email,
    contact_phone: record.contact_phone,
    contact_consent: record.contact_consent,
    project_name: record.project_name,
    need: record.need,
    products: record.products.map(({ id, code, name_ru, name_en, quantity }) => ({
      id,
      code,
      name: { ru: name_ru, en: name_en },
      quantity,
    })),
    amount_minor: record.amount_minor,
    currency: record.currency,
    billing: record.billing as Registration['billing'],
    close_date: record.close_date,
    type: record.type as Registration['type'],
    route: record.route as Registration['route'],
    notice_number: record.notice_number,
    notice_date: record.notice_date,
    public_sector: record.public_sector,
    competitor: record.competitor,
    incumbent: record.incumbent,
    work_done: record.work_done,
    next_steps: record.next_steps,
    help_wanted: record.help_wanted,
    branch_id: record.branch_id,
    responsible_id: record.responsible_id,
  };
}
