import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { Refusal } from '../refusal.ts';

/**
 * Database files outside of the data folder belong to one data folder. A copy of that folder names the same files: started,
 * it would take the server of the first one for a leftover and stop it.
 * @param stillNames whether the data folder found as the owner names these files still; a moved one is not there any more
 * @throws Error in words for a person
 */
export function claimServerDir(serverDir: string, dataDir: string, stillNames: (owner: string) => boolean): void {
  const file = `${serverDir}.owner`;
  const mine = realpathSync(dataDir);
  const owner = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (owner === mine) return;
  if (owner !== null && existsSync(owner) && stillNames(owner)) {
    throw new Refusal(
      `${mine} is a copy of ${owner}: both name the database files in ${serverDir}, which only one may use. ` +
        `Copy ${serverDir} as well and name the copy in ${mine}/postgres.json, or remove the data folder you no longer need.`,
    );
  }
  writeFileSync(file, `${mine}\n`, { mode: 0o600, flush: true });
}
