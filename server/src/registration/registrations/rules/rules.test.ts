import { describe, expect, it } from 'vitest';
import { registrationDefaults } from '../../../core/rules/contract/registration-rules.ts';
import { businessCalendar } from '../../../kernel/calendar/business-calendar.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { answerBy, type Change, type Ground, type LifecycleFacts } from './change.ts';
import { type CompletenessFacts, incompleteFields } from './completeness.ts';
import { requestChanges, resubmit, submit } from './deciding.ts';
import { extend } from './extending.ts';
import { approve, coolingDown, expire, grantOf, markAtRisk, reactivate, report } from './protecting.ts';
import { protectedChanges, scopeAnswer, scopesOf } from './scope.ts';

const calendar = businessCalendar({ country: 'RU', timeZone: 'Europe/Moscow' });
const at = (text: string): Date => new Date(text);
const ground = (now: string, rules = registrationDefaults): Ground => ({
  rules,
  currency: 'RUB',
  calendar,
  now: at(now),
});
const facts = (over: Partial<LifecycleFacts> = {}): LifecycleFacts => ({
  state: 'draft',
  amount_minor: 1_240_000_00,
  currency: 'RUB',
  route: 'direct',
  close_date: '2027-03-30',
  first_submitted_at: null,
  submitted_at: null,
  protected_from: null,
  protected_until: null,
  extensions: 0,
  report_due_at: null,
  expired_at: null,
  overdue_at: null,
  silent_at: null,
  provisional_at: null,
  appealed_at: null,
  extension_asked_at: null,
  extension_due_at: null,
  turn_started_at: null,
  due_at: null,
  asked_at: null,
  frozen_at: null,
  last_report_at: null,
  time_zone: 'Europe/Moscow',
  ...over,
});
const done = (result: ReturnType<typeof submit>): Change => {
  if (isProblem(result)) throw new Error(result.code);
  return result;
};
const codeOf = (result: ReturnType<typeof submit>): string => (isProblem(result) ? result.code : 'done');

describe('clocks', () => {
  it.each([
    ['Thursday afternoon, two business days', '2026-11-19T11:20:00Z', 1_000_00, '2026-11-23T11:20:00.000Z'],
    ['a large deal has five', '2026-11-19T11:20:00Z', 20_000_000_00, '2026-11-26T11:20:00.000Z'],
  ])('%s', (_label, now, amount_minor, due) => {
    expect(done(submit(facts({ amount_minor }), ground(now))).set.due_at?.toISOString()).toBe(due);
  });

  it('what is sent now is answered by the same moment that submission writes down', () => {
    const now = ground('2026-11-23T09:10:00Z');
    const by = answerBy(now);
    expect(by).toMatchObject({ currency: 'RUB', large_amount_minor: 10_000_000_00, provisional: false });
    expect(by.usual.toISOString()).toBe('2026-11-25T09:10:00.000Z');
    expect(done(submit(facts(), now)).set.due_at).toEqual(by.usual);
    expect(done(submit(facts({ amount_minor: by.large_amount_minor }), now)).set.due_at).toEqual(by.large);
    expect(answerBy(ground('2027-12-29T09:10:00Z')).provisional).toBe(true);
  });

  it('a sum in another currency than that of the rules makes no deal large', () => {
    const deal = facts({ amount_minor: 600_000_000_00, currency: 'KZT' });
    const now = '2026-11-19T11:20:00Z';
    expect(done(submit(deal, ground(now))).set.due_at?.toISOString()).toBe('2026-11-23T11:20:00.000Z');
    expect(grantOf(deal, ground(now)).until).toEqual(grantOf(facts(), ground(now)).until);
    expect(grantOf({ ...deal, currency: 'RUB' }, ground(now)).until).not.toEqual(grantOf(deal, ground(now)).until);
  });

  it('submitted on 30 December at 17:30 with one business day is due on the first working day of January', () => {
    const oneDay = { ...registrationDefaults, decision_business_days: 1 };
    const change = done(submit(facts(), ground('2025-12-30T14:30:00Z', oneDay)));
    expect(change.set.due_at?.toISOString()).toBe('2026-01-12T14:30:00.000Z');
  });
});

describe('an answer to what was asked', () => {
  const submitted_at = at('2026-11-16T09:00:00Z');
  const asked = facts({
    state: 'action_required',
    submitted_at,
    asked_at: at('2026-11-17T09:00:00Z'),
    turn_started_at: at('2026-11-17T09:00:00Z'),
  });
  it.each([
    ['after one business day keeps the place', '2026-11-18T09:00:00Z', true],
    ['at the last moment keeps it', '2026-11-19T09:00:00Z', true],
    ['a minute later counts from now', '2026-11-19T09:01:00Z', false],
    ['after ten business days counts from now', '2026-12-01T09:00:00Z', false],
  ])('%s', (_label, now, keeps) => {
    const change = done(resubmit(asked, ground(now), 600));
    expect(change.data.kept_place).toBe(keeps);
    expect(change.set.submitted_at?.toISOString()).toBe(keeps ? undefined : at(now).toISOString());
  });

  it('the vendor goes on with the minutes it had left', () => {
    const started = facts({
      state: 'under_review',
      turn_started_at: at('2026-11-16T09:00:00Z'),
      due_at: at('2026-11-18T09:00:00Z'),
    });
    const left = Number(done(requestChanges(started, ground('2026-11-17T09:00:00Z'))).data.vendor_minutes_left);
    expect(left).toBe(9 * 60);
    const back = done(resubmit(asked, ground('2026-11-18T09:00:00Z'), left));
    expect(back.set.due_at?.toISOString()).toBe('2026-11-19T09:00:00.000Z');
  });
});

describe('protection', () => {
  const kamchatka = 'Asia/Kamchatka';
  const until = at('2027-02-20T21:00:00Z');
  const running = facts({
    state: 'approved',
    protected_from: at('2026-11-22T21:00:00Z'),
    protected_until: until,
    time_zone: kamchatka,
    last_report_at: at('2027-02-10T00:00:00Z'),
    report_due_at: at('2027-03-12T00:00:00Z'),
  });

  it('ends at the same local time of the partner’s zone', () => {
    const review = facts({ state: 'under_review', time_zone: kamchatka });
    expect(done(approve(review, ground('2026-11-22T21:00:00Z'))).set.protected_until?.toISOString()).toBe(
      until.toISOString(),
    );
  });

  it.each([
    ['a minute before the end', '2027-02-20T20:59:00Z', 'done'],
    ['at the end', '2027-02-20T21:00:00Z', 'registration.protection_over'],
    ['a minute after', '2027-02-20T21:01:00Z', 'registration.protection_over'],
  ])('an extension asked for %s', (_label, now, code) => {
    expect(codeOf(extend(running, ground(now), 'partner'))).toBe(code);
  });

  it.each([
    ['the partner has used the automatic one', { extensions: 1 }, 'partner', 'registration.extension_by_vendor'],
    ['the vendor may give one more', { extensions: 1 }, 'vendor', 'done'],
    ['none is left', { extensions: 2 }, 'vendor', 'registration.no_extension_left'],
    [
      'the last report is too old',
      { last_report_at: at('2026-12-01T00:00:00Z') },
      'partner',
      'registration.report_needed',
    ],
  ] as const)('extension: %s', (_label, over, who, code) => {
    expect(codeOf(extend({ ...running, ...over }, ground('2027-02-20T20:00:00Z'), who))).toBe(code);
  });

  it('expires at its last instant, not before', () => {
    expect(codeOf(expire(running, ground('2027-02-20T20:59:59Z')))).toBe('registration.not_due');
    expect(codeOf(expire(running, ground('2027-02-20T21:00:00Z')))).toBe('done');
  });

  it('a report brings a registration at risk back', () => {
    const late = { ...running, report_due_at: at('2026-12-22T21:00:00Z') };
    expect(done(markAtRisk(late, ground('2026-12-22T21:00:00Z'))).set.state).toBe('at_risk');
    expect(done(report({ ...late, state: 'at_risk' }, ground('2026-12-23T00:00:00Z'))).set.state).toBe('approved');
  });

  it.each([
    ['within thirty days', '2027-03-20T20:59:00Z', 'done'],
    ['later', '2027-03-22T21:01:00Z', 'registration.too_late'],
  ])('reactivation %s', (_label, now, code) => {
    expect(codeOf(reactivate({ ...running, state: 'expired', expired_at: until }, ground(now)))).toBe(code);
  });

  it.each([
    ['direct: the usual days', 'direct', '2027-02-21T09:10:00.000Z'],
    ['a tender: its result and thirty days', 'tender', '2027-04-29T20:59:59.999Z'],
  ])('%s', (_label, route, end) => {
    const review = facts({ state: 'under_review', route });
    expect(done(approve(review, ground('2026-11-23T09:10:00Z'))).set.protected_until?.toISOString()).toBe(end);
  });

  it.each([
    ['no days of waiting', 0, 'free'],
    ['within the days', 20, 'registration.cooling_down'],
    ['after them', 5, 'free'],
  ])('a cool-down: %s', (_label, cool_down_days, expected) => {
    const rules = { ...registrationDefaults, cool_down_days };
    const answer = coolingDown(at('2026-11-13T09:00:00Z'), ground('2026-11-23T09:00:00Z', rules), 'Europe/Moscow');
    expect(answer?.code ?? 'free').toBe(expected);
  });

  it('a new approval never shortens what was granted', () => {
    const later = at('2028-01-01T00:00:00Z');
    const review = facts({ state: 'under_review', protected_from: at('2026-01-01T00:00:00Z'), protected_until: later });
    expect(done(approve(review, ground('2026-11-23T09:00:00Z'))).set.protected_until).toEqual(later);
  });
});

describe('a complete registration', () => {
  const whole: CompletenessFacts = {
    customer_name: 'ООО «Ромашка»',
    customer_country: 'RU',
    customer_tax_id: '7700001235',
    customer_kpp: null,
    customer_domain: null,
    contact_name: '',
    contact_email: '',
    contact_phone: '',
    contact_consent: false,
    need: 'Единая база клиентов для трёх магазинов',
    amount_minor: 1_240_000_00,
    close_date: '2027-03-30',
    type: 'new_customer',
    route: 'direct',
    notice_number: '',
    notice_date: null,
    family_ids: ['f'],
  };
  it.each([
    ['complete', {}, []],
    ['a typing error in the tax id', { customer_tax_id: '7700001236' }, ['customer_tax_id']],
    ['neither tax id nor domain', { customer_tax_id: null }, ['customer_tax_id']],
    ['a domain of its own is enough', { customer_tax_id: null, customer_domain: 'romashka.example' }, []],
    ['a free-mail domain is not', { customer_tax_id: null, customer_domain: 'mail.ru' }, ['customer_domain']],
    ['a contact without consent', { contact_name: 'Пётр' }, ['contact_consent']],
    ['a close date that has passed', { close_date: '2026-11-22' }, ['close_date']],
    ['today is still possible', { close_date: '2026-11-23' }, []],
    ['a procurement by law without the law', { type: 'regulated_procurement' }, ['route']],
    ['a notice without its date', { notice_number: '0373' }, ['notice_date']],
    [
      'everything at once',
      { customer_name: ' ', need: '', amount_minor: 0, family_ids: [] },
      ['customer_name', 'products', 'amount_minor', 'need'],
    ],
  ])('%s', (_label, over, paths) => {
    expect(incompleteFields({ ...whole, ...over }, '2026-11-23').map((field) => field.path)).toEqual(paths);
  });
});

describe('scope', () => {
  const customer = { id: 'c', group_id: 'g', purchases_centrally: false, sites_buy_separately: false };
  it.each([
    ['the customer itself', customer, '1', { scope_id: 'c', site: '' }],
    ['each site on its own', { ...customer, sites_buy_separately: true }, '1', { scope_id: 'c', site: '1' }],
    [
      'the group, when it purchases centrally',
      { ...customer, purchases_centrally: true, sites_buy_separately: true },
      '1',
      { scope_id: 'g', site: '' },
    ],
  ])('%s', (_label, of, kpp, expected) => {
    expect(scopesOf(of, kpp, ['f'])).toEqual([{ ...expected, family_id: 'f' }]);
  });

  const before = {
    customer_country: 'RU',
    customer_tax_id: '1',
    customer_kpp: null,
    customer_name: 'a',
    customer_domain: null,
    route: 'direct',
    amount_minor: 100,
    currency: 'RUB',
    billing: 'one_off',
    family_ids: ['x', 'y'],
  };
  it.each([
    ['amount within 30 %', { amount_minor: 130 }, []],
    ['amount beyond 30 %', { amount_minor: 131 }, ['amount_minor']],
    ['the same families in another order', { family_ids: ['y', 'x'] }, []],
    ['another family', { family_ids: ['x'] }, ['family_ids']],
    ['another customer', { customer_tax_id: '2' }, ['customer_tax_id']],
    ['another country', { customer_country: 'KZ' }, ['customer_country']],
    ['the same sum in another currency', { currency: 'USD' }, ['currency']],
    ['the same sum every month', { billing: 'monthly' }, ['billing']],
  ])('a change of what is protected: %s', (_label, over, fields) => {
    expect(Object.keys(protectedChanges(before, { ...before, ...over }, 30))).toEqual(fields);
  });
});

describe('what a partner is told of a scope before it writes a claim', () => {
  const asked = { overlap: false, claimed: false, exact: true, copying: false };
  it.each([
    ['nothing stands there', {}, 'free'],
    ['a claim of another waits', { claimed: true }, 'ask'],
    ['it is protected', { overlap: true }, 'not_free'],
    ['protected and claimed', { overlap: true, claimed: true }, 'not_free'],
    ['protected somewhere among what may be meant', { overlap: true, exact: false }, 'ask'],
    ['whoever copies the book', { copying: true }, 'ask'],
    ['whoever copies the book, of what is protected', { copying: true, overlap: true }, 'ask'],
  ] as const)('%s', (_label, over, answer) => expect(scopeAnswer({ ...asked, ...over })).toBe(answer));
});
