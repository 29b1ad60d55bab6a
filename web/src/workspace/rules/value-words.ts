import type { Format } from '../../app/use-format.ts';
import type { T } from '../../app/use-t.tsx';
import type { RuleField } from './rule-types.ts';

/** A value with its unit as a sentence would have it: «2 рабочих дня», «10 000 000 ₽», «30, 14, 3 дня». */
export function valueWords(field: RuleField, value: unknown, t: T, format: Format, currency: string): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '—';
  const label = (code: unknown) =>
    field.options.find((option) => option.code === code)?.label[format.locale] ?? String(code);
  switch (field.unit) {
    case 'money':
      return format.money(Number(value), currency);
    case 'percent':
      return format.percent(Number(value));
    case 'days':
      return t('rules.days', { count: Number(value) });
    case 'hours':
      return t('rules.hours', { count: Number(value) });
    case 'business_days':
      return t('rules.businessDays', { count: Number(value) });
    case 'per_hour':
      return t('rules.perHour', { count: Number(value) });
    case 'days_list':
      return t('rules.daysList', { list: (value as number[]).join(', ') });
    case 'code_list':
      return (value as unknown[]).map((code, at) => `${at + 1}. ${label(code)}`).join('; ');
    case 'code':
      return label(value);
    default:
      return format.number(Number(value));
  }
}
