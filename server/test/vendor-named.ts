/**
 * Does a statement name `vendor_id = $n` on every tenant table it touches? Row security does not route to a shard, so
 * every query has to. A small reader of SQL: it knows blocks, tables with aliases, WITH names and conditions.
 */
type Token = { text: string; kind: 'word' | 'quoted' | 'parameter' | 'other' } | Block;
type Block = Token[];

const pattern = /"((?:[^"]|"")*)"|'(?:[^']|'')*'|(\$\d+)|([A-Za-z_][\w$]*)|--[^\n]*|\/\*[\s\S]*?\*\/|\s+|[\s\S]/g;
const isBlock = (token: Token | undefined): token is Block => Array.isArray(token);
const word = (token: Token | undefined) => (token && !isBlock(token) && token.kind === 'word' ? token.text : '');
const name = (token: Token | undefined) =>
  token && !isBlock(token) && (token.kind === 'word' || token.kind === 'quoted') ? token.text : '';
const sign = (token: Token | undefined) => (token && !isBlock(token) && token.kind === 'other' ? token.text : '');

function read(sql: string): Block {
  const stack: Block[] = [[]];
  for (const [text, quoted, parameter, bare] of sql.matchAll(pattern)) {
    const top = stack.at(-1) as Block;
    if (/^(\s|--|\/\*)/.test(text)) continue;
    if (text === '(') {
      const inner: Block = [];
      top.push(inner);
      stack.push(inner);
    } else if (text === ')') stack.pop();
    else if (quoted !== undefined) top.push({ text: quoted, kind: 'quoted' });
    else if (parameter) top.push({ text: parameter, kind: 'parameter' });
    else top.push(bare ? { text: bare.toLowerCase(), kind: 'word' } : { text, kind: 'other' });
  }
  return stack[0] as Block;
}

/** Tables of `tenant` that the statement touches without naming their vendor, as `table` or `table as alias`. */
export function tablesWithoutVendor(sql: string, tenant: ReadonlySet<string>): string[] {
  return [...new Set(statements(read(sql)).flatMap((block) => check(block, tenant, new Set())))];
}

function statements(block: Block): Block[] {
  return split(block, (token) => sign(token) === ';');
}

function split(block: Block, at: (token: Token) => boolean): Block[] {
  const parts: Block[] = [[]];
  for (const token of block) {
    if (at(token)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function check(block: Block, tenant: ReadonlySet<string>, outer: ReadonlySet<string>): string[] {
  const named = new Set([...outer, ...withNames(block)]);
  const queries = split(block, (token) => ['union', 'except', 'intersect'].includes(word(token)));
  return [
    ...queries.flatMap((query) => checkQuery(query, tenant, named)),
    ...block.filter(isBlock).flatMap((inner) => check(inner, tenant, named)),
  ];
}

/** `WITH a AS (…), b AS (…)`: names that hide tables. */
function withNames(block: Block): string[] {
  if (word(block[0]) !== 'with') return [];
  return block.flatMap((token, at) => (word(block[at + 1]) === 'as' && name(token) ? [name(token)] : []));
}

interface Reference {
  table: string;
  alias: string;
  inserted: Token | undefined;
}

const clause =
  /^(where|on|using|set|values|select|join|left|right|inner|cross|full|group|order|limit|returning|for|default|natural|lateral)$/;

function checkQuery(query: Block, tenant: ReadonlySet<string>, hidden: ReadonlySet<string>): string[] {
  const references = tableReferences(query).filter(({ table }) => tenant.has(table) && !hidden.has(table));
  const vendors = conditions(query);
  return references
    .filter(({ inserted, alias }) => {
      if (inserted) return !(isBlock(inserted) && inserted.some((token) => name(token) === 'vendor_id'));
      return !(vendors.has(alias) || (references.length === 1 && vendors.has('')));
    })
    .map(({ table, alias }) => (alias === table ? table : `${table} as ${alias}`));
}

function tableReferences(query: Block): Reference[] {
  const found: Reference[] = [];
  let inFrom = false;
  query.forEach((token, at) => {
    const keyword = word(token);
    const starts =
      ['from', 'join', 'into'].includes(keyword) || (keyword === 'update' && at === 0) || isUsing(query, at);
    if (keyword === 'update' && afterWith(query, at)) found.push(reference(query, at + 1, false));
    else if (starts) {
      if (!isDistinctFrom(query, at)) found.push(reference(query, at + 1, keyword === 'into'));
      inFrom = keyword !== 'into' && keyword !== 'update';
    } else if (clause.test(keyword) && !/^(left|right|inner|cross|full|lateral|natural)$/.test(keyword)) inFrom = false;
    else if (inFrom && sign(token) === ',') found.push(reference(query, at + 1, false));
  });
  return found;
}

const afterWith = (query: Block, at: number) => at > 0 && word(query[0]) === 'with' && isBlock(query[at - 1]);
const isDistinctFrom = (query: Block, at: number) => word(query[at - 1]) === 'distinct';
/** `DELETE FROM a USING b`, not `JOIN b USING (column)`. */
const isUsing = (query: Block, at: number) => word(query[at]) === 'using' && !isBlock(query[at + 1]);

function reference(query: Block, start: number, into: boolean): Reference {
  let at = start;
  if (['only', 'lateral'].includes(word(query[at]))) at += 1;
  let table = name(query[at]);
  if (sign(query[at + 1]) === '.') {
    table = table === 'public' ? name(query[at + 2]) : `${table}.${name(query[at + 2])}`;
    at += 2;
  }
  const hasAs = word(query[at + 1]) === 'as';
  const next = query[at + (hasAs ? 2 : 1)];
  const alias = name(next) && !clause.test(word(next)) ? name(next) : table;
  return { table, alias, inserted: into ? (query[at + (alias === table ? 1 : hasAs ? 3 : 2)] ?? query) : undefined };
}

/** Aliases (or '' for an unqualified column) that stand in `vendor_id = $n` of a WHERE or ON and are not optional through an OR. */
function conditions(block: Block): Set<string> {
  const found = new Set<string>();
  let part: Block | null = null;
  for (const token of block) {
    if (!clause.test(word(token))) part?.push(token);
    else {
      if (part) inCondition(part, found);
      part = ['where', 'on'].includes(word(token)) ? [] : null;
    }
  }
  if (part) inCondition(part, found);
  return found;
}

function inCondition(part: Block, found: Set<string>): void {
  if (part.some((token) => word(token) === 'or')) return;
  part.forEach((token, at) => {
    if (isBlock(token)) {
      const subquery = /^(select|with|insert|update|delete|values)$/.test(word(token[0]));
      if (!subquery && word(part[at - 1]) !== 'not') inCondition(token, found);
    } else if (name(token) === 'vendor_id' && sign(part[at + 1]) === '=' && isParameter(part[at + 2])) {
      found.add(sign(part[at - 1]) === '.' ? name(part[at - 2]) : '');
    }
  });
}

const isParameter = (token: Token | undefined) => token !== undefined && !isBlock(token) && token.kind === 'parameter';
