/**
 * The API reference as a page: drawn once from the OpenAPI document when the server starts. Plain HTML without scripts or
 * outside files, so that it works behind the strictest content policy and is searched with the browser's own search.
 */
import type { OpenApi } from './openapi.ts';
import { referenceStyle } from './reference-style.ts';
import { type JsonSchema, remarkOf, typeOf } from './schema-words.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: JsonSchema;
}
type Content = Record<string, { schema: JsonSchema }>;
interface Entry {
  operationId: string;
  summary: string;
  tags: string[];
  'x-permission'?: string;
  security: unknown[];
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}
interface Listed {
  method: string;
  path: string;
  entry: Entry;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function esc(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] as string);
}

/** @returns a whole HTML document */
export function referencePage(document: OpenApi): string {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, entry]): Listed => ({ method, path, entry: entry as unknown as Entry })),
  );
  const features = [...new Set(listed.map(({ entry }) => entry.tags[0] ?? ''))].sort();
  const sections = features.map((feature) => {
    const own = listed.filter(({ entry }) => entry.tags[0] === feature);
    return `<section id="${esc(feature)}"><h2>${esc(title(feature))}</h2>${own.map(article).join('')}</section>`;
  });
  const links = features.map((feature) => `<li><a href="#${esc(feature)}">${esc(title(feature))}</a></li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kanal API</title><style>${referenceStyle}</style></head>
<body><header><h1>Kanal API</h1>${introduction(listed.length)}
<nav aria-label="Features"><ul class="contents">${links.join('')}</ul></nav></header>
<main>${sections.join('')}</main></body></html>`;
}

function title(feature: string): string {
  return feature.charAt(0).toUpperCase() + feature.slice(1).replaceAll('-', ' ');
}

function introduction(count: number): string {
  return `<p>Everything the screens do, in ${count} operations. The same text for machines: <a href="/openapi.json">/openapi.json</a>.</p>
<p><b>Who is calling.</b> Send an API key as <code>Authorization: Bearer …</code>, or the session cookie of a signed-in person. A
person with several memberships names the acting one in <code>kanal-membership</code>.</p>
<p><b>Lists</b> answer <code>{items, nextCursor}</code>; send the cursor back as <code>cursor</code> until it is <code>null</code>.</p>
<p><b>Once, however often sent.</b> A POST with an <code>Idempotency-Key</code> repeats the stored answer for seven days; the
same key with another input is refused.</p>
<p><b>Refusals</b> are <code>application/problem+json</code> with a <code>code</code>, a sentence in the language of
<code>Accept-Language</code> (ru, en) and every wrong field at once in <code>errors</code>. Besides the codes listed, any operation may
answer those of the door itself: <code>request.invalid</code> 422, <code>access.unauthenticated</code> 401,
<code>access.forbidden</code> 403, <code>record.not_found</code> 404, <code>request.rate_limited</code> 429.</p>
<p><b>Units.</b> Money is a whole number of minor units (<code>amount_minor</code>: kopecks, cents) with a currency; instants are UTC in
ISO 8601; a day is <code>YYYY-MM-DD</code> in nobody’s zone.</p>`;
}

function article({ method, path, entry }: Listed): string {
  const permission = entry['x-permission'];
  const needs = permission
    ? `Needs the permission <code>${esc(permission)}</code>.`
    : entry.security.length === 0
      ? 'Open to everybody.'
      : 'For every signed-in person.';
  const parts = [
    `<h3>${esc(entry.summary)}</h3>`,
    `<div class="address"><span class="method">${method.toUpperCase()}</span><code>${esc(path)}</code></div>`,
    `<p class="quiet"><code>${esc(entry.operationId)}</code>. ${needs}</p>`,
    parameters(entry),
    body('Body', entry.requestBody?.content),
    body('Answer', entry.responses['200']?.content),
    refusals(entry),
  ];
  return `<article id="${esc(entry.operationId)}">${parts.join('')}</article>`;
}

function parameters(entry: Entry): string {
  const own = entry.parameters.filter((each): each is Parameter => 'name' in each);
  if (own.length === 0) return '';
  const rows = own.map(({ name, in: where, required, schema = {} }) => {
    const place = where === 'path' ? 'in the path' : required ? 'required' : 'optional';
    return `<tr><td><code>${esc(name)}</code></td><td>${place}</td><td><code>${esc(typeOf(schema))}</code></td><td>${esc(remarkOf(schema))}</td></tr>`;
  });
  return `<p class="part">Parameters</p><div class="wide"><table><thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Type</th><th scope="col">Remark</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function body(heading: string, content: Content | undefined): string {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (!type || !media) return '';
  if (type !== 'application/json') return `<p class="part">${heading}</p><p>The bytes of a file.</p>`;
  const text = typeOf(media.schema);
  return text === '{}' ? '' : `<p class="part">${heading}</p><pre tabindex="0">${esc(text)}</pre>`;
}

function refusals({ responses }: Entry): string {
  const own = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
  if (own.length === 0) return '';
  const words = own.map(([status, { description }]) => `${status} <code>${esc(description)}</code>`);
  return `<p class="part">Refusals</p><p>${words.join('; ')}</p>`;
}
