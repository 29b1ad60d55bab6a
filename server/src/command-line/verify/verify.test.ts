/** The real command, on receipts of a real application and on what was made of them; no server, database or data folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProofFile, fromBase64, parseProofFile, toBase64 } from '@kanal/receipt';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { formatVerifierKey } from '../../../../packages/receipt/src/note/verifier-key.ts';
import { log, POLICY, TestLog, witness } from '../../../../packages/receipt/test/receipts.ts';
import { installRules } from '../../../test/registration-support.ts';
import { addPartner, addPerson, addVendor, call, startTestApp, type TestApp } from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';
import { askBoth } from './ask-both.ts';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-verify-'));
const nowhere = path.join(folder, 'data');
let app: TestApp;
let vkey: string;
let receipt: string;

beforeAll(async () => {
  app = await startTestApp();
  const { vendorId } = await addVendor(app);
  await installRules(app, vendorId);
  const head = await addPerson(app, vendorId, null, ['head_of_channel', 'product_expert']);
  const seller = await addPerson(app, vendorId, await addPartner(app, vendorId, 'Вектор'), ['seller']);
  const family = await call(app, head, 'POST /v1/product-families', { code: 'crm', name: { ru: 'CRM', en: 'CRM' } });
  const claim = {
    customer_name: 'ООО «Ромашка»',
    customer_tax_id: makeInn('verify'),
    products: [{ family_id: family.body.id }],
    amount_minor: 1_240_000_50,
    close_date: '2027-06-30',
    need: 'Единая база клиентов',
  };
  const { id } = (await call(app, seller, 'POST /v1/registrations', claim)).body;
  await call(app, seller, `POST /v1/registrations/${id}/submit`, {});
  const list = (await call(app, seller, `GET /v1/registrations/${id}/receipts`)).body;
  vkey = list.vkey;
  receipt = (await call(app, seller, `GET ${list.items[0].url}`)).body;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function kept(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function emptyFolder(): string {
  const inside = path.join(folder, 'nothing');
  mkdirSync(inside, { recursive: true });
  return inside;
}

function kanal(args: string[], env: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [main, 'verify', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, KANAL_DATA: nowhere, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', ...env },
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** The receipt with one byte of its leaf and openings changed. */
function tampered(change: (extra: string) => string): string {
  const parts = parseProofFile(receipt);
  return formatProofFile({ ...parts, extra: Buffer.from(change(Buffer.from(parts.extra!).toString('utf8'))) });
}

describe('a real receipt', () => {
  it('is valid, and one paragraph says so in both languages', () => {
    const file = kept('good.tlog-proof', receipt);
    const russian = kanal([file, '--key', vkey], { LANG: 'ru_RU.UTF-8', TZ: 'Europe/Moscow' });
    expect(russian).toMatchObject({ code: 0, err: '' });
    expect(russian.out.trim().split('\n')).toHaveLength(1);
    for (const part of [
      'регистрация подана (действовал партнёр)',
      '23 ноября 2026',
      'под номером 0 ',
      'версии 1',
      'Свидетели не спрашивались',
      'Заказчик: ООО «Ромашка»',
      'Партнёр: Вектор',
      'Ожидаемое закрытие: 30 июня 2027',
    ])
      expect(russian.out).toContain(part);
    expect(russian.out).toMatch(/Сумма: 1\s240\s000,50\s₽/);
    const english = kanal(['good.tlog-proof', '--lang', 'en', '--key', vkey], { LANG: 'ru_RU.UTF-8' });
    expect(english.code).toBe(0);
    expect(english.out).toContain('the registration was submitted');
    expect(existsSync(nowhere)).toBe(false);
  });

  it('says the same to machines', () => {
    const run = kanal([kept('json.tlog-proof', receipt), '--key', vkey, '--json']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(run.out)).toMatchObject({
      outcome: 'valid',
      reasons: [],
      witnessed: 'none',
      index: 0,
      type: 'registered',
      opened: { customer: 'ООО «Ромашка»', amount: '1240000.50' },
    });
  });

  it.each<[string, (extra: string) => string, RegExp]>([
    ['another customer', (extra) => extra.replace('Ромашка', 'Лютик!!'), /поле «Заказчик» не совпадает/],
    ['another time', (extra) => extra.replace('2026-11-23T09', '2026-11-23T08'), /записи нет в подписанном журнале/],
  ])('is invalid with %s', (name, change, reason) => {
    const run = kanal([kept(`${name}.tlog-proof`, tampered(change)), '--key', vkey, '--lang', 'ru']);
    expect(run).toMatchObject({ code: 1, err: '' });
    expect(run.out).toMatch(reason);
  });

  it('is invalid with another signature, index or key', () => {
    const signature = /(— \S+ )(\S+)\n$/.exec(receipt)!;
    const bytes = fromBase64(signature[2]!);
    bytes[20]! ^= 1;
    const forged = receipt.replace(signature[2]!, toBase64(bytes));
    expect(kanal([kept('forged', forged), '--key', vkey])).toMatchObject({ code: 1 });
    expect(kanal([kept('index', receipt.replace('\nindex 0', '\nindex 1')), '--key', vkey])).toMatchObject({ code: 1 });
    const stranger = kanal([kept('good', receipt), '--key', formatVerifierKey(log.key), '--json']);
    expect(stranger.code).toBe(1);
    expect(JSON.parse(stranger.out).reasons).toMatchObject([{ code: 'origin.unknown' }]);
  });
});

test('what cannot be read ends with 2, in words', () => {
  const file = kept('receipt', receipt);
  const garbage = kept(
    'garbage',
    Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
  );
  for (const [args, words] of [
    [[garbage, '--key', vkey], /cannot be read as a receipt/],
    [[kept('empty', ''), '--key', vkey], /cannot be read as a receipt/],
    [[path.join(folder, 'missing'), '--key', vkey], /is not there/],
    [[emptyFolder(), '--key', vkey], /no receipts/],
    [[kept('bad.zip', 'PK\x03\x04 and no more'), '--key', vkey], /cannot be read/],
    [[file, '--key', vkey, '--log', 'nowhere'], /address nowhere cannot be used/],
    [[file], /key of the log is missing/],
    [[file, '--key', 'nonsense'], /The key nonsense cannot be used/],
    [[file, '--key', vkey, '--policy', garbage], /The policy .* cannot be used/],
    [[file, '--key', vkey, '--checkpoint', garbage], /kept checkpoint .* cannot be used/],
    [[file, '--key', vkey, '--secret'], /Use: kanal verify/],
    [[file, '--key', vkey, '--lang', 'fr'], /Use: kanal verify/],
    [[], /Use: kanal verify/],
  ] as const) {
    const run = kanal([...args]);
    expect(run.code, args.join(' ')).toBe(2);
    expect(run.out + run.err).toMatch(words);
  }
  const machine = kanal([path.join(folder, 'missing'), '--key', vkey, '--json']);
  expect(machine.code).toBe(2);
  expect(JSON.parse(machine.out)).toMatchObject({ outcome: 'unreadable' });
});

describe('witnesses and kept checkpoints', () => {
  const tree = new TestLog(12);
  const key = formatVerifierKey(log.key);
  const policy = `log ${key}\nwitness W ${formatVerifierKey(witness.key)}\nquorum W\n`;

  it('a quorum of the policy is said, and its lack too', async () => {
    const file = kept('policy', policy);
    const witnessed = kept('witnessed', await tree.receipt('deal 5', 5, 12, tree.cosigned(12, 1_772_500_000)));
    expect(kanal([witnessed, '--policy', file]).out).toMatch(/^The receipt is valid\. .*by 3 March 2026/);
    const alone = kanal([kept('alone', await tree.receipt('deal 5', 5, 12)), '--policy', file]);
    expect(alone).toMatchObject({ code: 0 });
    expect(alone.out).toMatch(/^The receipt is valid, without witnesses\. .*Fewer independent witnesses/);
  });

  it('the same history is said, another one refused', async () => {
    const file = kept('mine', await tree.receipt('deal 5', 5, 12));
    const run = (name: string, note: string) => kanal([file, '--key', key, '--checkpoint', kept(name, note)]);
    expect(run('same', tree.checkpoint(12))).toMatchObject({ code: 0 });
    expect(run('same', tree.checkpoint(12)).out).toContain('is the continuation of the one');
    expect(run('older', tree.checkpoint(8)).out).toContain('cannot be told from here');
    const fork = run('fork', new TestLog(12, 'other').checkpoint(12));
    expect(fork.code).toBe(1);
    expect(fork.out).toContain('two different histories');
  });
});

test('verifiers that differ are not averaged', async () => {
  const file = Buffer.from(await new TestLog(3).receipt('deal 1', 1, 3));
  expect(askBoth(file, { policy: POLICY }).differing).toBeNull();
  const differing = askBoth(file, { policy: POLICY }, { strict: () => false, lenient: () => true }).differing;
  expect(differing).toMatchObject({ strict: { outcome: 'invalid' }, lenient: { outcome: 'valid' } });
});
