import { afterEach, expect, test, vi } from 'vitest';
import { handOverReceipt, takeHandedOverReceipt } from './receipt-handover.ts';

afterEach(() => vi.unstubAllGlobals());

test('a receipt is handed over once, as it is', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  expect(takeHandedOverReceipt()).toBeNull();
  const receipt = { file: 'c2sp.org/tlog-proof@v1\n…', vkey: 'kanal.example/log/acme+28da84b9+AQ==' };
  handOverReceipt(receipt);
  expect(takeHandedOverReceipt()).toEqual(receipt);
  expect(takeHandedOverReceipt()).toBeNull();
});
