/** The 42 tools of a partner programme: the product's map. Codes never change. */
import type { Locale } from '../../app/messages.ts';

export const toolsOf = {
  A: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7'],
  B: ['B1.1', 'B1.2', 'B1.3', 'B1.4', 'B2', 'B3', 'B4', 'B5'],
  C: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'],
  D: ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'],
  E: ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'],
  F: ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'],
} as const;
export type Category = keyof typeof toolsOf;
export type Tool = (typeof toolsOf)[Category][number];

export const categories = Object.keys(toolsOf) as Category[];
export const tools = categories.flatMap((category): readonly Tool[] => toolsOf[category]);

/** Where a tool that stands is worked with. */
export const sectionOf = {
  D1: '/w/$vendor/deals',
  D2: '/w/$vendor/rules',
  D3: '/w/$vendor/deals',
  D4: '/w/$vendor/disputes',
  D5: '/w/$vendor/pipeline',
  D6: '/w/$vendor/conduct',
} as const satisfies Partial<Record<Tool, string>>;

export function stands(tool: Tool): tool is keyof typeof sectionOf {
  return tool in sectionOf;
}

export function isTool(code: string): code is Tool {
  return (tools as readonly string[]).includes(code);
}

const files = import.meta.glob<string>('../../../../docs/tools/*/*.md', { query: '?raw', import: 'default' });

/** What the tool is, why, what a good one looks like, how to begin; a file of its own, fetched when it is opened. */
export async function readTool(locale: Locale, tool: Tool): Promise<string> {
  const read = files[`../../../../docs/tools/${locale}/${tool}.md`];
  if (!read) throw new Error(`No text of ${tool} in ${locale}`);
  return read();
}
