/** The locks hold: those of the compiler, and those that the server tries when it starts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '../src/kernel/operation.ts';
import { createServer } from '../src/platform/http/server.ts';
import { createLog } from '../src/platform/log.ts';
import { implement } from '../src/platform/operations/implement.ts';
import { assertImplemented, createRegistry } from '../src/platform/operations/registry.ts';
import { loadTexts } from '../src/platform/texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'server/test/locks.types.ts');
const source = readFileSync(file, 'utf8');

/** Messages of the compiler for `text` in place of the file, by line. */
function diagnose(text: string): { line: number; message: string }[] {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, incremental: false });
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    path.resolve(name) === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024) : original(name, ...rest);
  const program = ts.createProgram([file], { ...options, incremental: false, tsBuildInfoFile: undefined }, host);
  const own = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(own), ...program.getSemanticDiagnostics(own)].map((each) => ({
    line: (each.file?.getLineAndCharacterOfPosition(each.start ?? 0).line ?? 0) + 1,
    message: ts.flattenDiagnosticMessageText(each.messageText, '\n'),
  }));
}

describe('the compiler', () => {
  test('refuses each of the ways past a lock, and nothing else of the file', () => {
    expect(diagnose(source)).toEqual([]);
    const marks = [...source.matchAll(/@ts-expect-error (.+)/g)].map(([, reason]) => reason);
    const messages = diagnose(source.replaceAll('@ts-expect-error', 'expected: '));
    expect(messages.map(({ line }) => source.split('\n')[line - 2]?.replace(/.*@ts-expect-error /, ''))).toEqual(marks);
    expect(messages.map(({ message }) => message)).toEqual([
      expect.stringContaining("Property 'access' is missing"),
      expect.stringContaining('registration.decyde'),
      expect.stringContaining("Type 'boolean' is not assignable to type 'string'"),
      expect.stringContaining("Property 'state' does not exist on type 'Unchecked<Deal>'"),
      expect.stringContaining("Argument of type 'Unchecked<Deal> | null'"),
      expect.stringContaining('Expected 2 arguments, but got 1'),
      expect.stringContaining('is not assignable to parameter of type \'Scope<"registration.read">\''),
      expect.stringContaining('Scope<"registration.decide">'),
      expect.stringContaining("Property 'http' does not exist on type 'Context"),
      expect.stringContaining("Property 'state' is missing in type '{ id: number; }'"),
      expect.stringContaining("is not assignable to parameter of type 'Tx'"),
    ]);
  }, 90_000);
});

const shape = { input: z.strictObject({}), output: z.object({}), summary: 'x' };
const read = operation('read', {
  ...shape,
  kind: 'query',
  http: 'GET /v1/x',
  access: { permission: 'product.read' },
  problems: [],
});
const answer = async () => ({});

describe('the server refuses to start', () => {
  const start = (...operations: Parameters<typeof implement>[0][]) =>
    createRegistry([{ name: 'x', operations: operations.map((each) => implement(each, answer)) }]);

  test('with an operation that has no implementation', () => {
    const registry = start(read);
    expect(() => assertImplemented(registry, [read])).not.toThrow();
    const forgotten = { ...read, name: 'forgotten', http: 'GET /v1/y' } as const;
    expect(() => assertImplemented(registry, [read, forgotten])).toThrow('forgotten is declared, but not implemented');
    expect(() => assertImplemented(registry, [{ ...read }])).toThrow('read is implemented by another declaration');
  });

  test('with two operations of one name or one address', () => {
    expect(() => start(read, read)).toThrow('operation read is implemented twice');
    const other = { ...read, name: 'other', http: 'GET /v1/x' } as const;
    expect(() => start(read, other)).toThrow('GET /v1/x belongs to read and other');
    const a = { ...read, name: 'a', http: 'GET /v1/x/{id}' } as const;
    const b = { ...read, name: 'b', http: 'GET /v1/x/{key}' } as const;
    expect(() => start(a, b)).toThrow('belongs to a and b');
  });

  test('with a permission that does not exist, or that nobody has', () => {
    const unknown = { ...read, access: { permission: 'x.y' as 'product.read' } };
    expect(() => start(unknown)).toThrow('read: unknown permission');
    const nobody = { 'product.read': [], 'registration.expire': [] };
    expect(() => createRegistry([{ name: 'x', operations: [implement(read, answer)] }], nobody as never)).toThrow(
      'permission product.read belongs to nobody',
    );
  });

  test('with a problem that has no status, or two', () => {
    expect(() => start({ ...read, problems: ['x.unheard_of'] })).toThrow('read: no status for x.unheard_of');
    const feature = (name: string, status: number) => ({ name, operations: [], problems: { 'x.taken': status } });
    expect(() => createRegistry([feature('a', 409), feature('b', 422)])).toThrow('problem x.taken has two statuses');
  });

  test('with a route that is no operation and declares no reason', async () => {
    const open = () =>
      createServer({
        log: createLog({ level: 'silent' }),
        texts: loadTexts(),
        problems: {},
        ratePerMinute: 0,
        callerOf: async () => ({ kind: 'anonymous', locale: 'en' }),
        trustProxy: [],
        origins: [],
        operations: new Set(['read']),
      });
    const good = await open();
    good.get('/v1/x', { config: { operation: 'read' } as object }, answer);
    good.get('/healthz', { config: { declared: 'tells whether the process is alive' } as object }, answer);
    await good.ready();
    await good.close();
    for (const config of [{}, { operation: 'unheardOf' }, { declared: '' }]) {
      const bad = await open();
      bad.get('/v1/back-door', { config: config as object }, answer);
      await expect(bad.ready(), JSON.stringify(config)).rejects.toThrow('GET /v1/back-door is not declared');
    }
    const nested = await open();
    await nested.register(async (inner) => {
      inner.post('/v1/inner', answer);
    });
    await expect(nested.ready()).rejects.toThrow('POST /v1/inner is not declared');
  });
});
