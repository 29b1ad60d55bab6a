import { describe, expect, test } from 'vitest';
import { amountOf, changedSince, emptyDraft, localMistakes, readIdentifier, toInput } from './draft-fields.ts';

describe('what is typed becomes a draft', () => {
  test.each([
    ['7707083893', 'RU', 'tax_id', true],
    ['7707 083 893', 'RU', 'tax_id', true],
    ['7707083894', 'RU', 'tax_id', false],
    ['7707', 'RU', 'tax_id', false],
    ['kedr-dom.example', 'RU', 'domain', true],
    ['https://kedr-dom.example/about', 'RU', 'domain', true],
    ['кедр.рф', 'RU', 'domain', true],
    ['director@kedr-dom.example', 'RU', 'domain', true],
    ['kedr.', 'RU', 'tax_id', false],
    ['', 'RU', 'tax_id', false],
  ] as const)('identifier %s of %s is a %s, sound: %s', (raw, country, kind, sound) => {
    expect(readIdentifier(raw, country)).toEqual({ kind, sound });
  });

  test('a tax id goes without spaces, a site beside it', () => {
    const input = toInput({ ...emptyDraft, identifier: '7707 083 893', other_identifier: 'kedr.example' }, 'ru');
    expect(input).toMatchObject({ customer_tax_id: '7707083893', customer_domain: 'kedr.example' });
  });

  test('a half-typed amount or address waits, the rest is saved', () => {
    const fields = { ...emptyDraft, amount: '960 тыс', contact_email: 'ivan@', need: ' Нужна история ' };
    expect(toInput(fields, 'ru')).toMatchObject({ amount_minor: null, contact_email: '', need: 'Нужна история' });
    expect(localMistakes(fields, 'ru')).toEqual({ amount_minor: 'amount', contact_email: 'email' });
  });

  test('amounts are read as people write them', () => {
    expect(amountOf({ amount: '960 000,50', currency: 'RUB' }, 'ru')).toBe(96_000_050);
    expect(amountOf({ amount: '960,000', currency: 'RUB' }, 'en')).toBe(96_000_000);
  });

  test('only what differs is sent', () => {
    const saved = toInput(emptyDraft, 'ru');
    const wanted = toInput({ ...emptyDraft, need: 'Учёт', products: [{ family_id: 'a', quantity: null }] }, 'ru');
    expect(changedSince(saved, wanted)).toEqual({ need: 'Учёт', products: [{ family_id: 'a', quantity: null }] });
    expect(changedSince(saved, saved)).toEqual({});
  });
});
