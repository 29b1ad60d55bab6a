/** Partner companies: legal details, branches, status, tier and manager; and the company as its own people see it. */
import { z } from 'zod';
import { filesPerMinute, WrittenFile } from '../../kernel/made-file.ts';
import { operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { sheetInput, sheetProblemCodes } from '../../kernel/sheet.ts';

export const partnerProblems = {
  'partner.invalid': 422,
  'partner.tax_id_taken': 409,
  'partner.wrong_state': 409,
  'partner.terminated': 409,
  'partner.manager_not_found': 422,
} as const;

export const partnerStatuses = ['prospect', 'applicant', 'active', 'suspended', 'terminated'] as const;
export const partnerTiers = ['registered', 'silver', 'gold', 'platinum'] as const;
export const partnerMoves = ['apply', 'activate', 'suspend', 'resume', 'terminate'] as const;

const country = z.string().regex(/^[A-Z]{2}$/);
const text = (maximum: number) => z.string().trim().max(maximum).default('');
const optional = (maximum: number) => z.string().trim().max(maximum).nullable().default(null);
const mail = z.union([z.literal(''), z.email().max(200)]).default('');
const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC');

export const Branch = z.object({
  id: z.uuid(),
  name: z.string(),
  city: z.string(),
  kpp: z.string().nullable(),
  address: z.string(),
  closed_at: z.iso.datetime().nullable(),
});

export const PartnerHead = z.object({
  id: z.uuid(),
  name: z.string(),
  legal_name: z.string(),
  country: z.string(),
  city: z.string(),
  tier: z.enum(partnerTiers),
  status: z.enum(partnerStatuses),
  status_since: z.iso.datetime(),
  manager: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  people: z.number().int(),
  updated_at: z.iso.datetime(),
});

export const Partner = PartnerHead.extend({
  tax_id: z.string().nullable(),
  kpp: z.string().nullable(),
  ogrn: z.string().nullable(),
  region: z.string(),
  time_zone: z.string(),
  web_domain: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  status_reason: z.string(),
  branches: z.array(Branch),
  created_at: z.iso.datetime(),
  can: z.object({
    update: z.boolean(),
    assign_manager: z.boolean(),
    moves: z.array(z.enum(partnerMoves)).describe('changes of status that the actor may make now'),
  }),
});

const partnerFilter = {
  q: z.string().trim().max(200).optional().describe('part of the name, tax id or web domain'),
  status: z.enum(partnerStatuses).optional(),
  tier: z.enum(partnerTiers).optional(),
  manager_id: z.uuid().optional(),
  city: z.string().trim().max(200).optional(),
  sort: z.enum(['name', 'city', 'updated']).default('name').describe('updated: the latest change first'),
};

export const listPartners = operation('listPartners', {
  kind: 'query',
  http: 'GET /v1/partners',
  access: { permission: 'partner.read' },
  input: z.strictObject({ ...partnerFilter, ...pageInput }),
  output: pageOf(PartnerHead),
  problems: [],
  summary: 'Partner companies',
});

export const exportPartners = operation('exportPartners', {
  // A command, because what leaves the house is written down.
  kind: 'command',
  http: 'GET /v1/partner-export',
  access: { permission: 'partner.read' },
  answer: 'sheet',
  input: z.strictObject({ ...partnerFilter, ...sheetInput }),
  output: WrittenFile,
  problems: sheetProblemCodes,
  summary: 'The same list as a spreadsheet (XLSX), with every row of the filter',
  ratePerMinute: filesPerMinute,
});

export const getPartner = operation('getPartner', {
  kind: 'query',
  http: 'GET /v1/partners/{id}',
  access: { permission: 'partner.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: Partner,
  problems: [],
  summary: 'One partner with its branches',
});

export const savePartner = operation('savePartner', {
  kind: 'command',
  http: 'POST /v1/partners',
  access: { permission: 'partner.manage' },
  input: z.strictObject({
    id: z.uuid().optional().describe('absent: a new partner'),
    name: z.string().trim().min(1).max(200),
    legal_name: text(300),
    country: country.default('RU'),
    tax_id: optional(40).describe('with a valid check sum where the country has one'),
    kpp: optional(20),
    ogrn: optional(20),
    city: text(200),
    region: text(200),
    time_zone: timeZone.default('Europe/Moscow'),
    web_domain: optional(300),
    phone: text(40),
    email: mail,
    tier: z.enum(partnerTiers).default('registered'),
    status: z
      .enum(['prospect', 'applicant', 'active'])
      .default('active')
      .describe('of a new partner; later: its moves'),
  }),
  output: Partner,
  problems: ['partner.invalid', 'partner.tax_id_taken', 'partner.terminated'],
  summary: 'Adds or changes a partner company',
});

export const changePartnerStatus = operation('changePartnerStatus', {
  kind: 'command',
  http: 'POST /v1/partners/{id}/status',
  access: { permission: 'partner.manage' },
  input: z.strictObject({
    id: z.uuid(),
    move: z.enum(partnerMoves),
    reason: z.string().trim().min(1).max(1_000),
  }),
  output: Partner,
  problems: ['partner.wrong_state'],
  summary: 'Moves a partner to another status, with date and reason',
});

export const assignManager = operation('assignManager', {
  kind: 'command',
  http: 'POST /v1/partners/{id}/manager',
  access: { permission: 'partner.manage' },
  input: z.strictObject({ id: z.uuid(), manager_id: z.uuid().nullable() }),
  output: Partner,
  problems: ['partner.manager_not_found'],
  summary: 'Says who at the vendor looks after a partner',
});

const branchFields = {
  name: z.string().trim().min(1).max(200),
  city: text(200),
  kpp: optional(20),
  address: text(500),
  closed: z.boolean().default(false),
};

export const savePartnerBranch = operation('savePartnerBranch', {
  kind: 'command',
  http: 'POST /v1/partners/{partner_id}/branches',
  access: { permission: 'partner.manage' },
  input: z.strictObject({ partner_id: z.uuid(), id: z.uuid().optional(), ...branchFields }),
  output: Branch,
  problems: ['partner.invalid'],
  summary: 'Adds, changes or closes a branch of a partner',
});

export const Company = Partner.omit({ can: true, people: true }).extend({
  can: z.object({ update: z.boolean() }),
});

export const getCompany = operation('getCompany', {
  kind: 'query',
  http: 'GET /v1/company',
  access: { permission: 'company.read' },
  input: z.strictObject({}),
  output: Company,
  problems: [],
  summary: 'One’s own company',
});

export const updateCompany = operation('updateCompany', {
  kind: 'command',
  http: 'PATCH /v1/company',
  access: { permission: 'company.manage' },
  input: z.strictObject({
    phone: z.string().trim().max(40).optional(),
    email: z.union([z.literal(''), z.email().max(200)]).optional(),
    web_domain: z.string().trim().max(300).nullable().optional(),
    time_zone: timeZone.optional(),
  }),
  output: Company,
  problems: ['partner.invalid'],
  summary: 'Changes how one’s own company is reached; legal details are the vendor’s to change',
});

export const listBranches = operation('listBranches', {
  kind: 'query',
  http: 'GET /v1/company/branches',
  access: { permission: 'company.read' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(Branch), nextCursor: z.null() }),
  problems: [],
  summary: 'Branches of one’s own company',
});

export const saveBranch = operation('saveBranch', {
  kind: 'command',
  http: 'POST /v1/company/branches',
  access: { permission: 'company.manage' },
  input: z.strictObject({ id: z.uuid().optional(), ...branchFields }),
  output: Branch,
  problems: ['partner.invalid'],
  summary: 'Adds, changes or closes a branch of one’s own company',
});
