/** What `kanal serve` leaves behind when it cannot begin. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

test('a taken port: said in words, and neither the database nor the lock outlives the process', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'kanal-serve-'));
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  try {
    const run = spawnSync(process.execPath, [main, 'serve'], {
      env: { PATH: process.env.PATH, KANAL_DATA: data, KANAL_DEMO: '0', PORT: String(port) },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe(
      `Port ${port} is taken by another program. Stop that one, or set PORT to another number.\n`,
    );
    expect(run.status).toBe(1);
    expect(readdirSync(data)).not.toContain('kanal.lock');
    const { serverDir } = JSON.parse(readFileSync(path.join(data, 'database', 'postgres.json'), 'utf8')) as {
      serverDir: string;
    };
    expect(existsSync(path.resolve(data, 'database', serverDir, 'postmaster.pid'))).toBe(false);
  } finally {
    holder.close();
    rmSync(data, { recursive: true, force: true });
  }
});
