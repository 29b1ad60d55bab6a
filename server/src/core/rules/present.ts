/** Rows of versions as the API shows them. */
import { z } from 'zod';
import type { Actor } from '../../access/actors.ts';
import type { RuleSet } from './contract/rule-set.ts';
import { type RuleSetName, ruleSets } from './contract/rule-sets.ts';
import { type FourEyes, isAuthor, mayNotPublish, ruleVersionTable, type VersionState } from './rules.ts';
import type { VersionRow } from './store.ts';
import { codeLabel, labelOf } from './words.ts';

export function presentHead(row: VersionRow, inForceId: string | undefined) {
  return {
    id: row.id,
    rule_set: row.rule_set as RuleSetName,
    version: row.version,
    state: row.state as VersionState,
    in_force: row.id === inForceId,
    note: row.note,
    effective_from: row.effective_from?.toISOString() ?? null,
    document_hash: row.document_hash,
    created_by: personOf(row.created_by, row.creator),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    published_by: personOf(row.published_by, row.publisher),
    published_at: row.published_at?.toISOString() ?? null,
  };
}

/** A partner sees that a version was published, not by whom: people of the vendor are behind the wall. */
function personOf(id: string | null, name: string | null) {
  return id && name ? { id, name } : null;
}

export function presentVersion(
  row: VersionRow,
  inForceId: string | undefined,
  actor: Actor,
  { currency, four_eyes }: { currency: string; four_eyes: FourEyes | null },
) {
  const state = row.state as VersionState;
  const may = (event: string) =>
    ruleVersionTable.rows.some(
      (each) =>
        each.event === event &&
        each.from.includes(state) &&
        actor.grants.has(each.who.includes('publisher') ? 'rules.publish' : 'rules.draft'),
    );
  return {
    ...presentHead(row, inForceId),
    document: row.document as Record<string, unknown>,
    currency,
    four_eyes,
    own: isAuthor(row, actor.personId),
    can: {
      update: state === 'draft' && actor.grants.has('rules.draft'),
      submit: may('submit'),
      return: may('return'),
      publish: may('publish') && mayNotPublish(row, actor.personId, four_eyes) === null,
      discard: may('discard'),
    },
  };
}

interface JsonSchema {
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: string[];
}

export function describeFields(set: RuleSet) {
  const root = z.toJSONSchema(set.schema, { io: 'input' }) as JsonSchema;
  return set.fields.map((field) => {
    let node: JsonSchema | undefined = root;
    for (const name of field.path.split('.')) node = node?.properties?.[name];
    const bounds = node?.items ?? node;
    return {
      path: field.path,
      label: labelOf(field.label),
      unit: field.unit,
      minimum: bounds?.minimum ?? null,
      maximum: bounds?.maximum ?? null,
      options: (bounds?.enum ?? []).map((code) => ({ code, label: codeLabel(code) })),
    };
  });
}

export const setsInOrder = Object.values(ruleSets) as (RuleSet & { name: RuleSetName })[];
