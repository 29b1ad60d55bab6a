/** Candidates of the same deal with their claims, side by side for a person to judge. Vendor side only. */

import type { z } from 'zod';
import { type Reason, reasonInWords } from '../../../core/customers/index.ts';
import type { Context } from '../../../platform/operations/implement.ts';
import type { Candidate } from '../contract/decisions.ts';
import { needsAnswer } from '../rules/scope.ts';
import { type CandidateRow, type ClaimFacts, selectCandidates, selectClaims } from '../store/candidates.ts';
import { familiesOf } from '../store/families.ts';
import { type ActiveProtection, protectionsOn } from '../store/protections.ts';
import type { RegistrationRecord } from '../store/registrations.ts';
import { claimedScopes } from '../store/scopes.ts';

type Reading = Pick<Context<{ permission: 'candidate.judge' }>, 'tx' | 'now'>;
type CandidateView = z.infer<typeof Candidate>;

export async function presentCandidates(c: Reading, row: RegistrationRecord) {
  const rows = await selectCandidates(c.tx, row.vendor_id, row.id);
  const otherIds = [
    ...new Set(rows.flatMap((each) => (each.other_registration_id ? [each.other_registration_id] : []))),
  ];
  const claims = new Map((await selectClaims(c.tx, row.vendor_id, otherIds)).map((each) => [each.id, each]));
  const families = await familiesOf(c.tx, row.vendor_id, otherIds);
  const standing = await standingOn(c, row);
  const candidates = rows.map((each) => {
    const claim = each.other_registration_id ? claims.get(each.other_registration_id) : undefined;
    return presentOne(each, claim, families, standing, row);
  });
  return { candidates, scope_free: standing.length === 0 };
}

/** Running protections of others on this claim's scope. */
async function standingOn(c: Reading, row: RegistrationRecord): Promise<ActiveProtection[]> {
  if (!row.customer_id) return [];
  const { all } = await claimedScopes(c.tx, row, row.family_ids, c.now);
  const found = await protectionsOn(c.tx, row.vendor_id, all, row.id);
  return found.filter((each) => each.until_at > c.now);
}

function presentOne(
  each: CandidateRow,
  claim: ClaimFacts | undefined,
  families: Awaited<ReturnType<typeof familiesOf>>,
  standing: ActiveProtection[],
  row: RegistrationRecord,
): CandidateView {
  const group =
    each.group_id && each.group_name
      ? { id: each.group_id, name: each.group_name, purchases_centrally: each.purchases_centrally ?? false }
      : null;
  return {
    id: each.id,
    customer: {
      id: each.customer_id,
      name: each.customer_name,
      country: each.customer_country,
      tax_id: each.customer_tax_id,
      kpp: each.customer_kpp,
      domain: each.customer_domain,
      phone: each.customer_phone,
      city: each.customer_city,
      region: each.customer_region,
      group,
    },
    claim: claim
      ? {
          id: claim.id,
          number: claim.number,
          state: claim.state,
          partner: { id: claim.partner_id, name: claim.partner_name, tier: claim.partner_tier },
          families: families.get(claim.id) ?? [],
          close_date: claim.close_date,
          submitted_at: claim.submitted_at?.toISOString() ?? null,
          decided_at: claim.decided_at?.toISOString() ?? null,
          protected_until: claim.protected_until?.toISOString() ?? null,
          blocks: standing.some((protection) => protection.registration_id === claim.id),
        }
      : null,
    relation: each.relation as CandidateView['relation'],
    strength: each.strength as CandidateView['strength'],
    confidence: each.confidence,
    reasons: (each.reasons as unknown as Reason[]).map((reason) => ({
      code: reason.code,
      text: reasonInWords(reason),
    })),
    verdict: each.verdict as CandidateView['verdict'],
    judged_by: each.judge_name,
    judged_at: each.judged_at?.toISOString() ?? null,
    needs_answer: needsAnswer(each, row),
  };
}
