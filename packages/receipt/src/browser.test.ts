import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test('the face and the words are built for a browser without any module of Node', { timeout: 60_000 }, async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: [entry('./index.ts'), entry('./words/words.ts')], formats: ['es'] } },
  });
  const { output } = (built as Rolldown.RolldownOutput[])[0]!;
  const chunks = output.filter((file) => file.type === 'chunk');
  expect(chunks.length).toBeGreaterThan(0);
  const names = new Set(chunks.map(({ fileName }) => fileName));
  expect(chunks.flatMap(({ imports }) => imports).filter((name) => !names.has(name))).toEqual([]);
  expect(chunks.map(({ code }) => code).join('\n')).not.toMatch(
    /["'](node:|crypto["'])|browser-external|\brequire\(|\bBuffer\b|\bprocess\./,
  );
});
