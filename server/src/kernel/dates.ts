import type { Locale } from './locale.ts';

export type DateStyle = {
  locale: Locale;
  /** IANA zone of the reader. */
  timeZone: string;
  /** Lets the year appear only when it is not the current one; without it the year is always shown. */
  now?: Date;
};

const NBSP = '\u00A0';
const tags = { ru: 'ru-RU', en: 'en-GB' } as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(instant: Date, { locale, timeZone }: DateStyle, fields: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${timeZone} ${Object.entries(fields).flat().join(' ')}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tags[locale], { ...fields, timeZone });
    formatters.set(key, found);
  }
  return found.format(instant);
}

/** `23 ноября`, `23 November`; with another year `23 ноября 2027`, `23 November 2027`. */
export function formatDay(instant: Date, style: DateStyle): string {
  // Fields one by one: the joined patterns of Intl add «г.» and differ between versions of its data.
  const day = format(instant, style, { day: 'numeric', month: 'long' });
  const year = format(instant, style, { year: 'numeric' }).replace(/\D/g, '');
  const current = style.now && format(style.now, style, { year: 'numeric' }).replace(/\D/g, '');
  return (year === current ? day : `${day} ${year}`).replaceAll(' ', NBSP);
}

/** `пн, 23 ноября`, `Mon, 23 November`. */
export function formatWeekday(instant: Date, style: DateStyle): string {
  return `${format(instant, style, { weekday: 'short' })}, ${formatDay(instant, style)}`;
}

/** `14:20`, 24 hours in both languages. */
export function formatTime(instant: Date, style: DateStyle): string {
  return format(instant, style, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `пн, 23 ноября, 14:20`, `Mon, 23 November, 14:20`: due dates on screens and in mail. */
export function formatDateTime(instant: Date, style: DateStyle): string {
  return `${formatWeekday(instant, style)}, ${formatTime(instant, style)}`;
}

/** For table columns: `23.11.2026`, `23/11/2026`. */
export function formatShortDate(instant: Date, style: DateStyle): string {
  return format(instant, style, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** The zone beside a time, as people call it: «Москва», `Moscow Time`. */
export function formatZone(instant: Date, style: DateStyle): string {
  const name = zoneName(instant, style, 'shortGeneric');
  // Chrome's data name cities in English alone; the zone itself they name: «Москва, стандартное время».
  if (style.locale === 'ru' && !/[а-яё]/i.test(name)) return zoneName(instant, style, 'longGeneric').split(',')[0]!;
  return name;
}

function zoneName(
  instant: Date,
  { locale, timeZone }: DateStyle,
  timeZoneName: 'shortGeneric' | 'longGeneric',
): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

export type PluralForms = { one: string; few?: string; many?: string; other: string };
const plurals = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** The form that goes with `count`: 1 день, 2 дня, 5 дней, 1,5 дня (`other`). A missing form falls back to `other`. */
export function plural(count: number, locale: Locale, forms: PluralForms): string {
  const rule = plurals[locale].select(count);
  return (rule === 'one' || rule === 'few' || rule === 'many' ? forms[rule] : undefined) ?? forms.other;
}

const words = {
  ru: {
    day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
    hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
    minute: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
    // «через 1 минуту», «на 1 минуту», «1 минуту назад»: only this form differs from the nominative.
    accusativeMinute: { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' },
  },
  en: {
    day: { one: 'day', other: 'days' },
    hour: { one: 'hour', other: 'hours' },
    minute: { one: 'minute', other: 'minutes' },
    accusativeMinute: { one: 'minute', other: 'minutes' },
  },
} as const;
const short = { ru: { hour: 'ч', minute: 'мин' }, en: { hour: 'h', minute: 'min' } } as const;

export type DurationStyle = {
  locale: Locale;
  /** Minutes that make a day: 1440 by default; a calendar's `minutesPerDay` for business time. */
  minutesPerDay?: number;
  /** `short`: `2 ч 10 мин`; `long`: `2 часа 10 минут`, for speech and screen readers. Days are always words. */
  length?: 'short' | 'long';
  /** Case of a long Russian minute: `accusative` after «через» and «на». */
  grammar?: 'nominative' | 'accusative';
};

/** The two largest units of a duration, rounded down; the sign is dropped: `3 дня 4 ч`, `2 ч 10 мин`, `0 мин`. */
export function formatDuration(minutes: number, style: DurationStyle): string {
  const whole = Math.floor(Math.abs(minutes));
  const perDay = style.minutesPerDay ?? 1440;
  const days = Math.floor(whole / perDay);
  const rest = whole - days * perDay;
  const [hours, left] = [Math.floor(rest / 60), rest % 60];
  const parts: [number, 'day' | 'hour' | 'minute'][] =
    days > 0
      ? [
          [days, 'day'],
          [hours, 'hour'],
        ]
      : [
          [hours, 'hour'],
          [left, 'minute'],
        ];
  const shown = parts.filter(([count]) => count > 0);
  return (shown.length > 0 ? shown : [[0, 'minute'] as const])
    .map(([count, unit]) => unitText(count, unit, style))
    .join(' ');
}

function unitText(count: number, unit: 'day' | 'hour' | 'minute', { locale, length, grammar }: DurationStyle): string {
  if (unit !== 'day' && length !== 'long') return `${count}${NBSP}${short[locale][unit]}`;
  const key = unit === 'minute' && grammar === 'accusative' ? 'accusativeMinute' : unit;
  return `${count}${NBSP}${plural(count, locale, words[locale][key])}`;
}

/** `через 2 ч 10 мин`, `2 ч 10 мин назад`, `in 2 h 10 min`, `2 h 10 min ago`; under a minute «сейчас», `now`. */
export function formatRelative(instant: Date, now: Date, style: DurationStyle): string {
  const minutes = (instant.getTime() - now.getTime()) / 60_000;
  if (Math.abs(minutes) < 1) return style.locale === 'ru' ? 'сейчас' : 'now';
  const duration = formatDuration(minutes, { grammar: 'accusative', ...style });
  if (style.locale === 'ru') return minutes > 0 ? `через${NBSP}${duration}` : `${duration} назад`;
  return minutes > 0 ? `in${NBSP}${duration}` : `${duration} ago`;
}
