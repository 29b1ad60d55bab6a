import { describe, expect, it } from 'vitest';
import { askedKeys, postedKeys } from './keys.ts';
import { latinKey, stem } from './latin-key.ts';
import { matchName } from './names.ts';
import { packed, unpacked } from './profile.ts';

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
    ['ТГК№11', 'ТГК № 11'],
    ['ТД «Невский»', 'Торговый дом «Невский»'],
    ['Предприятие «Управляющая компания»', 'ООО Предприятие «Управляющая компания»'],
    ['Завод II', 'Завод 2'],
    ['Müller GmbH', 'MULLER'],
    ['Procter & Gamble Co', 'Procter and Gamble'],
    ['Société Anonyme Lumière', 'Lumiere SA'],
    ['Acme, Inc.', 'ACME Corporation'],
    ['Kosmos sp. z o.o.', 'Kosmos'],
    ['АО «Максима»', 'Maxima AO'],
    ['ТОО «Алатау»', 'Alatau'],
    ["О'Кей", 'ОКей'],
    ['Обшество с ограниченой ответсвенностью «Ромашка»', 'Ромашка'],
    ['Закрытое акционерное общество «Сфера» (ЗАО «Сфера»)', 'Сфера'],
    ['МБДОУ «Детский сад № 5»', 'Муниципальное бюджетное дошкольное образовательное учреждение детский сад 5'],
    ['ФГБУЗ «Больница»', 'Федеральное государственное бюджетное учреждение здравоохранения «Больница»'],
    ['ООО «Вектор» (бывш. Стрела)', 'Вектор (ранее «Стрела»)'],
    ['ГКБ № 9', 'Городская клиническая больница 9'],
    ['УФК по Омской области (ОВО при ОВД по г. Омску, л/с 03521234560)', 'ОВО при ОВД по г. Омску'],
    ['hjvfirf', 'Ромашка'],
    ['Ромашка А. О.', 'АО Ромашка'],
    ['Gesellschaft mit beschränkter Haftung Schmidt', 'Schmidt GmbH'],
    ['Vector Joint Stock Company', 'Вектор'],
    ['Sociedad Anónima Prisma', 'Prisma, S.A.'],
    ['株式会社プリズム', 'プリズム'],
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
    ['Муниципальное бюджетное учреждение культуры «Дворец»', 'МБУК', 'dvorec'],
    ['Муниципальное унитарное предприятие «Водоканал»', 'МУП', 'vodokanal'],
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

  it('a word may stand for several ideas of the other language', () => {
    const ideas = (name: string) => matchName(name, 'RU').words.flatMap((word) => word.concepts);
    expect(ideas('Union')).toEqual(expect.arrayContaining([...ideas('союз')]));
    expect(ideas('Union')).toEqual(expect.arrayContaining([...ideas('объединение')]));
  });

  it('keys of what is posted are among those that are asked', () => {
    for (const name of ['ООО «Ромашка»', 'МБДОУ «Детский сад № 5 „Ручеёк“» г. Барнаула', 'Acme Trading House Ltd']) {
      const asked = new Set(askedKeys(matchName(name, 'RU'), null).map(({ key }) => key));
      for (const { key } of postedKeys(matchName(name, 'RU'), null)) expect(asked).toContain(key);
    }
  });

  it('is packed for the index and comes back the same', () => {
    for (const name of [
      'ООО «Ромашка» (бывш. Rose Garden 2)',
      'МГТС',
      'Юго-Западный щит',
      '株式会社プリズム',
      'Maxima X',
    ]) {
      const { tokens: _, ...made } = matchName(name, 'RU');
      const [back] = unpacked(packed({ names: [matchName(name, 'RU')], address: null })).names;
      expect(back).toMatchObject({ ...made, words: made.words.map((word) => ({ ...word, surface: '' })) });
    }
  });

  it('never fails and never is empty for a name with a letter', () => {
    for (const name of ['', '!!!', '«»', '№', 'Ы', 'ъ ь', '株式会社', 'x'.repeat(5_000), 'И', '& Co']) {
      expect(() => askedKeys(matchName(name, 'RU'), null)).not.toThrow();
    }
    expect(matchName('И', 'RU').match_name).toBe('i');
  });
});
