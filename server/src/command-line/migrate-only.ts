import { openInstallation } from './open.ts';

/** `kanal migrate`: opening an installation migrates it; all that is left is to say so. */
export async function migrateOnly(): Promise<void> {
  const opened = await openInstallation(() => undefined);
  const { applied, known } = opened.database.migrations;
  process.stdout.write(
    applied.length > 0 ? `applied ${applied.join(', ')}\n` : `nothing to do, ${known} migrations are there\n`,
  );
  await opened.close();
}
