import { type Messages, setupI18n } from '@lingui/core';
import type { Area } from './areas.ts';
import { LOCALE_KEY, recall, remember } from './preferences.ts';

export type { Area, MessageId } from './areas.ts';

export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
/** Values for the placeholders of a message; numbers are written by the rules of the language. */
export type MessageValues = Record<string, string | number | Date>;

const files = import.meta.glob<{ default: Messages }>(['../locales/*/*.json', '!../locales/*/{app,public,ui}.json']);

/** The one catalogue of the app. A missing key shows itself and is reported, so that tests and people notice it. */
export const i18n = setupI18n({
  missing: (locale, id) => {
    // biome-ignore lint/suspicious/noConsole: an untranslated key must be heard; the page checks listen for it
    console.error(`No message "${id}" in "${locale}"`);
    return id;
  },
});

/** Areas that a first page needs, the entrance above all; they come in one file per language. */
const firstWords: Record<Locale, () => Promise<Partial<Record<Area, Messages>>>> = {
  ru: () => import('./first-words-ru.ts').then((module) => module.words as Partial<Record<Area, Messages>>),
  en: () => import('./first-words-en.ts').then((module) => module.words as Partial<Record<Area, Messages>>),
};
const FIRST: readonly Area[] = ['app', 'public', 'ui'];

const needed = new Set<Area>();
const loaded = new Map<string, Promise<void>>();

async function read(locale: Locale, area: Area, path: string): Promise<Messages> {
  if (FIRST.includes(area)) return (await firstWords[locale]())[area] ?? {};
  const file = files[path];
  if (!file) throw new Error(`No messages at ${path}`);
  return (await file()).default;
}

function load(locale: Locale, area: Area): Promise<void> {
  const path = `../locales/${locale}/${area}.json`;
  const known = loaded.get(path);
  if (known) return known;
  const pending = read(locale, area, path).then(
    (words) => i18n.load(locale, words),
    (error: unknown) => {
      loaded.delete(path); // a lost connection must not spoil the next attempt
      throw error;
    },
  );
  loaded.set(path, pending);
  return pending;
}

/** Loads the words of these areas in one language; each file is asked for once. */
export async function loadMessages(locale: Locale, areas: readonly Area[]): Promise<void> {
  await Promise.all(areas.map((area) => load(locale, area)));
}

/**
 * What a route tree calls before it shows anything: `loader: needs('ui', 'registrations')`. The areas are remembered,
 * so that a later change of language brings them all.
 */
export function needs(...areas: Area[]): () => Promise<void> {
  return () => {
    for (const area of areas) needed.add(area);
    return loadMessages(currentLocale(), areas);
  };
}

/** The language shown now; before the first `startMessages` the one chosen earlier or asked for by the browser. */
export function currentLocale(): Locale {
  if (i18n.locale === 'ru' || i18n.locale === 'en') return i18n.locale;
  const wanted = recall(LOCALE_KEY) ?? navigator.language.slice(0, 2);
  return wanted === 'en' ? 'en' : 'ru';
}

/** Shows the app in another language at once: loads what the open pages need, then switches and remembers. */
export async function switchLocale(locale: Locale): Promise<void> {
  await loadMessages(locale, [...needed]);
  i18n.activate(locale);
  document.documentElement.lang = locale;
  remember(LOCALE_KEY, locale);
}

/** Loads the first words before the first render. */
export async function startMessages(...areas: Area[]): Promise<void> {
  const locale = currentLocale();
  await needs(...areas)();
  i18n.activate(locale);
  document.documentElement.lang = locale;
}
