/**
 * Texts that the server itself writes: problems, mails, notifications, documents. ICU messages in
 * `server/src/locales/{ru,en}/<area>.json`, keys prefixed by the area; a test holds both languages together.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { type Locale, locales } from '../kernel/locale.ts';

const folder = new URL('../locales/', import.meta.url);

export interface Texts {
  text(locale: Locale, id: string, values?: Record<string, unknown>): string;
  has(id: string): boolean;
  /** Title or sentence of a problem. A code may have only a title; then the sentence is the title. */
  problem(locale: Locale, code: string, part: 'title' | 'detail', params: Record<string, unknown>): string;
  field(locale: Locale, code: string, params: Record<string, unknown>): string;
}

export function readCatalogue(locale: Locale): Record<string, string> {
  const all: Record<string, string> = {};
  for (const name of readdirSync(new URL(`${locale}/`, folder)).sort()) {
    if (!name.endsWith('.json')) continue;
    Object.assign(all, JSON.parse(readFileSync(new URL(`${locale}/${name}`, folder), 'utf8')));
  }
  return all;
}

export function loadTexts(): Texts {
  const engines = new Map<Locale, I18n>();
  const known = new Set<string>();
  for (const locale of locales) {
    const messages = readCatalogue(locale);
    for (const id of Object.keys(messages)) known.add(id);
    const engine = setupI18n({ locale, messages: { [locale]: messages } });
    engine.setMessagesCompiler(compileMessage);
    engines.set(locale, engine);
  }
  const text = (locale: Locale, id: string, values: Record<string, unknown> = {}) => {
    if (!known.has(id)) throw new Error(`no text for ${id}`);
    return (engines.get(locale) as I18n)._(id, values);
  };
  return {
    text,
    has: (id) => known.has(id),
    problem(locale, code, part, params) {
      const id =
        part === 'detail' && known.has(`problem.${code}.detail`) ? `problem.${code}.detail` : `problem.${code}`;
      return known.has(id) ? text(locale, id, params) : text(locale, 'problem.server.failed', params);
    },
    field: (locale, code, params) => text(locale, known.has(code) ? code : 'field.invalid', params),
  };
}
