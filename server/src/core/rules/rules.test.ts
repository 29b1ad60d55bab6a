import { describe, expect, it } from 'vitest';
import {
  type RegistrationRules,
  registrationDefaults,
  registrationRuleSet,
  registrationRulesSchema,
} from './contract/registration-rules.ts';
import { canonicalJson, differences, effectiveFrom } from './rules.ts';

const refused = (changes: Partial<RegistrationRules> & Record<string, unknown>) => {
  const result = registrationRulesSchema.safeParse({ ...registrationDefaults, ...changes });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
};

describe('registration rules', () => {
  it('the defaults hold, and every field of them has a name', () => {
    expect(registrationRulesSchema.parse(registrationDefaults)).toEqual(registrationDefaults);
    const leaves = Object.entries(registrationDefaults).flatMap(([name, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? Object.keys(value).map((inner) => `${name}.${inner}`)
        : [name],
    );
    expect(registrationRuleSet.fields.map((field) => field.path).sort()).toEqual(leaves.sort());
  });

  const cases: [what: string, changes: Record<string, unknown>, paths: string[]][] = [
    ['an unknown field', { colour: 1 }, ['']],
    ['a missing field', { protection_days: undefined }, ['protection_days']],
    ['no time to decide', { decision_business_days: 0 }, ['decision_business_days']],
    ['half a day', { report_every_days: 30.5 }, ['report_every_days']],
    ['a large deal decided faster', { decision_business_days_large: 1 }, ['decision_business_days_large']],
    ['an allowance shorter than the answer', { answer_allowance_business_days: 1 }, ['answer_allowance_business_days']],
    ['reminders out of order', { reminder_days: [3, 14, 14] }, ['reminder_days.1', 'reminder_days.2']],
    ['a reminder before protection begins', { reminder_days: [90] }, ['reminder_days.0']],
    ['arbitration alone', { priority_rules: ['arbitration', 'arbitration'] }, ['priority_rules.1', 'priority_rules']],
    [
      'a lower quota for a higher tier',
      { quota_open_by_tier: { registered: 10, silver: 9, gold: 9, platinum: 8 } },
      ['quota_open_by_tier.silver', 'quota_open_by_tier.platinum'],
    ],
    ['an empty window', { incumbent_window: { from_days: 30, until_days: 30 } }, ['incumbent_window.until_days']],
  ];
  it.each(cases)('refuse %s', (_what, changes, paths) => expect(refused(changes)).toEqual(paths));
});

describe('versions', () => {
  const now = new Date('2026-11-23T09:10:00Z');
  it('come into force now or later, never before', () => {
    expect(effectiveFrom(null, now)).toBe(now);
    expect(effectiveFrom(now, now)).toBe(now);
    expect(effectiveFrom(new Date(now.getTime() - 1), now)).toMatchObject({ code: 'rules.date_past' });
  });

  it('have one canonical text, whatever the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'я' }], a: true, gone: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"я","d":null}]}',
    );
  });

  it('differ field by field', () => {
    const after = {
      ...registrationDefaults,
      reminder_days: [30],
      incumbent_window: { from_days: 100, until_days: 30 },
    };
    const found = differences(registrationRuleSet.fields, registrationDefaults, after);
    expect(found.map((each) => [each.field.path, each.before, each.after])).toEqual([
      ['reminder_days', [30, 14, 3], [30]],
      ['incumbent_window.from_days', 120, 100],
    ]);
  });
});
