/** Everything for one decision on one screen: candidates, checks by rule, the partner's record, what approval grants. */
import type { z } from 'zod';
import { localDate } from '../../../kernel/calendar/zone.ts';
import { implement } from '../../../platform/operations/implement.ts';
import { factsOf, groundOf, placeFor, type RulesGround } from '../commands/apply.ts';
import { getDossier } from '../contract/decisions.ts';
import { protectionDays } from '../rules/change.ts';
import { groundsOf, type Incumbency, usualGround } from '../rules/incumbency.ts';
import { grantOf } from '../rules/protecting.ts';
import { earlierClaims, type PartnerYear, partnerYear, queuePlace } from '../store/measures.ts';
import { lockPartner, type PartnerFacts } from '../store/partner-facts.ts';
import { selectForReading } from '../store/readers.ts';
import { type RegistrationRecord, readRegistration } from '../store/registrations.ts';
import { presentCandidates } from './candidates.ts';
import { noteRead } from './noting.ts';

type Check = z.infer<typeof getDossier.output>['checks'][number];
const yearMs = 365 * 86_400_000;

export const dossierQueries = [
  implement(getDossier, async (c, input) => {
    const row = c.authorize(await readRegistration(c.tx, c.actor.vendorId, input.id));
    const ground = await groundOf(c.tx, row.vendor_id, c.now);
    const partner = await lockPartner(c.tx, row.vendor_id, row.partner_id, false);
    const year = await partnerYear(c.tx, row.vendor_id, row.partner_id, new Date(c.now.getTime() - yearMs));
    const { candidates, scope_free } = await presentCandidates(c, row);
    const rivals = candidates.flatMap(({ claim }) => claim?.id ?? []);
    await noteRead(c, row);
    for (const read of await selectForReading(c.tx, row.vendor_id, rivals)) await noteRead(c, read);
    const families = row.family_ids;
    const earlier = await earlierClaims(c.tx, row, families);
    const place = await placeFor(c.tx, row, families, ground);
    const grant = grantOf(await factsOf(c.tx, row), ground);
    const quota = ground.rules.quota_open_by_tier[partner.tier as keyof typeof ground.rules.quota_open_by_tier];
    const { position, total, next } = await queuePlace(c.tx, row.vendor_id, row);
    return {
      customer_id: row.customer_id,
      candidates,
      scope_free,
      checks: checksOf({
        ...{ row, ground, partner, year, quota, earlier, scope_free, incumbency: place },
        ...{ until: grant.until, now: c.now },
      }),
      partner_year: { ...year, quota },
      on_approval: {
        protection_days: protectionDays(row, ground),
        protected_until: grant.until.toISOString(),
        report_due_at: grant.report_due_at.toISOString(),
        decision_rule: usualGround(place, ground.rules),
        grounds: groundsOf(place, ground.rules),
      },
      queue: { position, total, next: next && { ...next, due_at: next.due_at?.toISOString() ?? null } },
    };
  }),
];

interface CheckFacts {
  row: RegistrationRecord;
  ground: RulesGround;
  partner: PartnerFacts;
  year: PartnerYear;
  quota: number;
  earlier: number;
  scope_free: boolean;
  incumbency: Incumbency;
  until: Date;
  now: Date;
}

/** The rules that apply, each with its answer: good, worth a look, or in the way. */
function checksOf(facts: CheckFacts): Check[] {
  const { row, ground, year, quota } = facts;
  const checks: Check[] = [
    { code: 'scope', level: facts.scope_free ? 'good' : 'stop', params: { free: facts.scope_free ? 1 : 0 } },
    {
      code: 'first_complete_submission',
      level: facts.earlier === 0 ? 'good' : 'warn',
      params: { earlier: facts.earlier },
    },
    { code: 'quota', level: year.open <= quota ? 'good' : 'warn', params: { open: year.open, limit: quota } },
  ];
  const { standing, from, until } = facts.incumbency;
  if (standing !== 'none') {
    const level = standing === 'own' ? 'good' : 'warn';
    checks.push({ code: `incumbent_${standing}`, level, params: { from, until } });
  }
  if (facts.partner.status !== 'active')
    checks.push({ code: 'partner_status', level: 'stop', params: { status: facts.partner.status } });
  if (row.close_date) {
    const days = daysBetween(localDate(row.first_submitted_at ?? facts.now, row.time_zone), row.close_date);
    const early = days > ground.rules.early_registration_days;
    checks.push({
      code: 'early',
      level: early ? 'good' : 'warn',
      params: { days, limit: ground.rules.early_registration_days },
    });
    const endsBefore = localDate(facts.until, row.time_zone) < row.close_date;
    if (endsBefore)
      checks.push({
        code: 'close_after_protection',
        level: 'warn',
        params: { protected_until: facts.until.toISOString() },
      });
  }
  if (!row.contact_name) checks.push({ code: 'incomplete_contact', level: 'warn', params: {} });
  return checks;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
