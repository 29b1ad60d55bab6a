import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../../shared/data/trust-vectors/', import.meta.url));

export const vectorText = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');
export const vectorBytes = (name: string): Uint8Array => Uint8Array.from(readFileSync(`${folder}${name}`));
export const vectorJson = <T>(name: string): T => JSON.parse(vectorText(name));

/** Tests against the public vectors, which lie beside the project and not in it; where they are missing it says so. */
export function describeVectors(name: string, body: () => void): void {
  if (existsSync(folder)) {
    describe(name, body);
    return;
  }
  const message = `NOT RUN: ${name}: no public vectors at ${folder}`;
  process.stderr.write(`\n${message}\n`);
  test(name, ({ skip }) => skip(message));
}
