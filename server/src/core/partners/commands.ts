import { readKeys } from '../../kernel/identifiers/company-keys.ts';
import { newId } from '../../kernel/ids.ts';
import { accept, fail } from '../../kernel/problem.ts';
import { nextState } from '../../kernel/transitions.ts';
import type { Tx } from '../../platform/db/tenancy.ts';
import { type Context, implement } from '../../platform/operations/implement.ts';
import { companyAnswer, ownCompany } from './company.ts';
import {
  assignManager,
  changePartnerStatus,
  saveBranch,
  savePartner,
  savePartnerBranch,
  updateCompany,
} from './contract.ts';
import { partnerManagerAssigned, partnerStatusChanged } from './events.ts';
import { presentBranch, presentPartner } from './present.ts';
import { type PartnerStatus, partnerTable } from './rules.ts';
import { findBranch, selectBranches, writeBranch } from './store/branches.ts';
import { findPartner, findTaken, insertPartner, isStaff, lockPartner, updatePartner } from './store/partners.ts';

type Managing = Context<{ permission: 'partner.manage' }>;

async function answer(c: Managing, id: string) {
  const row = c.authorize(await findPartner(c.tx, c.actor.vendorId, id));
  return presentPartner(row, await selectBranches(c.tx, c.actor.vendorId, id), true);
}

async function refuseTaken(tx: Tx, vendorId: string, keys: Parameters<typeof findTaken>[2]): Promise<void> {
  const other = await findTaken(tx, vendorId, keys);
  if (other)
    fail('partner.tax_id_taken', { name: other.name, id: other.id }, [{ path: 'tax_id', code: 'field.taken' }]);
}

interface BranchInput {
  id?: string | undefined;
  name: string;
  city: string;
  kpp: string | null;
  address: string;
  closed: boolean;
}

async function keepBranch(
  tx: Tx,
  vendorId: string,
  partner: { id: string; country: string },
  input: BranchInput,
  now: Date,
) {
  const { keys, problems } = readKeys({ country: partner.country, kpp: input.kpp });
  if (problems.length > 0) fail('partner.invalid', {}, problems);
  const before = input.id ? await findBranch(tx, vendorId, partner.id, input.id) : undefined;
  if (input.id && !before) fail('record.not_found');
  const { name, city, address } = input;
  const row = {
    vendor_id: vendorId,
    id: input.id ?? newId(now),
    partner_id: partner.id,
    name,
    city,
    kpp: keys.kpp,
    address,
    closed_at: input.closed ? (before?.closed_at ?? now) : null,
  };
  await writeBranch(tx, row);
  return presentBranch(row);
}

export const partnerCommands = [
  implement(savePartner, async (c, input) => {
    const { vendorId } = c.actor;
    const before = input.id ? c.authorize(await lockPartner(c.tx, vendorId, input.id)) : null;
    if (before?.status === 'terminated') fail('partner.terminated');
    const { keys, problems } = readKeys(input);
    if (problems.length > 0) fail('partner.invalid', {}, problems);
    const id = input.id ?? newId(c.now);
    const unique = { id, country: input.country, tax_id: keys.tax_id, kpp: keys.kpp };
    await refuseTaken(c.tx, vendorId, unique);
    const { id: _id, status, ...typed } = input;
    const values = { ...typed, ...keys, updated_at: c.now };
    const birth = { vendor_id: vendorId, id, status, status_since: c.now, created_at: c.now };
    if (before) await updatePartner(c.tx, vendorId, id, values);
    // Somebody was faster between the look and the insert; now their record is visible and can be named.
    else if (!(await insertPartner(c.tx, { ...values, ...birth }))) await refuseTaken(c.tx, vendorId, unique);
    return answer(c, id);
  }),
  implement(changePartnerStatus, async (c, input) => {
    const { vendorId, personId } = c.actor;
    const row = c.authorize(await lockPartner(c.tx, vendorId, input.id));
    const status = accept(nextState(partnerTable, row.status as PartnerStatus, input.move));
    const { reason } = input;
    const changes = { status, status_since: c.now, status_reason: reason, updated_at: c.now };
    await updatePartner(c.tx, vendorId, row.id, changes);
    c.emit(partnerStatusChanged, { partner_id: row.id, from: row.status, to: status, reason, person_id: personId });
    return answer(c, row.id);
  }),
  implement(assignManager, async (c, input) => {
    const { vendorId, personId } = c.actor;
    const row = c.authorize(await lockPartner(c.tx, vendorId, input.id));
    const { manager_id } = input;
    if (manager_id !== null && !(await isStaff(c.tx, vendorId, manager_id)))
      fail('partner.manager_not_found', {}, [{ path: 'manager_id', code: 'field.not_found' }]);
    await updatePartner(c.tx, vendorId, row.id, { manager_id, updated_at: c.now });
    c.emit(partnerManagerAssigned, { partner_id: row.id, manager_id, person_id: personId });
    return answer(c, row.id);
  }),
  implement(savePartnerBranch, async (c, input) => {
    const row = c.authorize(await lockPartner(c.tx, c.actor.vendorId, input.partner_id));
    return keepBranch(c.tx, c.actor.vendorId, row, input, c.now);
  }),
  implement(updateCompany, async (c, input) => {
    const row = await ownCompany(c);
    const { web_domain, ...rest } = input;
    const { keys, problems } = readKeys({ country: row.country, web_domain });
    if (problems.length > 0) fail('partner.invalid', {}, problems);
    await updatePartner(c.tx, c.actor.vendorId, row.id, {
      ...rest,
      ...(web_domain === undefined ? {} : { web_domain: keys.web_domain }),
      updated_at: c.now,
    });
    return companyAnswer(c);
  }),
  implement(saveBranch, async (c, input) => {
    const row = await ownCompany(c);
    return keepBranch(c.tx, c.actor.vendorId, row, input, c.now);
  }),
];
