import { describe, expect, it } from 'vitest';
import { latinKey, stem } from './latin-key.ts';
import { likeness, strongLikeness, weakLikeness } from './likeness.ts';
import { matchName, postingKeys } from './names.ts';

describe('one key for every way of writing', () => {
  const equal: [string, string][] = [
    ['Ромашка', 'Romashka'],
    ['Ромашка', 'Romaschka'],
    ['ООО «Ромашка»', 'Romashka LLC'],
    ['ООО "РОМАШКА"', 'Общество с ограниченной ответственностью „Ромашка“'],
    ['Общества с ограниченной ответсвенностью «Ромашка»'.replace('ответсвен', 'ответствен'), 'ромашка'],
    ['ООО «Ромaшкa»', 'ООО «Ромашка»'],
    ['Берёзка, АО', 'ЗАО «Березка»'],
    ['Щука', 'Schuka'],
    ['Щука', 'Shchuka'],
    ['Яхт-клуб', 'Yakht Klub'],
    ['Юпитер', 'Iupiter'],
    ['Цементстрой', 'Tsementstroy'],
    ['Красный ключ', 'Krasny Klyuch'],
    ['Хлебозавод № 3', 'Khlebozavod 3'],
    ['Больница №2', 'Больница № 02'],
    ['Завод II', 'Завод 2'],
    ['Müller GmbH', 'MULLER'],
    ['Procter & Gamble Co', 'Procter and Gamble'],
    ['Société Anonyme Lumière', 'Lumiere SA'],
    ['Acme, Inc.', 'ACME Corporation'],
    ['Kosmos sp. z o.o.', 'Kosmos'],
    ['АО «Максима»', 'Maxima AO'],
    ['ТОО «Алатау»', 'Alatau'],
    ["О'Кей", 'ОКей'],
  ];
  it.each(equal)('%s = %s', (left, right) =>
    expect(matchName(left, 'RU').match_name).toBe(matchName(right, 'RU').match_name),
  );

  const unequal: [string, string][] = [
    ['Больница № 2', 'Больница № 3'],
    ['Ромашка', 'Ромашка плюс'],
    ['Вектор', 'Виктор'],
    ['Север', 'Сервер'],
  ];
  it.each(unequal)('%s ≠ %s', (left, right) =>
    expect(matchName(left, 'RU').match_name).not.toBe(matchName(right, 'RU').match_name),
  );

  const forms: [string, string, string][] = [
    ['ООО «Ромашка»', 'ООО', 'romashka'],
    ['Открытое акционерное общество «Вектор»', 'ОАО', 'vektor'],
    ['Индивидуальный предприниматель Иванов И. И.', 'ИП', 'ivanov'],
    ['Vector Limited Liability Company', 'LLC', 'vektor'],
    ['Schmidt GmbH & Co. KG', 'GmbH & Co. KG', 'shmidt'],
    ['ООО', 'ООО', 'o'],
    ['Компания', '', 'kompania'],
  ];
  it.each(forms)('%s: form %s, name %s', (name, form, key) => {
    expect(matchName(name, 'RU')).toMatchObject({ legal_form: form, match_name: key });
  });

  it('endings vanish alike in both scripts, and trade words meet across languages', () => {
    expect(stem(latinKey('технологии'))).toBe(stem(latinKey('technology')));
    expect(matchName('Уральский завод', 'RU').tokens).toEqual(matchName('Uralsky Plant', 'RU').tokens);
    expect(matchName('Школа № 12', 'RU').tokens).toContain('12');
  });

  it('never fails and never is empty for a name with a letter', () => {
    for (const name of ['', '!!!', '«»', '№', 'Ы', 'ъ ь', '株式会社', 'x'.repeat(5_000), 'И', '& Co']) {
      expect(() => postingKeys(matchName(name, 'RU'))).not.toThrow();
    }
    expect(matchName('И', 'RU').match_name).toBe('i');
  });
});

describe('likeness', () => {
  const cases: [string, string, 'strong' | 'weak' | 'none'][] = [
    ['Спец Строй Монтаж', 'СпецСтройМонтаж', 'strong'],
    ['Ромашка', 'Рамашка', 'weak'],
    ['Технологии Севера', 'Технология Север', 'strong'],
    ['Новосибирский приборостроительный завод', 'Novosibirsk Priborostroitelny Plant', 'strong'],
    ['Северсталь', 'Севрсталь', 'weak'],
    ['Торговый дом Вектор', 'Вектор', 'weak'],
    ['Московская городская телефонная сеть', 'МГТС', 'weak'],
    ['Городская больница № 2', 'Городская больница № 3', 'none'],
    ['Ромашка', 'Василёк', 'none'],
    ['Вектор', 'Виктория', 'weak'],
    ['Строительная компания Альфа', 'Строительная компания Омега', 'none'],
    ['Торговый дом Север', 'Торговый дом Юг', 'none'],
    ['Acme Software', 'Apex Software', 'none'],
  ];
  it.each(cases)('%s ~ %s: %s', (left, right, expected) => {
    const { score } = likeness(matchName(left, 'RU'), matchName(right, 'RU'));
    const found = score >= strongLikeness ? 'strong' : score >= weakLikeness ? 'weak' : 'none';
    expect(found, String(score)).toBe(expected);
  });

  it('is the same from both sides, and whole only for equal names', () => {
    for (const [left, right] of cases) {
      const [a, b] = [matchName(left, 'RU'), matchName(right, 'RU')];
      expect(likeness(a, b).score).toBeCloseTo(likeness(b, a).score, 6);
      expect(likeness(a, b).score).toBeLessThan(1);
      expect(likeness(a, a).score).toBe(1);
    }
  });
});
