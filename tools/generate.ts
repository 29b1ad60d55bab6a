/**
 * Writes what follows from the contracts: `web/src/app/operations.gen.ts` (addresses and types for the web client),
 * `docs/openapi.json` and `docs/access.md`. A test compares the committed files with what this would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Permission, partnerRoles, permissions, staffRoles } from '../server/src/access/permissions.ts';
import type { AnyOperation } from '../server/src/kernel/operation.ts';
import { type Declared, declaredOperations } from '../server/src/platform/operations/declared.ts';
import type { Registry } from '../server/src/platform/operations/registry.ts';

const root = path.resolve(import.meta.dirname, '..');

export function webClient(declared: Declared[]): string {
  const byFile = new Map<string, string[]>();
  for (const { operation, file } of declared) byFile.set(file, [...(byFile.get(file) ?? []), operation.name]);
  const imports = [...byFile].map(
    ([file, names]) => `import type { ${names.join(', ')} } from '@kanal/server/${file}';`,
  );
  const isOpen = ({ operation: { access } }: Declared) => !('permission' in access);
  const types = declared.map(
    ({ operation: { name } }) => `  ${name}: { input: InputOf<typeof ${name}>; output: OutputOf<typeof ${name}> };`,
  );
  return [
    '/** Written by `npm run generate`; do not edit. */',
    "import type { InputOf, OutputOf } from '@kanal/server/kernel/operation.ts';",
    ...imports,
    '',
    '/** Those that need no permission: all that pages before the frame call. */',
    ...table('openOperations', declared.filter(isOpen)),
    '',
    'export interface Operations {',
    ...types,
    '}',
    '',
  ].join('\n');
}

function webFiles(declared: Declared[]): Record<string, string> {
  return {
    'web/src/app/operations.gen.ts': webClient(declared),
    'web/src/app/framed-operations.gen.ts': framedOperations(declared),
  };
}

/** Addresses of the operations that ask for a permission: fetched with the frame of either side, not with the sign-in. */
function framedOperations(declared: readonly Declared[]): string {
  const framed = declared.filter(({ operation: { access } }) => 'permission' in access);
  return ['/** Written by `npm run generate`; do not edit. */', ...table('framedOperations', framed), ''].join('\n');
}

function table(name: string, declared: readonly Declared[]): string[] {
  const rows = declared.map(({ operation }) => {
    const [method, url] = operation.http.split(' ');
    return `  ${operation.name}: ['${method}', '${url}'],`;
  });
  return [`export const ${name} = {`, ...rows, '} as const;'];
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
  const parts = [
    staff.length > 0 ? `vendor: ${staff.join(', ')}` : '',
    partner.length > 0 ? `partner: ${partner.join(', ')}` : '',
  ];
  return `\`${permission}\` — ${parts.filter(Boolean).join('; ') || 'the system only'}`;
}

/** Each file that follows from the contracts, by its path from the project's root, as it should be. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const { features } = await import('../server/src/app.ts');
  const { createRegistry } = await import('../server/src/platform/operations/registry.ts');
  const { documentOf } = await import('../server/src/platform/http/system-routes.ts');
  const registry = createRegistry(features);
  return {
    ...webFiles(await declaredOperations()),
    'docs/openapi.json': `${JSON.stringify(documentOf(registry), null, 1)}\n`,
    'docs/access.md': accessTable(registry),
  };
}

/** Those of `expected` whose file says something else, or is not there. */
export function staleFiles(expected: Record<string, string>, folder = root): string[] {
  return Object.entries(expected)
    .filter(([file, text]) => readIfThere(path.join(folder, file)) !== text)
    .map(([file]) => file);
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

if (import.meta.filename === process.argv[1]) {
  const webOnly = process.argv.includes('--web-only');
  const files = webOnly ? webFiles(await declaredOperations()) : await generatedFiles();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}
