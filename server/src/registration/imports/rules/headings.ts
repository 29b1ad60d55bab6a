/** How people call the columns, in both languages; the first of each list is what the template says. */
import type { ImportField } from '../contract/views.ts';

const called: Record<ImportField, readonly string[]> = {
  customer_name: [
    ...[
      'заказчик',
      'название заказчика',
      'наименование заказчика',
      'наименование',
      'клиент',
      'компания',
      'организация',
    ],
    ...[
      'название клиента',
      'конечный заказчик',
      'конечный клиент',
      'название компании',
      'юридическое лицо',
      'покупатель',
    ],
    ...['customer', 'customer name', 'end customer', 'client', 'company', 'company name', 'account', 'account name'],
    ...['organisation', 'organization'],
  ],
  customer_tax_id: [
    ...['инн заказчика', 'инн', 'инн клиента', 'инн покупателя', 'бин', 'унп', 'иин', 'инн бин унп', 'налоговый номер'],
    ...['customer tax id', 'tax id', 'inn', 'tin', 'vat', 'vat id', 'tax number', 'vat number', 'registration number'],
  ],
  customer_domain: [
    ...['сайт заказчика', 'сайт', 'домен', 'веб-сайт', 'сайт клиента', 'адрес сайта'],
    ...['customer web site', 'web site', 'website', 'domain', 'site', 'url', 'web domain'],
  ],
  product: [
    ...[
      'продукты',
      'продукт',
      'семейство',
      'семейство продуктов',
      'линейка',
      'товар',
      'решение',
      'продуктовая линейка',
    ],
    ...['products', 'product', 'product family', 'product families', 'family', 'solution', 'product line'],
  ],
  amount: [
    ...['сумма', 'сумма сделки', 'бюджет', 'стоимость', 'сумма руб', 'сумма проекта', 'объём сделки', 'цена'],
    ...['amount', 'deal amount', 'deal value', 'value', 'budget', 'total', 'sum', 'revenue', 'deal size', 'price'],
  ],
  close_date: [
    ...['дата договора', 'дата закрытия', 'ожидаемая дата закрытия', 'ждёте договор', 'закрытие', 'срок сделки'],
    ...['дата контракта', 'плановая дата', 'дата сделки', 'ожидаемая дата договора', 'плановая дата закрытия'],
    ...['close date', 'expected close date', 'expected close', 'closing date', 'contract date', 'close', 'deal date'],
  ],
  need: [
    ...['что нужно заказчику', 'потребность', 'описание', 'задача', 'описание проекта', 'суть проекта', 'что нужно'],
    ...['need', 'what the customer needs', 'description', 'project description', 'requirement', 'requirements', 'task'],
  ],
  quantity: [
    ...['количество', 'кол-во', 'число лицензий', 'лицензии', 'шт', 'количество лицензий'],
    ...['quantity', 'qty', 'licences', 'licenses', 'seats', 'number of licences', 'units'],
  ],
  currency: ['валюта', 'валюта сделки', 'currency', 'currency code'],
  billing: ['оплата', 'вид оплаты', 'периодичность', 'billing', 'payment', 'payment type'],
  customer_kpp: ['кпп заказчика', 'кпп', 'customer kpp', 'kpp'],
  customer_country: ['страна заказчика', 'страна', 'customer country', 'country', 'country code'],
  customer_region: ['регион заказчика', 'регион', 'область', 'customer region', 'region', 'state', 'province'],
  customer_city: ['город заказчика', 'город', 'населённый пункт', 'customer city', 'city', 'town'],
  customer_phone: ['телефон заказчика', 'телефон компании', 'телефон организации', 'customer phone', 'company phone'],
  contact_name: [
    ...['контакт', 'контактное лицо', 'имя контакта', 'фио контакта', 'контакт у заказчика', 'фио'],
    ...['contact', 'contact name', 'contact person', 'customer contact'],
  ],
  contact_role: [
    'должность контакта',
    'должность',
    'роль контакта',
    'contact position',
    'contact role',
    'job title',
    'title',
    'position',
  ],
  contact_email: [
    ...[
      'почта контакта',
      'email контакта',
      'e-mail контакта',
      'почта',
      'email',
      'e-mail',
      'эл почта',
      'электронная почта',
    ],
    ...['contact e-mail', 'contact email', 'mail'],
  ],
  contact_phone: ['телефон контакта', 'телефон', 'мобильный', 'contact phone', 'phone', 'mobile', 'phone number'],
  contact_consent: ['согласие на контакт', 'согласие', 'contact consent', 'consent', 'consent to contact'],
  project_name: [
    'название проекта',
    'проект',
    'project name',
    'project',
    'deal name',
    'opportunity',
    'opportunity name',
  ],
  type: ['вид сделки', 'тип сделки', 'тип', 'deal type', 'type', 'kind of deal'],
  route: ['способ закупки', 'закупка', 'процедура', 'вид закупки', 'procurement route', 'procurement', 'route'],
  notice_number: [
    'номер извещения',
    'извещение',
    'номер закупки',
    'реестровый номер',
    'notice number',
    'tender number',
    'notice',
  ],
  notice_date: ['дата извещения', 'дата публикации', 'notice date', 'tender date', 'publication date'],
  public_sector: ['госзаказчик', 'госсектор', 'бюджетная организация', 'public sector', 'government'],
  competitor: ['конкурент', 'конкуренты', 'competitor', 'competitors'],
  incumbent: [
    'что стоит сейчас',
    'текущее решение',
    'текущий поставщик',
    'incumbent',
    'current solution',
    'current supplier',
  ],
  work_done: ['что уже сделано', 'сделано', 'проделанная работа', 'work done', 'done so far'],
  next_steps: ['следующие шаги', 'следующий шаг', 'план', 'next steps', 'next step'],
  help_wanted: ['нужна помощь', 'помощь вендора', 'какая помощь нужна', 'help wanted', 'help needed', 'vendor help'],
  responsible: [
    ...['почта ответственного', 'ответственный', 'менеджер', 'продавец', 'сотрудник', 'ответственный менеджер'],
    ...[
      'responsible e-mail',
      'responsible',
      'seller',
      'sales rep',
      'owner',
      'account manager',
      'manager',
      'salesperson',
    ],
  ],
};

/** A heading as it is compared and remembered: no case, no signs, no stars of required fields, `ё` as `е`. */
export function headingKey(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

const byKey = new Map<string, ImportField>();
for (const [field, names] of Object.entries(called) as [ImportField, readonly string[]][])
  for (const name of names) if (!byKey.has(headingKey(name))) byKey.set(headingKey(name), field);

/**
 * What each column is taken for: as the company said the last time, else by its name. A field is found once: the first
 * column that is called so has it.
 */
export function guessColumns(
  headings: readonly string[],
  remembered: ReadonlyMap<string, ImportField | null>,
): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const take = (field: ImportField | null | undefined) => {
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  const said = headings.map((heading) => remembered.get(headingKey(heading)));
  // What was said goes before what is guessed, wherever it stands.
  const first = said.map((field) => take(field));
  return headings.map((heading, at) => {
    if (said[at] !== undefined) return first[at] ?? null;
    return take(byKey.get(headingKey(heading)));
  });
}

/** The row that the template shows how it is done: nobody's deal. */
export function isExample(cells: readonly string[]): boolean {
  return /^(пример|example)\s*:/i.test(cells.find((cell) => cell !== '') ?? '');
}

/** Columns without which no row can be ready: whose customer it is, and at least one thing to tell it by. */
export function missingColumns(fields: readonly (ImportField | null)[]): ImportField[] {
  const has = (field: ImportField) => fields.includes(field);
  return has('customer_name') || has('customer_tax_id') || has('customer_domain') ? [] : ['customer_name'];
}

export function repeatedColumns(fields: readonly (ImportField | null)[]): ImportField[] {
  const named = fields.filter((field) => field !== null);
  return [...new Set(named.filter((field, at) => named.indexOf(field) !== at))];
}
