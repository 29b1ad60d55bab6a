import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { livedClock } from './lived-clock.ts';
import { SideBySide } from './side-by-side.ts';

test('what shares a key keeps its order, what shares nothing overlaps, and each sees its own time', async () => {
  const clock = livedClock(new Date(0));
  const work = new SideBySide();
  const said: string[] = [];
  const at = (seconds: number, keys: string[], takes: number) =>
    work.begin(keys, () =>
      clock.at(new Date(seconds * 1000), async () => {
        await sleep(takes);
        said.push(`${keys.join()} ${clock.now().getTime() / 1000}`);
      }),
    );
  await at(1, ['a'], 40);
  await at(2, ['a', 'b'], 1);
  await at(3, ['b'], 1);
  await at(4, ['c'], 1);
  await work.end();
  expect(said).toEqual(['c 4', 'a 1', 'a,b 2', 'b 3']);
  expect(clock.now()).toEqual(new Date(0));
});

test('a failure ends all of it', async () => {
  const work = new SideBySide();
  await work.begin(['a'], () => Promise.reject(new Error('refused')));
  await expect(work.end()).rejects.toThrow('refused');
});
