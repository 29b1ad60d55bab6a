import { expect, test } from 'vitest';
import { type ClockReading, clockTone } from './clock.tsx';

test.each<[string, ClockReading, string]>([
  ['just begun', { side: 'left', gone: 0 }, 'calm'],
  ['a hair before the last quarter', { side: 'left', gone: 0.749 }, 'calm'],
  ['the last quarter', { side: 'right', gone: 0.75 }, 'warn'],
  ['a hair before the end', { side: 'right', gone: 0.999 }, 'warn'],
  ['the end itself', { side: 'left', gone: 1 }, 'late'],
  ['paused, however late', { side: 'left', gone: 3, state: 'paused' }, 'paused'],
  ['provisional, however late', { side: 'right', gone: 3, state: 'provisional' }, 'provisional'],
])('%s', (_, reading, tone) => {
  expect(clockTone(reading)).toBe(tone);
});
