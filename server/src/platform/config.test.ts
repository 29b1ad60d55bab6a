import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, ensureSecret, readConfig } from './config.ts';

function errorsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.errors;
    throw error;
  }
}

describe('settings from the environment', () => {
  test('nothing set: an installation with the demo on port 3000, in the data folder of the project', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, logLevel: 'info' });
    expect(config).toMatchObject({ databaseUrl: null, publicUrl: null, smtpUrl: null, secret: null });
    expect(path.isAbsolute(config.dataDir)).toBe(true);
    expect(path.basename(config.dataDir)).toBe('data');
  });

  test.each([
    ['PORT', '8080', { port: 8080 }],
    ['PORT', '0', { port: 0 }],
    ['PORT', '', { port: 3000 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', '::1', { host: '::1' }],
    ['KANAL_DATA', '/srv/with space', { dataDir: '/srv/with space' }],
    ['KANAL_DATA', 'here', { dataDir: path.resolve('here') }],
    ['DATABASE_URL', 'postgres://u:p@db/kanal', { databaseUrl: 'postgres://u:p@db/kanal' }],
    ['KANAL_DEMO', '0', { demo: false }],
    ['KANAL_URL', 'https://p.example.com/', { publicUrl: 'https://p.example.com' }],
    ['SMTP_URL', 'smtp://localhost:2525', { smtpUrl: 'smtp://localhost:2525' }],
    ['KANAL_SECRET', 's'.repeat(32), { secret: 's'.repeat(32) }],
    ['KANAL_TRUST_PROXY', '', { trustProxy: [] }],
    ['KANAL_TRUST_PROXY', '10.0.0.5, 192.168.0.0/16,::1', { trustProxy: ['10.0.0.5', '192.168.0.0/16', '::1'] }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ])('%s=%s is taken', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected);
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '30.5'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://db/kanal'],
    ['DATABASE_URL', 'db'],
    ['KANAL_DEMO', 'yes'],
    ['KANAL_URL', 'partners.example.com'],
    ['KANAL_URL', 'https://example.com/kanal'],
    ['SMTP_URL', 'mail.example.com:25'],
    ['KANAL_SECRET', 'short'],
    ['KANAL_TRUST_PROXY', 'everybody'],
    ['KANAL_TRUST_PROXY', '10.0.0.0/33'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused in one sentence', (name, value) => {
    const errors = errorsOf({ [name]: value });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^${name} must `));
  });

  test('all errors at once, and no value in them', () => {
    const errors = errorsOf({
      PORT: 'x',
      DATABASE_URL: 'mysql://user:hunter2@db',
      SMTP_URL: 'no',
      KANAL_SECRET: 'hunter2',
    });
    expect(errors.map((error) => error.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'SMTP_URL', 'KANAL_SECRET']);
    expect(errors.join()).not.toContain('hunter2');
  });

  test('on the command line: the errors on stderr, exit code 2', () => {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const run = spawnSync(process.execPath, [main, 'serve'], {
      env: { PORT: 'x', LOG_LEVEL: 'loud' },
      encoding: 'utf8',
    });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/- PORT must .*\n.*- LOG_LEVEL must .*\n$/);
  });
});

describe('the secret', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'kanal-config-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('is made once, kept for its owner alone, and the same on the next run', () => {
    const folder = path.join(dataDir, 'not yet there');
    const made = ensureSecret({ dataDir: folder, secret: null });
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(ensureSecret({ dataDir: folder, secret: null })).toBe(made);
  });

  test('a given one is used and not written down', () => {
    expect(ensureSecret({ dataDir, secret: 'given' })).toBe('given');
    expect(() => readFileSync(path.join(dataDir, 'secret'))).toThrow('ENOENT');
  });

  test('a damaged one stops the start instead of signing everybody out', () => {
    writeFileSync(path.join(dataDir, 'secret'), '');
    expect(() => ensureSecret({ dataDir, secret: null })).toThrow(ConfigError);
  });
});
