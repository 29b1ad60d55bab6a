import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from './phone.ts';

describe('a phone', () => {
  it.each([
    ['RU', '8 (495) 123-45-67', '+74951234567'],
    ['RU', '+7 495 123 45 67 доб. 12', '+74951234567'],
    ['RU', '8 800 200-00-00', '+78002000000'],
    ['KZ', '+7 7172 55 66 77', '+77172556677'],
    ['BY', '+375 17 222-33-44', '+375172223344'],
    ['RU', '+44 20 7946 0958', '+442079460958'],
    ['XX', '+442079460958', '+442079460958'],
    ['RU', '2-33-44', null],
    ['RU', '123', null],
    ['XX', '8 495 123 45 67', null],
    ['RU', 'позвонить в приёмную', null],
  ])('in %s «%s» is %s', (country, raw, value) => {
    expect(parsePhone(country, raw)).toEqual(value ? { ok: true, value } : { ok: false });
  });

  it('is shown in groups', () => {
    expect(formatPhone('+74951234567')).toBe('+7\u00a0495\u00a0123\u00a045\u00a067');
  });
});
