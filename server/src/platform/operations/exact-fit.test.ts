import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '../../kernel/ids.ts';
import { listRegistrations } from '../../registration/registrations/contract/reads.ts';
import { exactFit, fitted } from './exact-fit.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Row = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  day: z.iso.date().nullable(),
  amount: z.number().int().nullable(),
  share: z.number(),
  whole: z.int(),
  open: z.boolean(),
  state: z.enum(['won', 'lost']),
  kind: z.literal('row').optional(),
  partner: Named.extend({ tier: z.string() }),
  families: z.array(Named),
  reviewer: Named.nullable(),
});
const Page = z.object({ items: z.array(Row), nextCursor: z.string().nullable() });

const named = () => ({ id: newId(), name: 'Вектор' });
const row = () => ({
  id: newId(),
  at: '2026-11-27T12:10:00.000Z',
  day: '2026-11-27',
  amount: 96_000_000,
  share: 0.25,
  whole: -3,
  open: false,
  state: 'won',
  kind: 'row',
  partner: { ...named(), tier: 'gold' },
  families: [named(), named()],
  reviewer: null,
});
const page = () => ({ items: [row(), { ...row(), day: null, amount: null, reviewer: named() }], nextCursor: null });

/** Values that stand where others are expected; made anew each time, since later changes may reach into them. */
const strange = fc.oneof(
  fc.constantFrom(undefined, null, '', 'won', 'row', 0, -0, 1.5, 2 ** 60, Number.NaN, Infinity, true),
  fc.constantFrom('2026-11-27', '2026-02-30', '2026-11-27T12:10:00.000Z', '2026-11-27T12:10:00+03:00', newId()),
  fc
    .constantFrom(
      () => [],
      () => ({}),
      () => new Date(0),
      () => [named()],
      () => new Array(1),
      () => named(),
      () => ({ ...named(), tier: 'gold' }),
      () => Object.create(named()),
    )
    .map((made) => made()),
);
const paths = fc.constantFrom(
  ...[
    'items',
    'nextCursor',
    'items.0',
    'items.1',
    'more',
    'items.0.more',
    'items.0.partner.more',
    'items.1.reviewer.id',
  ],
  ...Object.keys(Row.shape).flatMap((key) => [`items.0.${key}`, `items.1.${key}`]),
  ...['items.0.partner.id', 'items.0.partner.tier', 'items.0.families.1', 'items.0.families.0.name', 'items.2'],
);

function change(value: object, path: string, part: unknown, remove: boolean): void {
  const steps = path.split('.');
  const last = steps.pop() as string;
  let at = value as Record<string, unknown>;
  for (const step of steps) {
    const next = at[step];
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string, unknown>;
  }
  if (remove) delete at[last];
  else at[last] = part;
}

describe('an answer that is looked at only', () => {
  const fits = exactFit(Page);

  it('fits when zod would give back the same, whatever stands in it', () => {
    expect(fits?.(page())).toBe(true);
    let fitting = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(paths, strange, fc.boolean()), { maxLength: 3 }), (changes) => {
        const value = page();
        for (const [path, part, remove] of changes) change(value, path, part, remove);
        if (!fits?.(value)) return;
        fitting++;
        expect(Page.parse(value)).toEqual(value);
      }),
      { numRuns: 3_000 },
    );
    expect(fitting).toBeGreaterThan(100);
  });

  it('loses what the contract does not name', () => {
    const { id, name } = named();
    expect(fitted(Named, { id, name, secret: 'x' })).toEqual({ id, name });
  });

  it('a wrong one is refused by zod, in its words', () => {
    expect(() => fitted(Page, { ...page(), nextCursor: 7 })).toThrow(/nextCursor/);
  });

  it.each([
    ['a refinement', z.object({ a: z.string() }).refine(() => true)],
    ['a trimmed string', z.object({ a: z.string().trim() })],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['a union', z.object({ a: z.union([z.string(), z.object({ b: z.string() })]) })],
    ['a default', z.object({ a: z.string().default('') })],
    ['an e-mail', z.email()],
    ['a bound number', z.number().min(3)],
  ])('%s is left to zod', (_, schema) => {
    expect(exactFit(schema)).toBeNull();
  });

  it('covers the page that is asked for most', () => {
    expect(exactFit(listRegistrations.output)).not.toBeNull();
  });
});
