/** `kanal demo [--json]`: the demo's sign-ins and keys; makes the demo where the installation is empty. */
import { ensureDemo, readDemoFacts } from '../demo/ensure-demo.ts';
import { readConfig } from '../platform/config.ts';
import { openInstallation } from './open.ts';

export async function printDemo(args: string[]): Promise<void> {
  const config = readConfig();
  const facts = readDemoFacts(config.dataDir) ?? (await makeDemo());
  const url = config.publicUrl ?? `http://localhost:${config.port}`;
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ url, ...facts })}\n`);
    return;
  }
  const rows = facts.users.map(
    (user) => `${user.side.padEnd(11)}${user.role.padEnd(18)}${user.email.padEnd(26)}${user.password}\n`,
  );
  const keys = Object.entries(facts.apiKeys).map(([name, key]) => `${name.padEnd(16)}${key}\n`);
  process.stdout.write(`${url}\n\n${rows.join('')}\n${keys.join('')}`);
}

async function makeDemo() {
  const opened = await openInstallation(() => undefined);
  try {
    return await ensureDemo(opened);
  } finally {
    await opened.close();
  }
}
