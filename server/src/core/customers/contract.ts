/** Canonical end customers with identity keys, their other names and groups. Closed to partners. */
import { z } from 'zod';
import { filesPerMinute, WrittenFile } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { sheetInput, sheetProblemCodes } from '../../kernel/sheet.ts';

export const customerProblems = {
  'customer.tax_id_taken': 409,
  'customer.invalid': 422,
  'customer.merged': 409,
  'customer_group.not_found': 422,
  'customer_group.name_taken': 409,
  'customer_group.too_many_changes': 409,
} as const;

const country = z.string().regex(/^[A-Z]{2}$/);
const text = (maximum: number) => z.string().trim().max(maximum).default('');
const optional = (maximum: number) => z.string().trim().max(maximum).nullable().default(null);

const group = z.object({ id: z.uuid(), name: z.string(), purchases_centrally: z.boolean() });

/** What the customer is in its group. */
export const groupRelations = ['parent', 'branch', 'brand', 'holding'] as const;

export const Membership = z.object({
  group: z.object({ id: z.uuid(), name: z.string() }),
  relation: z.enum(groupRelations),
  from_on: z.iso.date(),
  until_on: z.iso.date().nullable().describe('the first day on which it belongs no more; null: no end is known'),
});

export const CustomerHead = z.object({
  id: z.uuid(),
  name: z.string(),
  legal_form: z.string(),
  country: z.string(),
  tax_id: z.string().nullable(),
  kpp: z.string().nullable(),
  city: z.string(),
  region: z.string(),
  web_domain: z.string().nullable(),
  phone: z.string().nullable().describe('of the company, as E.164'),
  status: z.enum(['active', 'merged', 'closed']),
  group: group.nullable().describe('as of today'),
  updated_at: z.iso.datetime(),
});

export const Customer = CustomerHead.extend({
  ogrn: z.string().nullable(),
  address: z.string(),
  industry: z.string(),
  sites_buy_separately: z.boolean(),
  aliases: z.array(z.object({ name: z.string(), source: z.enum(['registration', 'verdict', 'manual']) })),
  memberships: z.array(Membership).describe('times in groups, the latest first; also those that lie ahead'),
  merged_into: z.uuid().nullable().describe('its successor, when it was merged into another record'),
  created_at: z.iso.datetime(),
  can: z.object({ update: z.boolean() }),
});

export const CustomerGroup = group.extend({
  customers: z.number().int().describe('that belong to it today'),
  next: z
    .object({ from_on: z.iso.date(), purchases_centrally: z.boolean() })
    .nullable()
    .describe('the next change of the way it buys'),
});

export const GroupMember = z.object({
  id: z.uuid(),
  name: z.string(),
  tax_id: z.string().nullable(),
  relation: z.enum(groupRelations),
  from_on: z.iso.date(),
});

const customerFilter = {
  q: z.string().trim().max(200).optional().describe('part of the name in either script, tax id or web domain'),
  group_id: z.uuid().optional(),
  country: country.optional(),
};

export const listCustomers = operation('listCustomers', {
  kind: 'query',
  http: 'GET /v1/customers',
  access: { permission: 'customer.read' },
  input: z.strictObject({ ...customerFilter, ...pageInput }),
  output: pageOf(CustomerHead),
  problems: [],
  summary: 'Customers by name',
});

export const exportCustomers = operation('exportCustomers', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/customer-export',
  access: { permission: 'customer.read' },
  answer: 'sheet',
  input: z.strictObject({ ...customerFilter, ...sheetInput }),
  output: WrittenFile,
  problems: sheetProblemCodes,
  summary: 'The same list as a spreadsheet (XLSX), with every row of the filter',
  ratePerMinute: filesPerMinute,
});

export const getCustomer = operation('getCustomer', {
  kind: 'query',
  http: 'GET /v1/customers/{id}',
  access: { permission: 'customer.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: Customer,
  problems: [],
  summary: 'One customer with other names and group',
});

export const saveCustomer = operation('saveCustomer', {
  kind: 'command',
  http: 'POST /v1/customers',
  access: { permission: 'customer.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new customer'),
    name: z.string().trim().min(1).max(300),
    country: country.default('RU'),
    tax_id: optional(40).describe('with a valid check sum where the country has one'),
    kpp: optional(20),
    ogrn: optional(20),
    region: text(200),
    city: text(200),
    address: text(500),
    industry: text(200),
    web_domain: optional(300).describe('web or mail address; the registrable domain is kept'),
    phone: optional(40).describe('of the company, not of a person; kept as E.164'),
    group_id: z.uuid().nullable().default(null),
    sites_buy_separately: z.boolean().default(false).describe('each site (КПП) buys on its own'),
    aliases: z.array(z.string().trim().min(1).max(300)).max(50).optional().describe('other names; absent: unchanged'),
  }),
  output: Customer,
  problems: ['customer.tax_id_taken', 'customer.invalid', 'customer.merged', 'customer_group.not_found'],
  summary: 'Adds or changes a customer',
});

export const listCustomerGroups = operation('listCustomerGroups', {
  kind: 'query',
  http: 'GET /v1/customer-groups',
  access: { permission: 'customer.read' },
  input: z.strictObject({ ...pageInput, q: z.string().trim().max(200).optional() }),
  output: pageOf(CustomerGroup),
  problems: [],
  summary: 'Groups of companies by name',
});

export const saveCustomerGroup = operation('saveCustomerGroup', {
  kind: 'command',
  http: 'POST /v1/customer-groups',
  access: { permission: 'customer.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new group'),
    name: z.string().trim().min(1).max(300),
    purchases_centrally: z.boolean().default(false).describe('one purchase for all: the group is one customer'),
    from_on: z.iso.date().optional().describe('the day from which it buys so; absent: today'),
  }),
  output: CustomerGroup,
  problems: ['customer_group.name_taken', 'customer_group.too_many_changes'],
  summary: 'Adds or changes a group of companies',
});

export const setCustomerGroup = operation('setCustomerGroup', {
  kind: 'command',
  http: 'POST /v1/customers/{id}/group',
  access: { permission: 'customer.manage' },
  input: z.strictObject({
    id: z.uuid(),
    group_id: z.uuid().nullable().describe('null: in no group'),
    relation: z.enum(groupRelations).default('holding'),
    from_on: z.iso.date().optional().describe('the day from which it holds; absent: today'),
  }),
  output: Customer,
  problems: ['customer_group.not_found', 'customer_group.too_many_changes', 'customer.merged'],
  summary: 'Puts a customer into a group from a day on, or takes it out',
});

export const listGroupMembers = operation('listGroupMembers', {
  kind: 'query',
  http: 'GET /v1/customer-groups/{id}/members',
  access: { permission: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), on: z.iso.date().optional().describe('as of this day; absent: today') }),
  output: z.object({
    purchases_centrally: z.boolean().describe('as of that day'),
    items: z.array(GroupMember).describe('at most 200'),
  }),
  problems: [],
  summary: 'Who belongs to a group on a day',
});

export const turnCustomerGroups = operation('turnCustomerGroups', {
  kind: 'command',
  http: 'POST /v1/customer-groups/turn',
  access: { permission: 'customer.turn_groups' },
  input: z.strictObject({}),
  output: z.object({ customers: z.number().int(), groups: z.number().int() }),
  problems: [],
  summary: 'System only: changes of groups whose day has come',
});

const count = z.number().int();

export const indexCustomers = operation('indexCustomers', {
  kind: 'command',
  http: 'POST /v1/customer-index/renew',
  access: { permission: 'customer.index' },
  input: z.strictObject({}),
  output: z.object({ profiles: count, postings: count, words: count.describe('changes of names that are listed now') }),
  problems: [],
  summary:
    'System only: makes a batch of profiles that are missing or of an older release, and folds batches of postings and of words',
});
