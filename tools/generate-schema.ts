/** Writes `server/src/platform/db/schema.gen.ts` from the migrated schema: run after every change of a migration. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../server/src/platform/db/embedded.ts';
import { migrate } from '../server/src/platform/db/migrate.ts';

const out = 'server/src/platform/db/schema.gen.ts';
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-schema-'));
const quiet = { info: () => undefined, warn: console.warn };
const server = await startEmbedded({ dataDir: folder, log: quiet as never });
try {
  await migrate(server.adminUrl, 'generated-types-only');
  const args = ['--dialect', 'postgres', '--url', server.adminUrl, '--out-file', out, '--type-only-imports'];
  args.push('--include-pattern', '{public,identity}.*', '--date-parser', 'string', '--numeric-parser', 'number');
  execFileSync(path.resolve('node_modules/.bin/kysely-codegen'), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  // The pool reads bigint as number (see pool.ts), the generator cannot know.
  const text = readFileSync(out, 'utf8').replace(
    /export type Int8 = .*;/,
    'export type Int8 = ColumnType<number, number | string, number | string>;',
  );
  writeFileSync(out, text);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
