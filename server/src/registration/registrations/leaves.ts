/** What each event on a registration writes to the trust log, in the transaction of the command. */
import { fromBase64, type LeafType, type SignedRequest } from '@kanal/receipt';
import type { Actor } from '../../access/actors.ts';
import { holdKey } from '../../core/partner-keys/index.ts';
import { rulesById, rulesInForce } from '../../core/rules/index.ts';
import { appendLeaves, askThread, hashOfRules, type LeafDraft, logName, type Thread } from '../../core/trust/index.ts';
import { askAhead } from '../../platform/db/driver.ts';
import { acrossPartners } from '../../platform/db/tenancy.ts';
import { askedInTransactionOf, type EventWitness, type WitnessContext } from '../../platform/operations/feature.ts';
import {
  eventOf,
  registrationEdited,
  reviewerAssigned,
  type SignedFacts,
  type ToldEvent,
  toldEvents,
} from './events.ts';
import { type ClaimFacts, requestFor, signedClaim } from './rules/signing.ts';
import type { RegistrationEvent } from './rules/states.ts';
import { askForLog, type LoggedRow } from './store/logged.ts';

/** Events of a draft, which is nobody's business but its partner's. */
type DraftEvent = 'lapse' | 'restore';
type LoggedEvent = Exclude<RegistrationEvent, DraftEvent> | 'assign' | 'edit' | ToldEvent;

/** Leaf of each event: nothing that happens to a registration is left out. */
export const leafTypes: Record<LoggedEvent, LeafType> = {
  submit: 'registered',
  take: 'taken',
  assign: 'assigned',
  request_changes: 'action_required',
  resubmit: 'resubmitted',
  go_unanswered: 'unanswered',
  open_conflict: 'conflict.opened',
  resolve_conflict: 'conflict.resolved',
  breach: 'breach.recorded',
  keep_silent: 'breach.recorded',
  grant_provisional: 'provisional',
  reject: 'rejected',
  appeal: 'appealed',
  propose_removal: 'removal.proposed',
  answer_removal: 'removal.answered',
  decline_removal: 'removal.declined',
  revoke: 'revoked',
  transfer: 'transferred',
  receive: 'approved',
  approve: 'approved',
  withdraw: 'withdrawn',
  extend: 'extended',
  request_extension: 'extension_requested',
  decline_extension: 'extension_declined',
  report: 'reported',
  mark_at_risk: 'at_risk',
  change_protected: 'changed',
  refuse_change: 'change_refused',
  edit: 'edited',
  expire: 'expired',
  wind_down: 'wound_down',
  reactivate: 'reactivated',
  win: 'won',
  lose: 'lost',
  reconsider: 'dispute.reopened',
  freeze: 'dispute.opened',
  dispute_evidence: 'dispute.evidence',
  dispute_decide: 'dispute.decided',
  dispute_appeal: 'dispute.appealed',
  dispute_breach: 'breach.recorded',
  thaw: 'dispute.closed',
  direct_allowed: 'direct.allowed',
  co_selling_agree: 'co_selling.agreed',
  co_selling_end: 'co_selling.ended',
};

/** Events after which the leaf holds the whole claim, not only what the event itself says. */
const claiming: ReadonlySet<LeafType> = new Set([
  'registered',
  'imported',
  'resubmitted',
  'changed',
  'change_refused',
  'edited',
  'reactivated',
]);

/** Handing over and editing are no steps of the table: the state stays as it is. */
const logged = { ...eventOf, ...toldEvents, assign: reviewerAssigned, edit: registrationEdited };

type About = Pick<Thread, 'registrationId' | 'partnerId'>;

export const leafWitnesses: EventWitness[] = (Object.keys(leafTypes) as LoggedEvent[]).map((event) => ({
  leaves: [leafTypes[event]],
  ...askedInTransactionOf(
    logged[event],
    // A draft that was withdrawn has never been the vendor's business.
    async (c, { registration_id, partner_id, number }) =>
      number === null ? null : ask(c, { registrationId: registration_id, partnerId: partner_id }),
    async (c, { signed }, asked) => {
      if (asked) await acrossWalls(c, event, () => appendLeaf(c, leafTypes[event], asked, signed));
    },
  ),
}));

/** The support partner's word is told in the lead's registration, which is behind the lead's wall. */
const saidByAnother: ReadonlySet<LoggedEvent> = new Set(['co_selling_agree', 'co_selling_end']);

function acrossWalls(c: WitnessContext, event: LoggedEvent, work: () => Promise<void>): Promise<void> {
  const partnerId = saidByAnother.has(event) ? (c.actor?.partnerId ?? null) : null;
  return acrossPartners(c.tx, partnerId, 'the leaf of an agreement with another partner', work);
}

/** The honest first leaf of a registration that is older than the log: it was there then, and nothing is said of before. */
export async function appendImported(c: WitnessContext, about: About): Promise<void> {
  await appendLeaf(c, 'imported', await ask(c, about));
}

interface Asked {
  thread: () => Promise<Thread>;
  row: () => Promise<LoggedRow>;
}

/** All that a leaf is made of, in questions that travel together. */
async function ask({ tx, vendorId }: WitnessContext, about: About): Promise<Asked> {
  const thread = askThread(tx, vendorId, about);
  const [threads, rows] = await askAhead(tx, thread.query, askForLog(tx, vendorId, about.registrationId));
  return {
    thread: async () => thread.read(await threads()),
    async row() {
      const [row] = await rows();
      if (!row) throw new Error(`registration ${about.registrationId} has an event, but is not there`);
      return row;
    },
  };
}

async function appendLeaf(c: WitnessContext, type: LeafType, asked: Asked, signed?: SignedFacts): Promise<void> {
  const row = await asked.row();
  const draft = await draftOf(c, type, row, await asked.thread());
  await appendLeaves(c.tx, c.vendorId, [signed ? { ...draft, signed: await requestOf(c, row, signed) } : draft]);
}

async function draftOf(c: WitnessContext, type: LeafType, row: LoggedRow, thread: Thread): Promise<LeafDraft> {
  const cited = row.event_rules ? await rulesById(c.tx, c.vendorId, 'registration', row.event_rules) : undefined;
  const rules = cited ?? (await rulesInForce(c.tx, c.vendorId, 'registration', c.now));
  return {
    type,
    at: c.now,
    actor: sideOf(c.actor),
    thread,
    ...(row.customer_id ? { claim: { customer: row.customer_id, families: row.family_codes ?? [] } } : {}),
    rules: hashOfRules(rules.id, rules.published),
    fields: {
      ...stateOf(row),
      rules_version: rules.version,
      ...(claiming.has(type) ? claimOf(row) : {}),
      ...coSellingOf(type, row),
    },
    // Who works on what is the vendor's own business; an auditor may hold it against the vendor's word.
    ...(type === 'assigned' ? { withheld: { reviewer: String(row.event_data.reviewer_name ?? '') } } : {}),
  };
}

function sideOf(actor: Actor | null): LeafDraft['actor'] {
  if (!actor || actor.kind === 'system') return 'system';
  return actor.kind === 'staff' ? 'vendor' : 'partner';
}

/** What the event made of the registration. */
function stateOf(row: LoggedRow): LeafDraft['fields'] {
  return {
    number: row.number,
    state: row.to_state,
    by: row.actor_name,
    reason: row.event_reason,
    note: row.note,
    priority_rule: row.decision_rule,
    due_at: row.due_at?.toISOString(),
    protected_until_at: row.protected_until?.toISOString(),
  };
}

/** Who shares the benefits of the deal, and how. */
function coSellingOf(type: LeafType, { event_data: told }: LoggedRow): LeafDraft['fields'] {
  if (type !== 'co_selling.agreed' && type !== 'co_selling.ended') return {};
  const { lead_percent, support, support_percent, role } = told as Record<string, string | number>;
  return { lead_percent, support, support_percent, role };
}

/** The claim itself, field by field, so that the receipt opens each of them. */
function claimOf(row: LoggedRow): LeafDraft['fields'] {
  return {
    partner: row.partner_name,
    partner_tax_id: row.partner_tax_id,
    responsible: row.responsible_name,
    ...signedClaim(factsOf(row)),
    first_submitted_at: row.first_submitted_at?.toISOString(),
    submitted_at: row.submitted_at?.toISOString(),
  };
}

const factsOf = (row: LoggedRow): ClaimFacts => ({ ...row, family_codes: row.family_codes ?? [] });

/** The request as the partner signed it, made again from what is stored: the command found the two to be the same. */
async function requestOf(c: WitnessContext, row: LoggedRow, signed: SignedFacts): Promise<SignedRequest> {
  const { key_id, op, version, at, signature } = signed;
  const key = await holdKey(c.tx, c.vendorId, key_id);
  if (!key) throw new Error(`the key ${key_id} has signed and is not there`);
  const subject = { op, vendor: await logName(c.tx, c.vendorId), registration: row.id, version, at };
  return { publicKey: key.publicKey, signature: fromBase64(signature), request: requestFor(subject, factsOf(row)) };
}
