/** The `kanal` command: serve · worker · migrate · demo · doctor. */

import { printDemo } from './command-line/demo.ts';
import { doctor } from './command-line/doctor.ts';
import { migrateOnly } from './command-line/migrate-only.ts';
import { serve } from './command-line/serve.ts';
import { refusalOf } from './platform/refusal.ts';

const commands: Record<string, { run: (args: string[]) => Promise<void>; help: string }> = {
  serve: { run: () => serve({ http: true, work: true }), help: 'runs workspace, cabinet, API and background work' },
  worker: {
    run: () => serve({ http: false, work: true }),
    help: 'runs background work only, beside one or more servers',
  },
  migrate: { run: migrateOnly, help: 'brings the database to this release and ends' },
  demo: {
    run: printDemo,
    help: 'prints the demo’s sign-ins and API keys (--json); makes the demo where there is none',
  },
  doctor: { run: doctor, help: 'looks at settings, database, migrations and files, and says what is wrong' },
};

const [name = 'serve', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  try {
    await command.run(args);
  } catch (error) {
    const refusal = refusalOf(error);
    // Not for a person outside to put right: a fault of ours, told with the way to it.
    if (!refusal) throw error;
    process.stderr.write(`${refusal.message}\n`);
    process.exitCode = refusal.exitCode;
  }
} else {
  const lines = Object.entries(commands).map(([each, { help }]) => `  ${each.padEnd(10)}${help}`);
  process.stderr.write(`Kanal has no command "${name}". It has:\n${lines.join('\n')}\n`);
  process.exitCode = 2;
}
