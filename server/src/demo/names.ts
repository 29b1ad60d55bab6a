/** Invented people, companies and places of the demo. Nobody here exists; ids are made with valid check sums. */

export interface Place {
  city: string;
  region: string;
  country: string;
  time_zone: string;
}

const msk = 'Europe/Moscow';
export const places: readonly Place[] = [
  { city: 'Москва', region: 'Москва', country: 'RU', time_zone: msk },
  { city: 'Санкт-Петербург', region: 'Санкт-Петербург', country: 'RU', time_zone: msk },
  { city: 'Тверь', region: 'Тверская область', country: 'RU', time_zone: msk },
  { city: 'Нижний Новгород', region: 'Нижегородская область', country: 'RU', time_zone: msk },
  { city: 'Казань', region: 'Республика Татарстан', country: 'RU', time_zone: msk },
  { city: 'Самара', region: 'Самарская область', country: 'RU', time_zone: 'Europe/Samara' },
  { city: 'Екатеринбург', region: 'Свердловская область', country: 'RU', time_zone: 'Asia/Yekaterinburg' },
  { city: 'Новосибирск', region: 'Новосибирская область', country: 'RU', time_zone: 'Asia/Novosibirsk' },
  { city: 'Владивосток', region: 'Приморский край', country: 'RU', time_zone: 'Asia/Vladivostok' },
  { city: 'Алматы', region: 'Алматы', country: 'KZ', time_zone: 'Asia/Almaty' },
  { city: 'Астана', region: 'Астана', country: 'KZ', time_zone: 'Asia/Almaty' },
  { city: 'Минск', region: 'Минск', country: 'BY', time_zone: 'Europe/Minsk' },
];

/** The first two stand behind the keys `partnerA` and `partnerB`. */
export const partnerNames: readonly string[] = [
  'Вектор',
  'Норд',
  'Сфера-Интегра',
  'Дельта-Софт',
  'Урал-Проект',
  'Балт-Информ',
  'Волга-Системы',
  'Логос',
  'Контур-Плюс',
  'Меридиан',
  'Орион-ИТ',
  'Техносфера',
  'Альтаир',
  'Горизонт',
  'Интеллект-Сервис',
  'Квадрат',
  'Лидер-Софт',
  'Магистраль',
  'Новые решения',
  'Опора',
  'Перспектива-ИТ',
  'Радиус',
  'Системный подход',
  'Тандем',
  'Умные сети',
  'Формула',
  'Центр внедрений',
  'Эталон',
  'Юпитер-Софт',
  'Ядро',
  'Азимут-Сервис',
  'Белый квадрат',
  'Восток-Информ',
  'Грань',
  'Диалог-ИТ',
  'Енисей-Софт',
  'Жигули-Информ',
  'Заря-Технологии',
  'Импульс',
  'Кама-Софт',
  'Ладога-ИТ',
  'Маяк',
  'Невский интегратор',
  'Обь-Системы',
  'Пульс',
  'Ритм-Софт',
  'Сибирский интегратор',
  'Тайга-ИТ',
  'Уровень',
  'Фарватер',
  'Хронос',
  'Цифровой мост',
  'Шаг вперёд',
  'Экспертиза',
  'Алатау Софт',
  'Степь Технолоджи',
  'Жетысу Интеграция',
  'Неман-Софт',
  'Вилия-Системы',
  'Полесье-Информ',
];

const firstNames = [
  [
    'Алексей',
    'Андрей',
    'Борис',
    'Виктор',
    'Денис',
    'Евгений',
    'Игорь',
    'Кирилл',
    'Максим',
    'Никита',
    'Олег',
    'Павел',
    'Роман',
    'Сергей',
    'Тимур',
    'Юрий',
  ],
  [
    'Алина',
    'Анна',
    'Вера',
    'Дарья',
    'Елена',
    'Жанна',
    'Инна',
    'Ксения',
    'Лариса',
    'Мария',
    'Надежда',
    'Ольга',
    'Полина',
    'Светлана',
    'Татьяна',
    'Юлия',
  ],
] as const;
const lastNames = [
  'Абрамов',
  'Белов',
  'Волков',
  'Громов',
  'Дроздов',
  'Ершов',
  'Жуков',
  'Зимин',
  'Ильин',
  'Комаров',
  'Лапин',
  'Морозов',
  'Носов',
  'Орлов',
  'Панин',
  'Рыбаков',
  'Соколов',
  'Титов',
  'Ушаков',
  'Филин',
  'Хохлов',
  'Цветков',
  'Чернов',
  'Шилов',
  'Щукин',
  'Юдин',
];

export function personName(pick: number): string {
  const female = pick % 2;
  const first = firstNames[female as 0 | 1][Math.floor(pick / 2) % 16] as string;
  const last = lastNames[Math.floor(pick / 3) % lastNames.length] as string;
  return `${first} ${last}${female ? 'а' : ''}`;
}

export interface FamilySeed {
  code: string;
  ru: string;
  en: string;
  items: readonly { sku: string; ru: string; en: string; billing: 'one_off' | 'monthly'; roubles: number }[];
}

const sizes = [
  { sku: '10', ru: '10 мест', en: '10 seats', factor: 1 },
  { sku: '50', ru: '50 мест', en: '50 seats', factor: 4.2 },
  { sku: '200', ru: '200 мест', en: '200 seats', factor: 14 },
  { sku: 'ENT', ru: 'без ограничения мест', en: 'unlimited seats', factor: 45 },
] as const;

function family(code: string, ru: string, en: string, roubles: number, extra: readonly [string, string][]): FamilySeed {
  const seats = sizes.map((size) => ({
    sku: `${code.toUpperCase()}-${size.sku}`,
    ru: `${ru}, ${size.ru}`,
    en: `${en}, ${size.en}`,
    billing: 'one_off' as const,
    roubles: Math.round((roubles * size.factor) / 1000) * 1000,
  }));
  const more = extra.map(([nameRu, nameEn], at) => ({
    sku: `${code.toUpperCase()}-X${at + 1}`,
    ru: `${ru}: ${nameRu}`,
    en: `${en}: ${nameEn}`,
    billing: 'monthly' as const,
    roubles: Math.round(roubles / 20 / 100) * 100 * (at + 1),
  }));
  return { code, ru, en, items: [...seats, ...more] };
}

/** Forty items in six families. */
export const families: readonly FamilySeed[] = [
  family('crm', 'CRM Про', 'CRM Pro', 180_000, [
    ['обмен с кассами', 'till exchange'],
    ['поддержка', 'support'],
    ['рассылки', 'mailings'],
  ]),
  family('call', 'Контакт-центр', 'Contact Centre', 240_000, [
    ['запись звонков', 'call recording'],
    ['поддержка', 'support'],
    ['речевая аналитика', 'speech analytics'],
  ]),
  family('wms', 'Складской учёт', 'Warehouse', 150_000, [
    ['терминалы сбора данных', 'data terminals'],
    ['поддержка', 'support'],
  ]),
  family('bi', 'Аналитика', 'Analytics', 210_000, [
    ['витрины', 'data marts'],
    ['поддержка', 'support'],
    ['прогнозы', 'forecasts'],
  ]),
  family('ecm', 'Документооборот', 'Documents', 130_000, [
    ['электронная подпись', 'e-signature'],
    ['поддержка', 'support'],
    ['архив', 'archive'],
  ]),
  family('hr', 'Кадры', 'People', 120_000, [
    ['поддержка', 'support'],
    ['обучение', 'training'],
  ]),
];

export interface CustomerSeed {
  /** Several written forms of one company, as sellers type it. */
  forms: readonly string[];
  group?: string;
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
  { forms: ['АО «Речной порт»', 'Речной порт'] },
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
