import type { z } from 'zod';
import type { Membership } from './contract.ts';
import type { CustomerRow } from './store/customers.ts';
import type { GroupRow } from './store/groups.ts';

export function presentGroup({ id, name, purchases_centrally, customers, next_on, next_centrally }: GroupRow) {
  const next =
    next_on !== null && next_centrally !== null ? { from_on: next_on, purchases_centrally: next_centrally } : null;
  return { id, name, purchases_centrally, customers: Number(customers ?? 0), next };
}

export function presentCustomerHead(row: CustomerRow) {
  return {
    id: row.id,
    name: row.name,
    legal_form: row.legal_form,
    country: row.country,
    tax_id: row.tax_id,
    kpp: row.kpp,
    city: row.city,
    region: row.region,
    web_domain: row.web_domain,
    phone: row.phone,
    status: row.status as 'active' | 'merged' | 'closed',
    group:
      row.group_id && row.group_name !== null
        ? { id: row.group_id, name: row.group_name, purchases_centrally: row.purchases_centrally ?? false }
        : null,
    updated_at: row.updated_at.toISOString(),
  };
}

export function presentCustomer(
  row: CustomerRow,
  aliases: { name: string; source: string }[],
  memberships: z.input<typeof Membership>[],
  mayManage: boolean,
) {
  return {
    ...presentCustomerHead(row),
    ogrn: row.ogrn,
    address: row.address,
    industry: row.industry,
    sites_buy_separately: row.sites_buy_separately,
    aliases: aliases.map(({ name, source }) => ({ name, source: source as 'registration' | 'verdict' | 'manual' })),
    memberships,
    merged_into: row.merged_into,
    created_at: row.created_at.toISOString(),
    can: { update: mayManage && row.status === 'active' },
  };
}
