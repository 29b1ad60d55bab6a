/** Free or taken, before a seller invests hours: by identifier only, counted and limited so that nobody can enumerate. */
import { rulesInForce } from '../../../core/rules/index.ts';
import { parseDomain } from '../../../kernel/identifiers/domain.ts';
import { parseTaxId } from '../../../kernel/identifiers/tax-id.ts';
import { newId } from '../../../kernel/ids.ts';
import { fail } from '../../../kernel/problem.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { checkScope } from '../contract/drafts.ts';
import { scopeAnswer } from '../rules/scope.ts';
import { lockPartner } from '../store/partner-facts.ts';
import {
  checksSince,
  insertCheck,
  isClaimed,
  knownToPartner,
  takenFamilies,
  unregisteredChecks,
} from '../store/scope-checks.ts';
import { wholeVendor } from './apply.ts';

const hourMs = 3_600_000;
const monthMs = 30 * 24 * hourMs;

function identifierOf(text: string, country: string): { kind: 'tax_id' | 'domain'; value: string } {
  const taxId = parseTaxId(country, text);
  if (taxId.ok) return { kind: 'tax_id', value: taxId.value };
  const domain = text.includes('.') || text.includes('@') ? parseDomain(text) : null;
  if (domain?.ok && !domain.shared) return { kind: 'domain', value: domain.domain };
  return fail('scope_check.not_an_identifier', {}, [
    { path: 'customer', code: domain?.ok ? 'field.shared_domain' : 'field.tax_id_or_domain' },
  ]);
}

export const scopeCheckCommands = [
  implement(checkScope, async (c, input) => {
    const { vendorId, partnerId, personId } = c.actor;
    if (!partnerId || !personId) fail('access.forbidden');
    const identifier = identifierOf(input.customer, input.country);
    const { document: rules } = await rulesInForce(c.tx, vendorId, 'registration', c.now);
    // Locked, so that questions asked at the same moment are counted one by one.
    await lockPartner(c.tx, vendorId, partnerId, true);
    const asked = await checksSince(c.tx, vendorId, partnerId, new Date(c.now.getTime() - hourMs));
    if (asked >= rules.scope_checks_per_hour) fail('scope_check.too_many', { limit: rules.scope_checks_per_hour });
    const taken = await wholeVendor(c, 'is any scope of this customer taken', () =>
      takenFamilies(c.tx, vendorId, partnerId, identifier, input.country, c.now),
    );
    const claimed = await wholeVendor(c, 'does a claim of another wait on this customer', () =>
      isClaimed(c.tx, vendorId, partnerId, identifier, input.country, input.family_ids, c.now),
    );
    const overlap = input.family_ids.length === 0 ? taken.size > 0 : input.family_ids.some((id) => taken.has(id));
    const since = new Date(c.now.getTime() - monthMs);
    const idle = await unregisteredChecks(c.tx, vendorId, partnerId, since);
    const answer = scopeAnswer({
      ...{ overlap, claimed, copying: idle >= rules.scope_checks_unregistered },
      exact: identifier.kind === 'tax_id' && input.family_ids.length > 0,
    });
    await insertCheck(c.tx, {
      vendor_id: vendorId,
      id: newId(c.now),
      partner_id: partnerId,
      person_id: personId,
      at: c.now,
      kind: identifier.kind,
      value: identifier.value,
      answer,
    });
    const known = await knownToPartner(c.tx, vendorId, partnerId, identifier, input.country);
    return { answer, ...identifier, checked_at: c.now.toISOString(), known };
  }),
];
