/** What this process runs on; told once by the composition root, shown to administrators. */
import { readFileSync } from 'node:fs';

export interface Installation {
  databaseKind: 'embedded' | 'external';
  mail: 'sent' | 'kept';
  publicUrl: string;
}

let told: Installation | null = null;

export function describeInstallation(installation: Installation): void {
  told = installation;
}

export function installation(): Installation {
  if (!told) throw new Error('describeInstallation was not called');
  return told;
}

const manifest = new URL('../../../package.json', import.meta.url);

export function productVersion(): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
