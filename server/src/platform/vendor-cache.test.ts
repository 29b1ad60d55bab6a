import { describe, expect, it } from 'vitest';
import { RowCache, settleVendor, VendorCache } from './vendor-cache.ts';

function cacheAt() {
  let now = 0;
  let stored = 'first';
  let reads = 0;
  const cache = new VendorCache<string>(() => now);
  const read = () => {
    reads += 1;
    return Promise.resolve(stored);
  };
  return {
    cache,
    get: () => cache.get('v', read),
    store: (value: string) => {
      stored = value;
    },
    pass: (ms: number) => {
      now += ms;
    },
    reads: () => reads,
  };
}

describe('what a process remembers per vendor', () => {
  it('is read once in five seconds, and separately for each vendor', async () => {
    const { cache, get, pass, reads } = cacheAt();
    await get();
    await get();
    expect(reads()).toBe(1);
    expect(await cache.get('other', () => Promise.resolve('theirs'))).toBe('theirs');
    pass(5_000);
    await get();
    expect(reads()).toBe(2);
  });

  it('is never stale after it was forgotten', async () => {
    const { get, cache, store, pass } = cacheAt();
    expect(await get()).toBe('first');
    cache.forget('v');
    // Read between the change and its commit: still the old value, and it must not stay.
    expect(await get()).toBe('first');
    store('second');
    expect(await get()).toBe('second');
    pass(60_000);
    expect(await get()).toBe('second');
    store('third');
    expect(await get()).toBe('second');
  });

  it('a reader that began before the change leaves nothing behind', async () => {
    const { cache, pass } = cacheAt();
    const reading = Promise.withResolvers<string>();
    const slow = cache.get('v', () => reading.promise);
    cache.forget('v');
    reading.resolve('old');
    expect(await slow).toBe('old');
    pass(1);
    expect(await cache.get('v', () => Promise.resolve('new'))).toBe('new');
  });

  it('a failed read is not remembered', async () => {
    const { cache } = cacheAt();
    await expect(cache.get('v', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('v', () => Promise.resolve('yes'))).toBe('yes');
  });

  it('is remembered at once again where nobody else works, and what was known before is gone', async () => {
    const { cache, get, store, reads } = cacheAt();
    await get();
    cache.forget('v');
    store('second');
    settleVendor('v');
    expect(await get()).toBe('second');
    await get();
    expect(reads()).toBe(2);
  });
});

function rowsAt() {
  let now = 0;
  const stored = new Map([
    ['a', 'Anna'],
    ['b', 'Boris'],
  ]);
  const asked: string[][] = [];
  const cache = new RowCache<string>(() => now);
  const read = (missing: string[]) => {
    asked.push(missing);
    return Promise.resolve(missing.flatMap((id) => (stored.has(id) ? [[id, stored.get(id) as string] as const] : [])));
  };
  return {
    cache,
    stored,
    asked,
    get: (...ids: string[]) => cache.get('v', ids, read),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('rows that a process remembers by id', () => {
  it('are read together, each once in five seconds', async () => {
    const { get, asked, pass } = rowsAt();
    expect((await get('a', 'a')).get('a')).toBe('Anna');
    expect((await get('a', 'b')).get('b')).toBe('Boris');
    await get('b', 'a');
    expect(asked).toEqual([['a'], ['b']]);
    pass(5_000);
    await get('a', 'b');
    expect(asked).toEqual([['a'], ['b'], ['a', 'b']]);
  });

  it('that are not there are asked for again', async () => {
    const { get, stored } = rowsAt();
    expect((await get('c')).has('c')).toBe(false);
    stored.set('c', 'Clara');
    expect((await get('c')).get('c')).toBe('Clara');
  });

  it('are never stale after they were forgotten', async () => {
    const { get, cache, stored, pass } = rowsAt();
    await get('a');
    cache.forget('v');
    await get('a');
    stored.set('a', 'Anja');
    pass(1);
    expect((await get('a')).get('a')).toBe('Anja');
  });
});
