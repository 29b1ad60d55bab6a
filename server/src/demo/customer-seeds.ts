/** Invented customers of the demo, and what they need. */

export interface CustomerSeed {
  /** Several written forms of one company, as sellers type it. */
  forms: readonly string[];
  group?: string;
  hadTwoRecords?: boolean;
}

/** Some look alike on purpose: a group with its firms, namesakes in other cities, one company in two alphabets. */
export const customerSeeds: readonly CustomerSeed[] = [
  { forms: ['ООО «Ромашка»', 'Ромашка, ООО', 'Romashka LLC'], group: 'Группа «Ромашка»' },
  { forms: ['ООО «Ромашка-Сервис»', 'Ромашка Сервис ООО'], group: 'Группа «Ромашка»' },
  { forms: ['ООО «Ромашка Мед»'] },
  { forms: ['АО «Волжские мельницы»', 'Волжские мельницы, АО'], group: 'ГК «Волжский хлеб»' },
  { forms: ['ООО «Волжский хлеб»'], group: 'ГК «Волжский хлеб»' },
  { forms: ['ООО «Торговый дом „Волжский хлеб“»'], group: 'ГК «Волжский хлеб»' },
  { forms: ['ГБУЗ «Городская больница № 2»', 'Больница №2'] },
  { forms: ['ГБУЗ «Городская больница № 3»'] },
  { forms: ['АО «Полис»', 'Полис, АО'] },
  { forms: ['АО «Речной порт»', 'Речной порт'], hadTwoRecords: true },
  { forms: ['АО «Северный хлеб»', 'Северный хлеб, АО'] },
  { forms: ['ООО «Завод „Азимут“»', 'Завод Азимут', 'Azimut Plant'] },
  { forms: ['ООО «Техносвет»', 'Tehnosvet LLC'] },
  { forms: ['АО «Молочный двор»'] },
  { forms: ['ООО «Тихий берег»'] },
  { forms: ['АО «Кедровый дом»'] },
  { forms: ['ООО «Санаторий „Кедры“»'] },
  { forms: ['МБОУ «Лицей № 14»', 'Лицей 14'] },
  { forms: ['АО «Горэлектросеть»'] },
  { forms: ['ООО «Фабрика „Нить“»'] },
];

/** Old records that nobody has compared yet: the night finds that each two of them may be one. */
export const recordedTwice: readonly string[] = [
  'ООО «Типография „Кириллица“»',
  'Типография Кириллица',
  'АО «Опытный завод „Полиметалл-Тверь“»',
  'ОАО «Опытный завод Полиметал Тверь»',
];

const kinds = ['ООО', 'АО', 'ПАО', 'ООО'] as const;
const heads = [
  'Торговый дом',
  'Завод',
  'Фабрика',
  'Компания',
  'Агрохолдинг',
  'Клиника',
  'Гостиница',
  'Автопарк',
  'Комбинат',
  'Сеть аптек',
  'Типография',
  'Строительный трест',
] as const;
const tails = [
  'Алмаз',
  'Берёзка',
  'Бриз',
  'Весна',
  'Вымпел',
  'Гранит',
  'Заря',
  'Звезда',
  'Исток',
  'Каскад',
  'Кристалл',
  'Луч',
  'Магнолия',
  'Метеор',
  'Надежда',
  'Окская',
  'Парус',
  'Первоцвет',
  'Плёс',
  'Прибой',
  'Радуга',
  'Родник',
  'Рубин',
  'Сокол',
  'Союз',
  'Старт',
  'Тополь',
  'Уют',
  'Факел',
  'Флагман',
  'Чайка',
  'Энергия',
  'Юность',
  'Янтарь',
] as const;

/** An invented company for each number: several hundred before names repeat. */
export function customerName(pick: number): string {
  const kind = kinds[pick % kinds.length];
  const head = heads[pick % heads.length];
  const tail = tails[Math.floor(pick / heads.length) % tails.length];
  return `${kind} «${head} „${tail}“»`;
}

export const needs: readonly string[] = [
  'Единая база клиентов для магазинов и склада: сейчас ведут в таблицах и теряют повторные заказы.',
  'Заявки приходят в пять почтовых ящиков, нужен один порядок и сроки ответа.',
  'Складу нужен адресный учёт и сборка по волнам: ошибок в отгрузке больше двух процентов.',
  'Руководству нужны отчёты на утро, сейчас их собирают вручную два дня.',
  'Договоры согласуют на бумаге три недели, хотят три дня и электронную подпись.',
  'Колл-центр на сорок мест переезжает со старой станции, нужны запись и оценка разговоров.',
  'Кадровый учёт для восьми филиалов с обучением и аттестацией.',
  'The regional office wants one customer history in Russian and English.',
];
