/** One agreement as each side may see it. */
import type { Actor } from '../../access/actors.ts';
import { personNames } from '../../core/identity/index.ts';
import { acrossPartners, type Tx } from '../../platform/db/tenancy.ts';
import type { DealStage } from '../deals/index.ts';
import { openStates } from '../registrations/index.ts';
import type { CoSelling, JointDeal } from './contract.ts';
import { possibleAnswers, possibleSteps, shownToLead, supportReadsNote } from './policy.ts';
import { mayMove, turnOf } from './rules.ts';
import type { CoSellingRow, DealFacts } from './store/co-sellings.ts';
import { namesOf, withTaxId } from './store/companies.ts';

interface Reading {
  tx: Tx;
  actor: Actor;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** For the lead and the vendor. `movable`: of each deal, whether it goes on. */
export async function presentCoSellings(
  { tx, actor }: Reading,
  rows: readonly CoSellingRow[],
  movable: (row: CoSellingRow) => boolean,
): Promise<CoSelling[]> {
  const { vendorId } = actor;
  const isVendor = actor.partnerId === null;
  const proposers = await personNames(
    tx,
    vendorId,
    rows.map((row) => row.proposer_id),
  );
  const isKnown = (row: CoSellingRow) => isVendor || row.agreed_at !== null;
  const known = rows.filter(isKnown).flatMap(({ support_id }) => support_id ?? []);
  const companies = await acrossPartners(
    tx,
    actor.partnerId,
    'companies that have agreed to be named to the lead',
    () => namesOf(tx, vendorId, known),
  );
  const shown: CoSelling[] = [];
  for (const row of rows) {
    const told = isVendor ? { state: row.state, turn: turnOf(row), hasDue: true, hasNote: true } : shownToLead(row);
    shown.push({
      id: row.id,
      state: told.state,
      proposed_by: row.proposed_by,
      proposer: proposers.get(row.proposer_id) ?? '',
      proposed_at: row.proposed_at.toISOString(),
      named_tax_id: row.named_tax_id,
      support:
        isKnown(row) && row.support_id ? { id: row.support_id, name: companies.get(row.support_id) ?? '' } : null,
      role: row.role,
      lead_percent: row.lead_percent,
      support_percent: row.support_percent,
      turn: told.turn,
      due_at: told.hasDue ? iso(row.due_at) : null,
      expected_by: row.expected_by.toISOString(),
      agreed_at: iso(row.agreed_at),
      closed_at: iso(row.closed_at),
      note: told.hasNote ? row.note : '',
      ...(isVendor ? { matches: await matchesOf(tx, row) } : {}),
      can: possibleSteps(row, actor, movable(row)),
    });
  }
  return shown;
}

/** Looked up when the vendor's people read it, and by nobody else. */
async function matchesOf(tx: Tx, row: CoSellingRow) {
  if (row.state !== 'proposed' || row.named_country === null || row.named_tax_id === null) return [];
  const found = await withTaxId(tx, row.vendor_id, row.named_country, row.named_tax_id);
  return found.map(({ id, name, status }) => ({ id, name, active: status === 'active' }));
}

/** For the support partner: the deal without its price, its files and its people. */
export function presentJoint(
  actor: Actor,
  row: CoSellingRow,
  deal: DealFacts,
  stages: readonly DealStage[],
): JointDeal {
  const stage = stages.find(({ code }) => code === deal.stage);
  return {
    id: row.id,
    state: row.state,
    lead: deal.lead_name,
    customer_name: deal.customer_name,
    project_name: deal.project_name,
    role: row.role,
    own_percent: row.support_percent,
    lead_percent: row.lead_percent,
    due_at: row.state === 'invited' ? iso(row.due_at) : null,
    agreed_at: iso(row.agreed_at),
    closed_at: iso(row.closed_at),
    note: supportReadsNote(row) ? row.note : '',
    deal:
      row.state === 'agreed'
        ? {
            state: deal.state as NonNullable<JointDeal['deal']>['state'],
            stage: stage ? { ru: stage.name_ru, en: stage.name_en } : null,
            next_step_on: deal.next_step_on,
          }
        : null,
    can: possibleAnswers(row, actor, mayMove(deal, openStates) === null),
  };
}
