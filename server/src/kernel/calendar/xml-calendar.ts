import type { CalendarProblem, ParsedYearCalendar } from './year-calendar.ts';
import { parseYearCalendar } from './year-calendar.ts';

/**
 * Reads a production calendar in the public xmlcalendar layout (`<calendar year country?><days><day d="MM.DD" t h? f?/>`),
 * so that an administrator can load the file of a new decree as it is published. `t`: 1 off, 2 shortened, 3 working
 * weekend; `f`: the date it was moved from. Strict: an unknown element, attribute or day type is a problem with its
 * line, because a half-understood calendar would silently move deadlines. `country` is needed for files that omit it.
 */
export function parseXmlCalendar(text: string, country?: string): ParsedYearCalendar {
  const problems: CalendarProblem[] = [];
  const lists: Record<string, string[]> = { 1: [], 2: [], 3: [] };
  const moved: Record<string, string> = {};
  let root: Record<string, string> | undefined;

  for (const tag of readTags(text, problems)) {
    if (tag.name === 'calendar' && !root) root = tag.attributes;
    else if (tag.name === 'day' && root) {
      const { d = '', t = '', f } = tag.attributes;
      const list = lists[t];
      if (!list || Object.keys(tag.attributes).some((name) => !'dthf'.includes(name))) problems.push(broken(tag));
      else list.push(d.replace('.', '-'));
      if (f !== undefined) moved[d.replace('.', '-')] = f.replace('.', '-');
    } else if (!root || !KNOWN.has(tag.name)) problems.push(broken(tag));
  }
  if (!root) problems.push({ code: 'calendar.xml_invalid', path: 'line 1' });
  const stated = root?.country?.toUpperCase();
  if (stated && country && stated !== country) {
    problems.push({ code: 'calendar.country_invalid', path: 'country', params: { value: stated } });
  }
  if (problems.length > 0) return { ok: false, problems };
  return parseYearCalendar({
    country: country ?? stated,
    year: /^\d{4}$/.test(root?.year ?? '') ? Number(root?.year) : root?.year,
    provisional: false,
    off: lists[1],
    short: lists[2],
    workingWeekend: lists[3],
    ...(Object.keys(moved).length > 0 ? { moved } : {}),
  });
}

type Tag = { name: string; attributes: Record<string, string>; line: number; source: string };
const KNOWN = new Set(['holidays', 'holiday', 'days']);

function broken(tag: Pick<Tag, 'line' | 'source'>): CalendarProblem {
  return { code: 'calendar.xml_invalid', path: `line ${tag.line}`, params: { value: tag.source.slice(0, 80) } };
}

/** Opening tags in order; anything between tags other than white space, and unbalanced tags, are problems. */
function readTags(text: string, problems: CalendarProblem[]): Tag[] {
  const body = text
    .replace(/^\uFEFF/, '')
    .replace(/<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, (cut) => cut.replace(/[^\n]/g, ' '));
  const tags: Tag[] = [];
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?:\s+[a-z]+\s*=\s*"[^"<>]*")*)\s*(\/?)>|\s+|[^\s<]+|</y;
  let line = 1;
  for (let match = token.exec(body); match; match = token.exec(body)) {
    const [source, closing, name, attributes = '', selfClosing] = match;
    if (!name) {
      if (source.trim() !== '') problems.push(broken({ line, source }));
    } else if (closing) {
      if (open.pop() !== name) problems.push(broken({ line, source }));
    } else {
      const pairs = [...attributes.matchAll(/([a-z]+)\s*=\s*"([^"]*)"/g)].map((pair) => [pair[1], pair[2]]);
      tags.push({ name, attributes: Object.fromEntries(pairs), line, source });
      if (!selfClosing) open.push(name);
    }
    line += source.split('\n').length - 1;
  }
  for (const name of open) problems.push(broken({ line, source: `<${name}>` }));
  return tags;
}
