import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDomain } from './domain.ts';

describe('domains as people paste them', () => {
  test.each([
    ['bare host', 'acme.ru', 'acme.ru', 'acme.ru'],
    ['address with everything', 'https://user@www.Shop.Acme.RU:8443/a?b#c', 'shop.acme.ru', 'acme.ru'],
    ['e-mail', 'Ivan.Petrov+crm@sales.acme.ru', 'sales.acme.ru', 'acme.ru'],
    ['mailto', 'mailto:ivan@acme.ru?subject=x', 'acme.ru', 'acme.ru'],
    ['without a scheme, with a path', 'www.acme.com.kz/contacts', 'acme.com.kz', 'acme.com.kz'],
    ['trailing dot and spaces', '  acme.by. ', 'acme.by', 'acme.by'],
    ['Cyrillic', 'Ромашка.РФ', 'xn--80aa3agjl3d.xn--p1ai', 'xn--80aa3agjl3d.xn--p1ai'],
    ['already ASCII', 'https://xn--80aa3agjl3d.xn--p1ai/', 'xn--80aa3agjl3d.xn--p1ai', 'xn--80aa3agjl3d.xn--p1ai'],
    [
      'e-mail in a Cyrillic domain',
      'иван@почта.ромашка.рф',
      'xn--80a1acny.xn--80aa3agjl3d.xn--p1ai',
      'xn--80aa3agjl3d.xn--p1ai',
    ],
    ['city zone under .ru', 'acme.msk.ru', 'acme.msk.ru', 'acme.msk.ru'],
    ['reserved for examples', 'crm.romashka.example', 'crm.romashka.example', 'romashka.example'],
  ])('%s', (_, raw, host, domain) => {
    expect(parseDomain(raw)).toEqual({ ok: true, host, domain, shared: false });
  });

  test.each([
    ['free mail', 'ivan@mail.ru', 'mail.ru'],
    ['free mail', 'ivan@bk.ru', 'bk.ru'],
    ['free mail', 'x@yandex.ru', 'yandex.ru'],
    ['free mail', 'x@gmail.com', 'gmail.com'],
    ['site builder', 'https://romashka.tilda.ws', 'tilda.ws'],
    ['site builder known as a suffix', 'romashka.wixsite.com', 'romashka.wixsite.com'],
    ['hosting', 'acme.github.io', 'acme.github.io'],
    ['hosting itself', 'github.io', 'github.io'],
    ['social network', 'https://vk.com/romashka', 'vk.com'],
  ])('shared, so no proof of identity: %s %s', (_, raw, domain) => {
    expect(parseDomain(raw)).toMatchObject({ ok: true, domain, shared: true });
  });

  test.each([
    ['nothing', '  ', 'empty'],
    ['a name', 'ООО «Ромашка»', 'characters'],
    ['underscore', 'a_b.ru', 'characters'],
    ['empty label', 'acme..ru', 'characters'],
    ['a comma', 'acme,ru', 'characters'],
    ['IPv4', 'http://10.0.0.1/', 'ip_address'],
    ['IPv6', 'http://[::1]:80/', 'ip_address'],
    ['one word', 'acme', 'unknown_suffix'],
    ['internal name', 'srv.acme.local', 'unknown_suffix'],
    ['suffix alone', 'com.kz', 'no_name'],
    ['reserved suffix alone', 'example', 'no_name'],
  ])('refused: %s %s', (_, raw, reason) => {
    expect(parseDomain(raw)).toEqual({ ok: false, reason });
  });

  test('any text gives an answer, and an answer read again is the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl(), fc.emailAddress()), (raw) => {
        const parsed = parseDomain(raw);
        if (parsed.ok) expect(parseDomain(parsed.host)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});
