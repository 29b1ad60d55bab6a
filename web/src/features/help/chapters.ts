import type { Locale } from '../../app/messages.ts';

/** Tools of the method that have a chapter, and what people ask about beside them; in the order of the list. */
export const chapters = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'tools',
  'imports',
  'receipts',
  'signature',
  'log',
  'exports',
  'partners',
  'customers',
  'products',
  'rules',
  'people',
  'settings',
  'mails',
  'audit',
  'company',
  'security',
] as const;
export type Chapter = (typeof chapters)[number];
export type Side = 'workspace' | 'cabinet';

/** What a reader on one side never meets. */
const foreign: Record<Side, readonly Chapter[]> = {
  workspace: ['company'],
  cabinet: ['tools', 'log', 'partners', 'customers', 'products', 'rules', 'people', 'settings', 'mails', 'audit'],
};

export function chaptersFor(side: Side): Chapter[] {
  return chapters.filter((chapter) => !foreign[side].includes(chapter));
}

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

/** Sections of each side by the first word of their address. */
const sections: Record<Side, Readonly<Record<string, Chapter>>> = {
  workspace: {
    '': 'D1',
    deals: 'D1',
    tools: 'tools',
    scorecard: 'D3',
    pipeline: 'D5',
    disputes: 'D4',
    register: 'D1',
    partners: 'partners',
    customers: 'customers',
    products: 'products',
    rules: 'rules',
    log: 'log',
    people: 'people',
    settings: 'settings',
    profile: 'security',
    exports: 'exports',
    imports: 'imports',
    conduct: 'D6',
  },
  cabinet: {
    '': 'D1',
    deals: 'D1',
    scorecard: 'D3',
    pipeline: 'D5',
    'joint-deals': 'D5',
    disputes: 'D4',
    register: 'D1',
    rules: 'D2',
    company: 'company',
    profile: 'security',
    exports: 'exports',
    imports: 'imports',
    conduct: 'D6',
  },
};

/** Tabs that have a chapter of their own. */
const tabs: Readonly<Record<string, Chapter>> = { 'settings?mails': 'mails', 'settings?trail': 'audit' };

export function sideOf(pathname: string): Side {
  return pathname.startsWith('/c/') ? 'cabinet' : 'workspace';
}

/** The room of a deal, below the registration that leads it. */
const ROOM = /\/deals\/[^/]+\/room$/;

/** @returns the chapter that explains the page at this address; nothing for an address that no page has */
export function chapterOf(pathname: string, tab?: string): Chapter | undefined {
  if (ROOM.test(pathname)) return 'D5';
  const section = /^\/[wc]\/[^/]+\/?([^/]*)/.exec(pathname)?.[1] ?? '';
  return tabs[`${section}?${tab}`] ?? sections[sideOf(pathname)][section];
}
