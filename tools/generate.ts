/**
 * Writes what follows from the contracts: `web/src/app/operations.gen.ts` (addresses and types for the web client),
 * `docs/openapi.json` and `docs/access.md`. A test compares the committed files with what this would write.
 */
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Permission, partnerRoles, permissions, staffRoles } from '../server/src/access/permissions.ts';
import type { AnyOperation } from '../server/src/kernel/operation.ts';
import type { Registry } from '../server/src/platform/operations/registry.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Declared {
  operation: AnyOperation;
  /** Path below `server/src`, as the web imports it. */
  file: string;
}

/** Every operation that any contract exports. */
export async function declaredOperations(): Promise<Declared[]> {
  const files = globSync(['server/src/**/contract.ts', 'server/src/**/contract/*.ts'], { cwd: root }).sort();
  const found: Declared[] = [];
  for (const file of files) {
    const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      if (isOperation(value)) found.push({ operation: value, file: file.replace('server/src/', '') });
    }
  }
  return found.sort((a, b) => a.operation.name.localeCompare(b.operation.name));
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'http' in value && 'access' in value && 'name' in value;
}

export function webClient(declared: Declared[]): string {
  const byFile = new Map<string, string[]>();
  for (const { operation, file } of declared) byFile.set(file, [...(byFile.get(file) ?? []), operation.name]);
  const imports = [...byFile].map(([file, names]) => `import type { ${names.join(', ')} } from '@kanal/server/${file}';`);
  const addresses = declared.map(({ operation }) => {
    const [method, url] = operation.http.split(' ');
    return `  ${operation.name}: ['${method}', '${url}'],`;
  });
  const types = declared.map(({ operation: { name } }) => `  ${name}: { input: InputOf<typeof ${name}>; output: OutputOf<typeof ${name}> };`);
  return [
    '/** Written by `npm run generate`; do not edit. */',
    "import type { InputOf, OutputOf } from '@kanal/server/kernel/operation.ts';",
    ...imports,
    '',
    'export const operations = {',
    ...addresses,
    '} as const;',
    '',
    'export interface Operations {',
    ...types,
    '}',
    '',
  ].join('\n');
}

/** Who may what, as a table for people. */
export function accessTable(registry: Pick<Registry, 'implementations'>): string {
  const rows = registry.implementations
    .map(({ operation }) => operation)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((operation) => `| \`${operation.name}\` | \`${operation.http}\` | ${whoMay(operation)} |`);
  return [
    '# Who may what',
    '',
    'Written by `npm run generate` from the contracts and the permission table; a test compares it with the running server.',
    'API keys have the rights of the role they were made for, narrowed by their scopes.',
    '',
    '| Operation | Address | Who |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function whoMay(operation: AnyOperation): string {
  if ('public' in operation.access) return `everybody: ${operation.access.public}`;
  if ('signedIn' in operation.access) return `every signed-in person: ${operation.access.signedIn}`;
  const permission: Permission = operation.access.permission;
  const roles: readonly string[] = permissions[permission];
  const staff = staffRoles.filter((role) => roles.includes(role));
  const partner = partnerRoles.filter((role) => roles.includes(role));
  const parts = [staff.length > 0 ? `vendor: ${staff.join(', ')}` : '', partner.length > 0 ? `partner: ${partner.join(', ')}` : ''];
  return `\`${permission}\` — ${parts.filter(Boolean).join('; ') || 'the system only'}`;
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync(path.join(root, 'web/src/app/operations.gen.ts'), webClient(await declaredOperations()));
  if (!process.argv.includes('--web-only')) {
    const { features } = await import('../server/src/app.ts');
    const { createRegistry } = await import('../server/src/platform/operations/registry.ts');
    const { documentOf } = await import('../server/src/platform/http/system-routes.ts');
    const registry = createRegistry(features);
    mkdirSync(path.join(root, 'docs'), { recursive: true });
    writeFileSync(path.join(root, 'docs/openapi.json'), `${JSON.stringify(documentOf(registry), null, 1)}\n`);
    writeFileSync(path.join(root, 'docs/access.md'), accessTable(registry));
  }
}
