/** `kanal doctor`: a look at everything that must hold, a line each; exit code 1 when something does not. */
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { inspectDatabase } from '../platform/db/inspect.ts';
import { openInstallation } from './open.ts';

interface Finding {
  what: string;
  good: boolean;
  detail: string;
}

const leastFreeBytes = 1_000_000_000;

export async function doctor(args: string[]): Promise<void> {
  const opened = await openInstallation(() => undefined);
  const findings: Finding[] = [{ what: 'settings', good: true, detail: opened.config.dataDir }];
  try {
    findings.push(...(await databaseFindings(opened.database.appUrl)));
    findings.push(await filesFinding(path.join(opened.config.dataDir, 'files')));
    findings.push(await diskFinding(opened.config.dataDir));
    findings.push({
      what: 'mail',
      good: true,
      detail: opened.config.smtpUrl ? 'sent by SMTP' : 'kept and shown to administrators',
    });
  } finally {
    await opened.close();
  }
  const text = args.includes('--json')
    ? `${JSON.stringify(findings)}\n`
    : findings.map((each) => `${each.good ? 'ok  ' : 'BAD '} ${each.what.padEnd(14)} ${each.detail}\n`).join('');
  process.stdout.write(text);
  if (findings.some((each) => !each.good)) process.exitCode = 1;
}

async function databaseFindings(url: string): Promise<Finding[]> {
  const { version, role, unbound, pending } = await inspectDatabase(url);
  return [
    { what: 'database', good: true, detail: `PostgreSQL ${version}` },
    {
      what: 'role',
      good: !unbound,
      detail: unbound ? `${role} could read past row-level security` : `${role}, bound by row-level security`,
    },
    {
      what: 'migrations',
      good: pending.length === 0,
      detail: pending.length === 0 ? 'all applied' : `missing: ${pending.join(', ')}`,
    },
  ];
}

async function filesFinding(folder: string): Promise<Finding> {
  await mkdir(folder, { recursive: true });
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { what: 'files', good: writable, detail: writable ? folder : `cannot write to ${folder}` };
}

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return { what: 'disk', good: free >= leastFreeBytes, detail: `${Math.round(free / 1_000_000)} MB free` };
}
