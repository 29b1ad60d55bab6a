/** What tests of registrations need of the rules: a published version with the product's defaults, changed as asked. */

import { forgetRules } from '../src/core/rules/in-force.ts';
import { type RegistrationRules, registrationDefaults } from '../src/core/rules/index.ts';
import { newId } from '../src/kernel/ids.ts';
import type { TestApp } from './support.ts';

/** Publishes rules from `from` (default: long ago); written as the owner, because publishing is another test's subject. */
export async function installRules(
  app: TestApp,
  vendorId: string,
  changes: Partial<RegistrationRules> = {},
  from: Date = new Date('2020-01-01T00:00:00Z'),
): Promise<string> {
  const id = newId();
  await app.owner.query(
    `INSERT INTO rule_versions (vendor_id, id, rule_set, version, state, document, document_hash, effective_from, created_at, updated_at, published_at)
     SELECT $1, $2, 'registration', coalesce(max(version), 0) + 1, 'published', $3, '', $4, $4, $4, $4 FROM rule_versions WHERE vendor_id = $1`,
    [vendorId, id, JSON.stringify({ ...registrationDefaults, ...changes }), from],
  );
  forgetRules(vendorId);
  return id;
}
