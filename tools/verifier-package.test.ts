import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const receipt = path.join(root, 'packages/receipt/test/golden.tlog-proof');
const key = 'kanal.example/log/acme+28da84b9+Acwv2lB4IzSr873otus0lxhC0XMUeCCfBbCwXM5byXaR';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kanal verifier '));
  execFileSync(process.execPath, ['tools/verifier-package.mjs', folder], { cwd: root, stdio: 'ignore' });
  const [packed = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', packed], { cwd: folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As `npx` runs it: from wherever its reader stands, with nothing beside the package. */
function kanal(...args: string[]) {
  const script = path.join(folder, 'package/bin/kanal.mjs');
  const run = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

test('the package stands alone', () => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package/package.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'kanal-verifier', bin: { kanal: 'bin/kanal.mjs' }, license: 'Apache-2.0' });
  expect(manifest.dependencies).toBeUndefined();
  const imports = readFileSync(path.join(folder, 'package/bin/kanal.mjs'), 'utf8').matchAll(
    /^import .* from "([^"]+)"/gm,
  );
  expect([...imports].map(([, name]) => name).filter((name = '') => !isBuiltin(name))).toEqual([]);
});

test.each([
  ['ru', /Квитанция/],
  ['en', /[Rr]eceipt/],
])('it verifies a receipt and says so, %s', (lang, word) => {
  for (const args of [['verify'], []]) {
    const { status, said } = kanal(...args, receipt, '--key', key, '--lang', lang);
    expect(said).toMatch(word);
    expect(status).toBe(0);
  }
});

test('a changed receipt is not valid, another file cannot be read', () => {
  const changed = path.join(folder, 'changed.tlog-proof');
  const text = readFileSync(receipt, 'utf8');
  writeFileSync(changed, text.replace('\nIn0aqHk', '\nIn0bqHk'));
  expect(kanal('verify', changed, '--key', key).status).toBe(1);
  writeFileSync(changed, 'no receipt');
  expect(kanal('verify', changed, '--key', key).status).toBe(2);
  expect(kanal('verify', changed)).toMatchObject({ status: 2 });
});
