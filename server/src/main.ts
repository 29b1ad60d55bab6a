/** The `kanal` command: serve · worker · migrate · demo · verify · witness · doctor. */

import { refusalOf } from './platform/refusal.ts';

// Each is loaded when it is asked for: a receipt is verified without the database's driver.
const commands: Record<string, { run: (args: string[]) => Promise<void>; help: string }> = {
  serve: {
    run: async () => (await import('./command-line/serve.ts')).serve({ http: true, work: true }),
    help: 'runs workspace, cabinet, API and background work',
  },
  worker: {
    run: async () => (await import('./command-line/serve.ts')).serve({ http: false, work: true }),
    help: 'runs background work only, beside one or more servers',
  },
  migrate: {
    run: async () => (await import('./command-line/migrate-only.ts')).migrateOnly(),
    help: 'brings the database to this release and ends',
  },
  demo: {
    run: async (args) => (await import('./command-line/demo.ts')).printDemo(args),
    help: 'prints the demo’s sign-ins and API keys (--json); makes the demo where there is none',
  },
  verify: {
    run: async (args) => (await import('./command-line/verify/verify.ts')).verify(args),
    help: 'verifies a receipt: FILE --key VKEY (--json); needs no database and no server',
  },
  doctor: {
    run: async (args) => (await import('./command-line/doctor.ts')).doctor(args),
    help: 'looks at settings, database, migrations and files, and says what is wrong',
  },
  log: {
    run: async (args) => (await import('./command-line/log.ts')).log(args),
    help: 'changes the key of a trust log (rotate-key), or accepts a restored backup (accept-restored)',
  },
  witness: {
    run: async (args) => (await import('./command-line/witness/index.ts')).witness(args),
    help: 'cosigns checkpoints of trust logs, for somebody other than the vendor',
  },
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
