/**
 * A change under review leaves what was granted as it is. When the change is refused, the claim goes back to what is
 * protected: else the protection would stand there and be of no use to anybody.
 */
import { addCalendarDays } from '../../../kernel/calendar/zone.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { type Change, decisionTurn, type Ground, type LifecycleFacts, noRequest, step } from './change.ts';
import { decided, punctuality } from './deciding.ts';
import { reportTurn } from './protecting.ts';

const keptFields = [
  'customer_id',
  'customer_name',
  'customer_country',
  'customer_tax_id',
  'customer_kpp',
  'customer_domain',
  'route',
  'amount_minor',
  'currency',
  'billing',
] as const;

interface Fields {
  customer_id: string | null;
  customer_name: string;
  customer_country: string;
  customer_tax_id: string | null;
  customer_kpp: string | null;
  customer_domain: string | null;
  route: string;
  amount_minor: number | null;
  currency: string;
  billing: string;
}

export interface KeptClaim {
  fields: Fields;
  products: { family_id: string; quantity: number | null }[];
}

/** What the claim is before a change, to be kept in the history with it. */
export function keptOf(row: Fields, products: KeptClaim['products']): KeptClaim {
  return { fields: Object.fromEntries(keptFields.map((field) => [field, row[field]])) as unknown as Fields, products };
}

export function changeProtected(
  facts: LifecycleFacts,
  ground: Ground,
  fields: Record<string, unknown>,
  kept: KeptClaim,
): Change | Problem {
  return step(facts, 'change_protected', {
    set: { decided_at: null, report_due_at: null, ...noRequest, ...decisionTurn(facts, ground) },
    protection: 'keep',
    data: { before: fields, kept },
  });
}

/** By the vendor with a reason, or by the system when the partner has left the vendor's question unanswered. */
export function refuseChange(facts: LifecycleFacts, ground: Ground, by: 'vendor' | 'system'): Change | Problem {
  const { rules, now } = ground;
  const until = facts.protected_until ?? now;
  const isDecision = by === 'vendor';
  return step(facts, 'refuse_change', {
    set: {
      decided_at: now,
      ...reportTurn(now, addCalendarDays(now, rules.report_every_days, facts.time_zone), until),
    },
    protection: 'keep',
    data: {
      protected_until: until.toISOString(),
      unanswered: !isDecision,
      ...(isDecision ? punctuality(facts, ground) : {}),
    },
    ...(isDecision ? { decided: decided(facts, ground) } : {}),
  });
}
