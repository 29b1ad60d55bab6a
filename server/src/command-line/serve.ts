/** `kanal serve` and `kanal worker`: until SIGTERM or SIGINT, then a clean stop within five seconds. */
import type { AddressInfo } from 'node:net';
import type { Kanal } from '../app.ts';
import { ensureDemo, readDemoFacts } from '../demo/ensure-demo.ts';
import { type Opened, openInstallation } from './open.ts';

const stopWithinMs = 5_000;

export async function serve(parts: { http: boolean; work: boolean }): Promise<void> {
  let lost: ((reason: string) => void) | null = null;
  const opened = await openInstallation((reason) => lost?.(reason), 'stdout');
  const stopped = await start(opened, parts, (handler) => {
    lost = handler;
  }).catch(async (error: unknown) => {
    // The database would outlive this process, and hold memory and port for nobody.
    await opened.close();
    throw error;
  });
  await stopped.ended;
}

async function start(
  opened: Opened,
  parts: { http: boolean; work: boolean },
  onLost: (handler: (reason: string) => void) => void,
): Promise<{ ended: Promise<void> }> {
  const { log, config } = opened;
  if (config.demo) await ensureDemo(opened);
  const kanal = await opened.application();
  // Asked before anybody can stop the process: afterwards nothing here needs the database.
  const setUpCode = parts.http ? await kanal.issueSetupCode() : null;
  const ended = waitForStop(opened, kanal, onLost);
  if (parts.work) await kanal.startWork();
  if (parts.http) {
    await kanal.http.listen({ port: config.port, host: config.host }).catch(async (error: unknown) => {
      await kanal.close();
      throw error;
    });
    greet(opened, kanal, setUpCode);
  }
  log.info({ database: opened.database.kind, migrations: opened.database.migrations.applied.length }, 'started');
  return { ended };
}

/** What a person reads in the terminal; machines read the log. */
function greet({ config }: Opened, kanal: Kanal, setUpCode: string | null): void {
  const { port } = kanal.http.server.address() as AddressInfo;
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const lines = ['', `  Kanal: ${url}`];
  if (config.demo) {
    const users = readDemoFacts(config.dataDir)?.users ?? [];
    lines.push(
      '',
      ...users.map(
        (each) =>
          `  ${(each.partner ?? 'Акме').padEnd(8)}${each.role.padEnd(18)}${each.email.padEnd(26)}${each.password}`,
      ),
    );
  }
  if (setUpCode) lines.push('', `  Set-up: ${url}/setup  code ${setUpCode}`);
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function waitForStop(opened: Opened, kanal: Kanal, onLost: (handler: (reason: string) => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = async (why: string, code: number) => {
      if (stopping) return;
      stopping = true;
      opened.log.info({ why }, 'stopping');
      // A request or a job that hangs must not keep the process: the database rolls its work back.
      const limit = setTimeout(() => process.exit(code || 1), stopWithinMs);
      await kanal.close();
      await opened.close();
      clearTimeout(limit);
      process.exitCode = code;
      resolve();
    };
    process.once('SIGTERM', () => void stop('SIGTERM', 0));
    process.once('SIGINT', () => void stop('SIGINT', 0));
    onLost((reason) => void stop(`the database ended: ${reason}`, 1));
  });
}
