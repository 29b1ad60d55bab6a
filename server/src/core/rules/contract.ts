/** Rule sets as versions: drafted, reviewed, published from a date, never edited after, cited by decisions. */
import { z } from 'zod';
import { type Operation, operation } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { ruleSetNames } from './contract/rule-sets.ts';

export const ruleProblems = {
  'rules.wrong_state': 409,
  'rules.own_draft': 409,
  'rules.draft_exists': 409,
  'rules.date_past': 422,
  'rules.date_taken': 409,
  'rules.document_invalid': 422,
  'rules.other_set': 422,
  'rules.none_in_force': 404,
} as const;

const ruleSet = z.enum(ruleSetNames);
const document = z.record(z.string(), z.unknown());
const text = z.object({ ru: z.string(), en: z.string() });
const person = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const RuleVersionHead = z.object({
  id: z.uuid(),
  rule_set: ruleSet,
  version: z.number().int(),
  state: z.enum(['draft', 'in_review', 'published', 'discarded']),
  in_force: z.boolean().describe('decisions of this moment cite this version'),
  note: z.string(),
  effective_from: z.iso.datetime().nullable(),
  document_hash: z.string().describe('SHA-256 of the document as JSON with sorted keys, hex'),
  created_by: person,
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  published_by: person,
  published_at: z.iso.datetime().nullable(),
});

export const RuleVersion = RuleVersionHead.extend({
  document,
  currency: z.string().describe('of the amounts in the document: the vendor’s'),
  four_eyes: z
    .enum(['required', 'alone', 'off'])
    .nullable()
    .describe('whether its author may publish it; alone: nobody else holds the right; null for partners'),
  own: z.boolean().describe('the caller began it or wrote in it last'),
  can: z.object({
    update: z.boolean(),
    submit: z.boolean(),
    return: z.boolean(),
    publish: z.boolean(),
    discard: z.boolean(),
  }),
});

export const RuleSetDescription = z.object({
  name: ruleSet,
  label: text,
  fields: z.array(
    z.object({
      path: z.string(),
      label: text,
      unit: z.string(),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
      options: z.array(z.object({ code: z.string(), label: text })),
    }),
  ),
  in_force: RuleVersionHead.nullable(),
  open_draft: RuleVersionHead.nullable(),
});

export const listRuleSets = operation('listRuleSets', {
  kind: 'query',
  http: 'GET /v1/rule-sets',
  access: { permission: 'rules.read' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(RuleSetDescription), nextCursor: z.null() }),
  problems: [],
  summary: 'Rule sets with their fields, units and bounds, the version in force and the open draft',
});

export const listRuleVersions = operation('listRuleVersions', {
  kind: 'query',
  http: 'GET /v1/rule-sets/{rule_set}/versions',
  access: { permission: 'rules.read' },
  input: z.strictObject({ ...pageInput, rule_set: ruleSet }),
  output: pageOf(RuleVersionHead),
  problems: [],
  summary: 'Versions of a rule set, the newest first; partners see the published ones',
});

export const getRulesInForce = operation('getRulesInForce', {
  kind: 'query',
  http: 'GET /v1/rule-sets/{rule_set}/in-force',
  access: { permission: 'rules.read' },
  input: z.strictObject({
    rule_set: ruleSet,
    at: z.iso.datetime({ offset: true }).optional().describe('absent: now'),
  }),
  output: RuleVersion,
  problems: ['rules.none_in_force'],
  summary: 'The version that decisions at a moment cite',
});

export const getRuleVersion = operation('getRuleVersion', {
  kind: 'query',
  http: 'GET /v1/rule-versions/{id}',
  access: { permission: 'rules.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: RuleVersion,
  problems: [],
  summary: 'One version of a rule set with its document',
});

export const compareRuleVersions = operation('compareRuleVersions', {
  kind: 'query',
  http: 'GET /v1/rule-versions/{id}/compare',
  access: { permission: 'rules.read' },
  input: z.strictObject({ id: z.uuid(), with: z.uuid().describe('the earlier version') }),
  output: z.object({
    before: RuleVersionHead,
    after: RuleVersionHead,
    differences: z.array(
      z.object({
        path: z.string(),
        label: text,
        unit: z.string(),
        before: z.unknown(),
        after: z.unknown(),
        words: text.describe('the change as a sentence'),
      }),
    ),
  }),
  problems: ['rules.other_set'],
  summary: 'What differs between two versions, in words',
});

export const draftRules = operation('draftRules', {
  kind: 'command',
  http: 'POST /v1/rule-sets/{rule_set}/drafts',
  access: { permission: 'rules.draft' },
  input: z.strictObject({ rule_set: ruleSet, note: z.string().trim().max(2_000).default('') }),
  output: RuleVersion,
  problems: ['rules.draft_exists'],
  summary: 'Begins a draft as a copy of the last published version; one draft at a time',
});

export const updateRuleDraft = operation('updateRuleDraft', {
  kind: 'command',
  http: 'PATCH /v1/rule-versions/{id}',
  access: { permission: 'rules.draft' },
  input: z.strictObject({
    id: z.uuid(),
    document: document.optional().describe('the whole document; absent: unchanged'),
    note: z.string().trim().max(2_000).optional().describe('why the rules change'),
  }),
  output: RuleVersion,
  problems: ['rules.wrong_state', 'rules.document_invalid'],
  summary: 'Replaces the document or the note of a draft',
});

function move<N extends string, P extends 'rules.draft' | 'rules.publish'>(
  name: N,
  step: string,
  permission: P,
  summary: string,
): Operation<N, { permission: P }, z.ZodObject<{ id: z.ZodUUID }, z.core.$strict>, typeof RuleVersion> {
  return operation(name, {
    kind: 'command',
    http: `POST /v1/rule-versions/{id}/${step}`,
    access: { permission },
    input: z.strictObject({ id: z.uuid() }),
    output: RuleVersion,
    problems: ['rules.wrong_state', 'rules.document_invalid'],
    summary,
  });
}

export const submitRulesForReview = move(
  'submitRulesForReview',
  'submit',
  'rules.draft',
  'Closes a draft for changes and asks for its publication',
);
export const returnRulesToDraft = move(
  'returnRulesToDraft',
  'return',
  'rules.draft',
  'Opens a version in review for changes again',
);
export const discardRuleDraft = move(
  'discardRuleDraft',
  'discard',
  'rules.draft',
  'Gives up a draft; it stays in the list',
);

export const publishRules = operation('publishRules', {
  kind: 'command',
  http: 'POST /v1/rule-versions/{id}/publish',
  access: { permission: 'rules.publish' },
  input: z.strictObject({
    id: z.uuid(),
    effective_from: z.iso.datetime({ offset: true }).optional().describe('not in the past; absent: at once'),
  }),
  output: RuleVersion,
  problems: ['rules.wrong_state', 'rules.own_draft', 'rules.document_invalid', 'rules.date_past', 'rules.date_taken'],
  summary:
    'Puts a reviewed version in force from a date, by another person than its author; it can never be changed after',
});
