import type { Locale } from '../../app/messages.ts';

/** Tools of the method that have a chapter, and the receipts that bind both sides to all of them. */
export const chapters = ['D1', 'D2', 'receipts'] as const;
export type Chapter = (typeof chapters)[number];

const files = import.meta.glob<string>('../../../../docs/guide/*/*.md', { query: '?raw', import: 'default' });

export function isChapter(code: string): code is Chapter {
  return (chapters as readonly string[]).includes(code);
}

/** The chapter as it is written; each is a file of its own, fetched when it is opened. */
export async function readChapter(locale: Locale, chapter: Chapter): Promise<string> {
  const read = files[`../../../../docs/guide/${locale}/${chapter}.md`];
  if (!read) throw new Error(`No chapter ${chapter} in ${locale}`);
  return read();
}

/** The chapter that explains the page at this address. */
export function chapterOf(pathname: string): Chapter {
  return /^\/[wc]\/[^/]+\/rules(\/|$)/.test(pathname) ? 'D2' : 'D1';
}
