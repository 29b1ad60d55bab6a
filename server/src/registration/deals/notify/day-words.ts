/** A calendar day in both languages, for notices: each reader is told in their own. */
import { formatDay } from '../../../kernel/dates.ts';

export function dayWords(name: string, day: string | null): Record<string, string> {
  const say = (locale: 'ru' | 'en') =>
    day ? formatDay(new Date(`${day}T00:00:00Z`), { locale, timeZone: 'UTC' }) : '';
  return { [`${name}_ru`]: say('ru'), [`${name}_en`]: say('en') };
}
