import { Trans, useLingui } from '@lingui/react';
import type { ReactElement } from 'react';
import { type Locale, type MessageId, type MessageValues, switchLocale } from './messages.ts';

/** Translates by typed key; a component that calls it is drawn anew when the language changes. */
export type T = (id: MessageId, values?: MessageValues) => string;

/** @returns `t('ui.copy')`, `t('app.rows', {count: 3})` */
export function useT(): T {
  const { i18n } = useLingui();
  return (id, values) => i18n._(id, values);
}

/** @returns the language shown now and the way to change it */
export function useLocale(): { locale: Locale; switchLocale: (locale: Locale) => Promise<void> } {
  const { i18n } = useLingui();
  return { locale: i18n.locale === 'en' ? 'en' : 'ru', switchLocale };
}

interface RichProps {
  id: MessageId;
  values?: MessageValues;
  /** Elements for the tags of the message: `{b: <b />}` for `<b>…</b>`. */
  tags: Record<string, ReactElement>;
}

/** A message with emphasis or links inside: `<Rich id="app.lost" tags={{home: <Link to="/" />}} />`. */
export function Rich({ id, values, tags }: RichProps) {
  return <Trans id={id} {...(values ? { values } : {})} components={tags} />;
}
