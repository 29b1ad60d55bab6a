/** What both sides do in the room of a deal while its protection runs; by the deal's own amount, so that luck stays as it was. */
import type { Kanal } from '../app.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import type { Tale } from './tale.ts';

const stages = ['need', 'solution', 'proposal', 'negotiation', 'contract'] as const;
const steps = [
  'Показать решение директору по ИТ',
  'Согласовать перечень работ пилота',
  'Отправить предложение с ценой на три года',
  'Обсудить замечания юристов к договору',
  'Получить подписанный договор',
] as const;
const points = [
  ['meeting', 'Встреча с ИТ-директором: назвали бюджет и срок, решает комитет.'],
  ['demo', 'Показ на данных заказчика, вопросы записаны, отвечаем до конца недели.'],
  ['pilot', 'Пилот на десять мест принят: замечаний три, все закрыты.'],
  ['specification', 'Спецификация согласована с технической службой заказчика.'],
] as const;
const wants = [
  ['specialist', 'Архитектор на полдня: интеграция с учётной системой.'],
  ['demo_stand', 'Стенд на неделю для показа складского учёта.'],
  ['licences', 'Временные лицензии на десять мест на месяц пилота.'],
  ['presales', 'Помощь с ответами на сорок вопросов заказчика.'],
  ['special_price', 'Заказчик сравнивает с аналогом на 12 % дешевле, просит цену на три года.'],
] as const;

/** A number of the deal's own that looks like chance and is always the same. */
const own = ({ amount_minor }: Tale, among: number) => Math.floor(amount_minor / 10_000_00) % among;
const inDays = (kanal: Kanal, days: number) =>
  localDate(addCalendarDays(kanal.now(), days, 'Europe/Moscow'), 'Europe/Moscow');

/** What comes next; of one deal in six nobody will have done it in time. */
function nextStep(kanal: Kanal, tale: Tale, id: string, at: number): Promise<unknown> {
  const on = inDays(kanal, own(tale, 6) === 0 ? 4 : 26 + own(tale, 17));
  const side = own(tale, 4) === 0 ? 'vendor' : 'partner';
  return kanal.call(tale.seller, 'setNextStep', { id, words: steps[at], on, side });
}

const reached = (tale: Tale) => Math.min(own(tale, stages.length) + own(tale, 2) * tale.reports, stages.length - 1);

/** Who of the vendor knows the product best. */
async function expertOf(kanal: Kanal, { manager }: Tale): Promise<string | null> {
  const asked = { side: 'workspace', status: 'active', limit: 100 };
  const { items } = (await kanal.call(manager, 'listPeople', asked)) as { items: { id: string; roles: string[] }[] };
  return items.find((person) => person.roles.includes('product_expert'))?.id ?? null;
}

/** Right after the approval: how far the deal is already, its plan, and what is asked of the vendor. */
export async function beginRoom(kanal: Kanal, tale: Tale, id: string): Promise<void> {
  const { seller, manager } = tale;
  if (!tale.goesOn) return;
  const at = reached(tale);
  await kanal.call(seller, 'moveDeal', { id, stage: stages[at] });
  await nextStep(kanal, tale, id, at);
  if (own(tale, 3) === 0) await kanal.call(seller, 'takeStageTasks', { id });
  if (own(tale, 4) !== 1) return;
  const [kind, words] = wants[own(tale, wants.length)] as (typeof wants)[number];
  const room = (await kanal.call(seller, 'askResource', { id, kind, words })) as { resources: { id: string }[] };
  const resource_id = room.resources[0]?.id;
  if (own(tale, 5) === 0) return;
  const declines = own(tale, 7) === 0;
  await kanal.call(manager, 'answerResource', {
    id,
    resource_id,
    answer: declines ? 'declined' : 'granted',
    note: declines ? 'До конца месяца все заняты, вернёмся в начале следующего.' : 'Да, напишите, в какой день удобно.',
    helper_id: declines || (kind !== 'specialist' && kind !== 'presales') ? null : await expertOf(kanal, tale),
  });
}

/** With every report: a point of evidence, a new step, and now and then a word. */
export async function goOnInRoom(kanal: Kanal, tale: Tale, id: string): Promise<void> {
  const { seller, manager } = tale;
  if (!tale.goesOn) return;
  const point = points[tale.reports];
  tale.reports += 1;
  if (point) {
    const [kind, words] = point;
    await kanal.call(seller, 'recordEvidence', { id, kind, words, happened_on: inDays(kanal, -2) });
  }
  const at = reached(tale);
  await kanal.call(seller, 'moveDeal', { id, stage: stages[at] });
  await nextStep(kanal, tale, id, at);
  if (tale.reports > 1) return;
  await kanal.call(manager, 'addDealComment', {
    id,
    text: 'Хорошо идёт. Приложите, пожалуйста, протокол встречи: он понадобится для продления.',
  });
  if (own(tale, 3) === 0)
    await kanal.call(manager, 'addDealComment', { id, text: 'Скидку обсудим с руководителем канала.', internal: true });
}
