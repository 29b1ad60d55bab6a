/** Every operation that any contract declares, found on disk: so that one which nobody implements is noticed. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyOperation } from '../../kernel/operation.ts';

const source = path.resolve(import.meta.dirname, '../..');

export interface Declared {
  operation: AnyOperation;
  /** Path below `server/src`, as the web imports it. */
  file: string;
}

/** By name; `server/src` is read as it is, whatever the features name. */
export async function declaredOperations(): Promise<Declared[]> {
  const files = globSync(['**/contract.ts', '**/contract/*.ts'], { cwd: source }).sort();
  const found: Declared[] = [];
  for (const file of files) {
    const module = (await import(pathToFileURL(path.join(source, file)).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      if (isOperation(value)) found.push({ operation: value, file: file.replaceAll(path.sep, '/') });
    }
  }
  return found.sort((a, b) => a.operation.name.localeCompare(b.operation.name));
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'http' in value && 'access' in value && 'name' in value;
}
