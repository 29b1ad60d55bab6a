import { useFormat } from '../../app/use-format.ts';
import { useRead } from '../../app/use-operation.ts';
import { useT } from '../../app/use-t.tsx';
import { valueAt } from './fill-chapter.ts';
import { registrationUnits } from './rule-units.ts';

export interface RuleWords {
  /** Still on its way. */
  loading: boolean;
  /** Version and first day of the rules the numbers come from; null when they could not be read. */
  version: { number: number; from: string | null } | null;
  priority: string[];
  /** A number of the rules with its unit: «90 дней»; null when there is none. */
  words: (path: string) => string | null;
}

/** The rules of registration in force, in words of the reader's language. */
export function useRuleWords(): RuleWords {
  const t = useT();
  const format = useFormat();
  const { data, isPending } = useRead('getRulesInForce', { rule_set: 'registration' }, { staleTime: 300_000 });
  const document = data?.document;
  const words = (path: string): string | null => {
    const value = valueAt(document, path);
    const unit = registrationUnits[path];
    if (unit === 'days_list' && Array.isArray(value)) {
      const last = Number(value.at(-1));
      const list = new Intl.ListFormat(format.locale).format(value.map(String));
      return value.length === 0 ? null : t('help.unit.days_list', { list, last });
    }
    if (typeof value !== 'number') return null;
    if (unit === 'money') return format.money(value, data?.currency ?? '');
    if (unit === 'percent') return format.percent(value);
    if (unit === 'business_days') return t('help.unit.business_days', { count: value });
    if (unit === 'hours') return t('help.unit.hours', { count: value });
    if (unit === 'days') return t('help.unit.days', { count: value });
    return format.number(value);
  };
  const priority = valueAt(document, 'priority_rules');
  return {
    loading: isPending,
    version: data ? { number: data.version, from: data.effective_from } : null,
    priority: Array.isArray(priority) ? priority.map(String) : [],
    words,
  };
}
