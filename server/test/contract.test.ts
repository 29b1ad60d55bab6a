/** Contracts, what is derived from them, and the words for what they can answer: none may drift from the others. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { generatedFiles, staleFiles } from '../../tools/generate.ts';
import { features } from '../src/app.ts';
import { signInRoutes } from '../src/core/identity/contract/sign-in.ts';
import { pipelineProblems } from '../src/kernel/problem.ts';
import { declaredOperations } from '../src/platform/operations/declared.ts';
import { assertImplemented, createRegistry } from '../src/platform/operations/registry.ts';
import { readCatalogue } from '../src/platform/texts.ts';
import { projectFiles } from './habits.ts';
import { localeFaults, partsOf } from './messages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const registry = createRegistry(features);

describe('what follows from the contracts', () => {
  let files: Record<string, string>;
  beforeAll(async () => {
    files = await generatedFiles();
  });

  test('is committed as it is: otherwise run `npm run generate`', () => {
    expect(Object.keys(files).sort()).toEqual([
      'docs/access.md',
      'docs/openapi.json',
      'web/src/app/framed-operations.gen.ts',
      'web/src/app/operations.gen.ts',
    ]);
    expect(staleFiles(files)).toEqual([]);
  });

  test('a file that was changed by hand, or is not there, is noticed', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kanal-generated-'));
    try {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      expect(staleFiles(files, folder)).toEqual([]);
      writeFileSync(path.join(folder, 'docs/access.md'), `${files['docs/access.md']} `);
      rmSync(path.join(folder, 'docs/openapi.json'));
      expect(staleFiles(files, folder)).toEqual(['docs/openapi.json', 'docs/access.md']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('every operation of a contract is implemented, and every implemented one comes from a contract', async () => {
    const declared = (await declaredOperations()).map(({ operation }) => operation);
    expect(declared.length).toBeGreaterThan(60);
    expect(() => assertImplemented(registry, declared)).not.toThrow();
    const known = new Set(declared);
    expect(
      registry.implementations.filter(({ operation }) => !known.has(operation)).map((each) => each.operation.name),
    ).toEqual([]);
  });
});

describe('texts', () => {
  const ru = readCatalogue('ru');
  const en = readCatalogue('en');

  test('say the same in both languages', () => {
    expect(localeFaults({ ru, en })).toEqual([]);
    const names = (locale: string) => readdirSync(path.join(root, 'server/src/locales', locale)).sort();
    expect(names('ru')).toEqual(names('en'));
  });

  test('one key has one text', () => {
    for (const locale of ['ru', 'en']) {
      const folder = path.join(root, 'server/src/locales', locale);
      const keys = readdirSync(folder).flatMap((name) =>
        Object.keys(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
      );
      expect(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        locale,
      ).toEqual([]);
    }
  });

  test('a missing key, another placeholder and a forgotten plural category are noticed', () => {
    const bad = {
      ru: {
        a: 'Да',
        b: 'Нет {name}',
        c: '{n, plural, one {# день} other {# дня}}',
        d: ' ',
        f: '{n, plural, one {#} few {#} many {# {x}} other {#}}',
      },
      en: { b: 'No {title}', c: '{n, plural, other {# days}}', d: 'x', f: '{n}' },
    };
    expect(localeFaults(bad)).toEqual([
      'a: no text in en',
      'b: placeholders differ: ru {name}, en {title}',
      'c: ru lacks few, many of {n}',
      'c: en lacks one of {n}',
      'd: no text in ru',
      'f: placeholders differ: ru {n,x}, en {n}',
    ]);
    expect(partsOf('{n, plural, one {# {a}} other {#}} {b} {s, select, x {{c}} other {}}').placeholders).toEqual([
      'a',
      'b',
      'c',
      'n',
      's',
    ]);
  });

  test('every problem that an operation can answer has a title', () => {
    const codes = new Set([
      ...Object.keys(registry.problems),
      ...Object.keys(pipelineProblems),
      ...registry.implementations.flatMap(({ operation }) => operation.problems),
    ]);
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => !(`problem.${code}` in ru) || !(`problem.${code}` in en))).toEqual([]);
  });

  test('every problem that the code names has a status, every code of a field has a text', () => {
    const sources = projectFiles(root, 'server/src').filter(
      ({ path: at }) => at.endsWith('.ts') && !at.endsWith('.test.ts'),
    );
    const untold = (code: string) => !(code in ru) || !(code in en);
    const missing = sources.flatMap(({ path: at, text }) => [
      ...[...text.matchAll(/\b(?:fail|problem)\(\s*'([a-z_]+\.[a-z_.]+)'\s*(?:\)|,\s*\{)/g)]
        .filter(([, code = '']) => !(code in registry.problems))
        .map(([, code]) => `${at}: no status for ${code}`),
      ...[...text.matchAll(/\bproblem\(\s*'([a-z_]+\.[a-z_.]+)'\s*,\s*['`]/g)]
        .filter(([, code = '']) => untold(code))
        .map(([, code]) => `${at}: no text for ${code}`),
      ...[...text.matchAll(/['"`](field\.[a-z_]+)['"`]/g)]
        .filter(([, code = '']) => untold(code))
        .map(([, code]) => `${at}: no text for ${code}`),
    ]);
    expect(missing).toEqual([]);
    const made = ['text', 'list', 'number'].flatMap((kind) => [`field.too_small_${kind}`, `field.too_big_${kind}`]);
    const formats = ['email', 'uuid', 'url', 'date', 'datetime'].map((format) => `field.bad_${format}`);
    expect([...made, ...formats].filter(untold)).toEqual([]);
  });

  test('routes beside the operations say why they exist', () => {
    expect(Object.values(signInRoutes).filter(({ reason }) => reason.length < 10)).toEqual([]);
  });
});
