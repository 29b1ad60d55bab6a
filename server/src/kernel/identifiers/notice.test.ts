import { describe, expect, it } from 'vitest';
import { isNoticeOf, noticeKey } from './notice.ts';

describe('the number of a notice', () => {
  it.each([
    ['№ 0373 1000 1232 6000 123', '0373100012326000123'],
    ['0373100012326000123', '0373100012326000123'],
    ['326-123-456-78', '32612345678'],
    ['tender / 15-b', 'TENDER/15-B'],
    ['  ', ''],
  ])('%s is compared as %s', (raw, key) => {
    expect(noticeKey(raw)).toBe(key);
  });

  it.each([
    ['law_44', '0373100012326000123', true],
    ['law_44', '037310001232600012', false],
    ['law_223', '32612345678', true],
    ['law_223', '0373100012326000123', false],
    ['law_223', '3261234567A', false],
    ['tender', 'TENDER/15', true],
  ])('by %s: %s', (route, key, expected) => {
    expect(isNoticeOf(route, key)).toBe(expected);
  });
});
