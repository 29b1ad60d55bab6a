/** A base that stays in a folder between two runs, with what is known of it beside the database. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Base } from './base.ts';

export interface Kept {
  base: Base;
  loadSeconds: number;
}

const fileIn = (folder: string) => path.join(folder, 'matching-base.json');

export function keepBase(folder: string, { base, loadSeconds }: Kept): void {
  writeFileSync(
    fileIn(folder),
    JSON.stringify({ ...base, customerOf: [...base.customerOf], entitiesOf: [...base.entitiesOf], loadSeconds }),
  );
}

export function keptBase(folder: string): Kept | null {
  const file = fileIn(folder);
  if (!existsSync(file)) return null;
  const { vendorId, rows, customerOf, entitiesOf, loadSeconds } = JSON.parse(readFileSync(file, 'utf8'));
  return { base: { vendorId, rows, customerOf: new Map(customerOf), entitiesOf: new Map(entitiesOf) }, loadSeconds };
}
