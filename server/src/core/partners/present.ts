import { possibleEvents } from '../../kernel/transitions.ts';
import type { partnerTiers } from './contract.ts';
import { type PartnerStatus, partnerTable } from './rules.ts';
import type { BranchRow } from './store/branches.ts';
import type { PartnerRow } from './store/partners.ts';

export function presentHead(row: PartnerRow) {
  return {
    id: row.id,
    name: row.name,
    legal_name: row.legal_name,
    country: row.country,
    city: row.city,
    tier: row.tier as (typeof partnerTiers)[number],
    status: row.status as PartnerStatus,
    status_since: row.status_since.toISOString(),
    manager: row.manager_id && row.manager_name !== null ? { id: row.manager_id, name: row.manager_name } : null,
    people: Number(row.people ?? 0),
    updated_at: row.updated_at.toISOString(),
  };
}

export function presentBranch(row: BranchRow) {
  const { id, name, city, kpp, address } = row;
  return { id, name, city, kpp, address, closed_at: row.closed_at?.toISOString() ?? null };
}

function presentDetails(row: PartnerRow, branches: BranchRow[]) {
  return {
    ...presentHead(row),
    tax_id: row.tax_id,
    kpp: row.kpp,
    ogrn: row.ogrn,
    region: row.region,
    time_zone: row.time_zone,
    web_domain: row.web_domain,
    phone: row.phone,
    email: row.email,
    status_reason: row.status_reason,
    branches: branches.map(presentBranch),
    created_at: row.created_at.toISOString(),
  };
}

export function presentPartner(row: PartnerRow, branches: BranchRow[], mayManage: boolean) {
  const changeable = mayManage && row.status !== 'terminated';
  return {
    ...presentDetails(row, branches),
    can: {
      update: changeable,
      assign_manager: changeable,
      moves: mayManage ? possibleEvents(partnerTable, row.status as PartnerStatus, 'channel') : [],
    },
  };
}

/** The manager's name is behind the vendor's wall here; `manager` is filled by whoever looked across it. */
export function presentCompany(
  row: PartnerRow,
  branches: BranchRow[],
  manager: { id: string; name: string } | null,
  mayManage: boolean,
) {
  const { people: _people, ...details } = presentDetails(row, branches);
  return { ...details, manager, can: { update: mayManage } };
}
