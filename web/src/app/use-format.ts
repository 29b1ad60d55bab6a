import {
  type DurationStyle,
  formatDateTime,
  formatDay,
  formatDuration,
  formatRelative,
  formatShortDate,
  formatTime,
  formatWeekday,
} from '@kanal/server/kernel/dates.ts';
import { formatMoney, formatNumber, isCurrency } from '@kanal/server/kernel/money.ts';
import { useMemo } from 'react';
import type { Locale } from './messages.ts';
import { useLocale } from './use-t.tsx';

type Moment = string | Date;

/** Instants and amounts as this reader writes them. A plain day (`2027-03-30`) has no zone and never shifts. */
export interface Format {
  locale: Locale;
  timeZone: string;
  money: (amountMinor: number, currency: string) => string;
  /** What a country is called, by its two letters. */
  country: (code: string) => string;
  /** What a currency is called: «российский рубль». */
  currency: (code: string) => string;
  number: (value: number, decimals?: number) => string;
  percent: (value: number) => string;
  /** `23 ноября`, with the year when it is not the current one. */
  day: (moment: Moment) => string;
  /** `23 ноя`, with the year when it is not the current one. */
  shortDay: (moment: Moment) => string;
  /** `23.11.2026` for columns. */
  date: (moment: Moment) => string;
  /** `ноябрь 2026` for `2026-11`. */
  month: (month: string) => string;
  weekday: (moment: Moment) => string;
  time: (moment: Moment) => string;
  dateTime: (moment: Moment) => string;
  duration: (minutes: number, style?: Omit<DurationStyle, 'locale'>) => string;
  relative: (moment: Moment) => string;
}

const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;
const NBSP = '\u00A0';
const tags = { ru: 'ru-RU', en: 'en-GB' } as const;

function shortDay(moment: Date, locale: Locale, timeZone: string, now: Date): string {
  const part = (fields: Intl.DateTimeFormatOptions, at: Date = moment) =>
    new Intl.DateTimeFormat(tags[locale], { ...fields, timeZone }).format(at).replace(/\.$/, '');
  // «нояб.» and «сент.» are cut to three letters: columns line up.
  const month = part({ day: 'numeric', month: 'long' }).replace(/([^\d\s]{3})[^\d\s]*/, '$1');
  const year = part({ year: 'numeric' });
  return (year === part({ year: 'numeric' }, now) ? month : `${month} ${year}`).replaceAll(' ', NBSP);
}

function monthAndYear(month: string, locale: Locale): string {
  const style = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tags[locale], style).format(new Date(`${month}-01`)).replace(/\s*г\.$/, '');
}

function makeFormat(locale: Locale, timeZone: string): Format {
  const at = (moment: Moment) => {
    const plain = typeof moment === 'string' && PLAIN_DAY.test(moment);
    return { instant: new Date(moment), style: { locale, timeZone: plain ? 'UTC' : timeZone } };
  };
  const through =
    <R>(format: (instant: Date, style: { locale: Locale; timeZone: string }) => R) =>
    (moment: Moment) => {
      const { instant, style } = at(moment);
      return format(instant, style);
    };
  return {
    locale,
    timeZone,
    money: (amountMinor, currency) =>
      isCurrency(currency) ? formatMoney({ amountMinor, currency }, locale) : `${amountMinor / 100} ${currency}`,
    country: (code) => new Intl.DisplayNames(tags[locale], { type: 'region' }).of(code) ?? code,
    currency: (code) => new Intl.DisplayNames(tags[locale], { type: 'currency' }).of(code) ?? code,
    number: (value, decimals) => formatNumber(value, locale, decimals),
    percent: (value) => `${formatNumber(value, locale, 1)}${locale === 'ru' ? NBSP : ''}%`,
    day: through((instant, style) => formatDay(instant, { ...style, now: new Date() })),
    shortDay: through((instant, style) => shortDay(instant, locale, style.timeZone, new Date())),
    date: through(formatShortDate),
    month: (month) => monthAndYear(month, locale),
    weekday: through((instant, style) => formatWeekday(instant, { ...style, now: new Date() })),
    time: through(formatTime),
    dateTime: through((instant, style) => formatDateTime(instant, { ...style, now: new Date() })),
    duration: (minutes, style) => formatDuration(minutes, { locale, ...style }),
    relative: (moment) => formatRelative(new Date(moment), new Date(), { locale }),
  };
}

/** The notation of the language shown now, in the zone of this device or in the given one. */
export function useFormat(timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): Format {
  const { locale } = useLocale();
  return useMemo(() => makeFormat(locale, timeZone), [locale, timeZone]);
}
