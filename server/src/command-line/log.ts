/** `kanal log rotate-key|accept-restored --vendor <name>`: with the servers stopped. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { acceptRestored, type KeyChange, rotateKey } from '../core/trust/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { openInstallation } from './open.ts';

const usage = 'kanal log rotate-key|accept-restored --vendor <its name in addresses>';
const changes = { 'rotate-key': rotateKey, 'accept-restored': acceptRestored };

export async function log(args: string[]): Promise<void> {
  const { change, vendor } = readArguments(args);
  const opened = await openInstallation(() => undefined);
  try {
    const kanal = await opened.application();
    const folder = path.join(opened.config.dataDir, 'trust');
    const done = await change({ db: kanal.db, folder, now: kanal.now }, vendor).finally(() => kanal.close());
    process.stdout.write(report(done));
  } finally {
    await opened.close();
  }
}

function readArguments(args: string[]) {
  let parsed: { values: { vendor?: string }; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: { vendor: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${usage}`, { exitCode: 2 });
  }
  const [name = '', ...more] = parsed.positionals;
  const change = Object.hasOwn(changes, name) ? changes[name as keyof typeof changes] : null;
  const { vendor } = parsed.values;
  if (!change || !vendor || more.length > 0) throw new Refusal(usage, { exitCode: 2 });
  return { change, vendor };
}

function report({ old, vkey, size }: KeyChange): string {
  return [
    `The key ${old} is retired; receipts that it signed are verified with it as before.`,
    `From the checkpoint of ${size} leaves on the log is signed with:`,
    vkey,
    'Tell it to partners and witnesses by a way that they trust.',
    '',
  ].join('\n');
}
