/** Names of rules and changes of them, as sentences in both languages. */
import { type Locale, type LocalText, locales } from '../../kernel/locale.ts';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { RuleField, RuleUnit } from './contract/rule-set.ts';
import type { RuleDifference } from './rules.ts';

let loaded: Texts | undefined;
function texts(): Texts {
  loaded ??= loadTexts();
  return loaded;
}

export function inBoth(say: (locale: Locale) => string): LocalText {
  return Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as LocalText;
}

export function labelOf(label: string): LocalText {
  return inBoth((locale) => texts().text(locale, label));
}

/** The name of a code that a rule may hold, for example a priority rule. */
export function codeLabel(code: string): LocalText {
  return labelOf(`rules.code.${code}`);
}

/** «Срок решения: было 2 рабочих дня, стало 3 рабочих дня.» */
export function differenceInWords({ field, before, after }: RuleDifference, currency: string): LocalText {
  return inBoth((locale) =>
    texts().text(locale, 'rules.difference', {
      label: texts().text(locale, field.label),
      before: valueInWords(locale, field, before, currency),
      after: valueInWords(locale, field, after, currency),
    }),
  );
}

function valueInWords(locale: Locale, field: RuleField, value: unknown, currency: string): string {
  const say = sayings[field.unit];
  const nothing = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  return nothing ? texts().text(locale, 'rules.value.none') : say(locale, value, currency);
}

type Saying = (locale: Locale, value: unknown, currency: string) => string;

const counted =
  (key: string): Saying =>
  (locale, value) =>
    texts().text(locale, `rules.value.${key}`, { n: Number(value) });

const sayings: Readonly<Record<RuleUnit, Saying>> = {
  business_days: counted('business_days'),
  days: counted('days'),
  hours: counted('hours'),
  count: counted('count'),
  percent: counted('percent'),
  per_hour: counted('per_hour'),
  money: (locale, value, currency) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      Number(value) / 100,
    ),
  days_list: (locale, value) => texts().text(locale, 'rules.value.days_list', { list: (value as number[]).join(', ') }),
  code: (locale, value) => codeLabel(String(value))[locale],
  code_list: (locale, value) => (value as string[]).map((code) => codeLabel(code)[locale]).join(' → '),
};
