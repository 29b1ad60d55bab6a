/** An import that has ended and one that waits for its start, so that the pages of both have something to show. */
import { Readable } from 'node:stream';
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import { makeInn } from '../kernel/identifiers/generate.ts';
import type { DemoWorld } from './build.ts';
import type { LivedClock } from './lived-clock.ts';
import { families } from './product-seeds.ts';

const dayMs = 86_400_000;
const heads = ['Клиент', 'ИНН', 'Что продаём', 'Бюджет, руб.', 'Плановая дата', 'Задача', 'Комментарий'];
const tasks = [
  'Единая база клиентов для трёх магазинов и склада',
  'Перенести учёт заявок из таблиц, сорок рабочих мест',
  'Обмен данными с бухгалтерией каждый час',
  'Отчёты для директора по всем филиалам',
];
/** The fifth has a slip of the pen in its tax id, the sixth has forgotten the budget. */
const customers = [
  'Завод «Прибой»',
  'Клиника «Исток»',
  'Типография «Лист»',
  'Сеть «Пекарь»',
  'Лицей № 4',
  'База «Озеро»',
];

function table(part: number, today: string): string {
  const rows = customers.map((name, at) => {
    const inn = makeInn(`imported ${part} ${at}`);
    const wrong = at === 4 ? `${inn.slice(0, -1)}${(Number(inn.at(-1)) + 1) % 10}` : inn;
    const close = addCalendarDays(new Date(`${today}T09:00:00Z`), 40 + at * 9, 'Europe/Moscow');
    const [year, month, day] = localDate(close, 'Europe/Moscow').split('-');
    const family = families[(part + at) % families.length];
    const budget = at === 5 ? '' : `${(at + 2) * 310} 000,00`;
    return [name, wrong, family?.ru, budget, `${day}.${month}.${year}`, tasks[at % tasks.length], 'со встречи'];
  });
  return [heads, ...rows]
    .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
}

async function give(kanal: Kanal, seller: Member, name: string, text: string): Promise<string> {
  const { id } = (await kanal.call(seller, 'createImport', {})) as { id: string };
  const upload = { name, maxBytes: 1_000_000, vendorId: seller.vendorId };
  const file = await kanal.files.keep(Readable.from([Buffer.from(text)]), upload);
  await kanal.call(seller, 'giveImportFile', { id, file });
  await kanal.workOff();
  return id;
}

/** The company has named its columns once, so that the second file is read without a question. */
const columns = ['customer_name', 'customer_tax_id', 'product', 'amount', 'close_date', 'need', null];

export async function importSome(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<void> {
  const seller = world.partners[0]?.sellers[0];
  if (!seller) throw new Error('the first partner has a seller');
  const before = new Date(until.getTime() - 2 * dayMs);
  await clock.at(before, async () => {
    const id = await give(kanal, seller, 'Сделки с выставки.csv', table(0, localDate(before, 'Europe/Moscow')));
    await kanal.call(seller, 'mapImport', { id, fields: columns });
    await kanal.call(seller, 'runImport', { id, mode: 'submit' });
    await kanal.workOff();
  });
  await clock.at(new Date(until.getTime() - dayMs / 24), () =>
    give(kanal, seller, 'Сделки с семинара.csv', table(3, localDate(until, 'Europe/Moscow'))),
  );
}
