/** Fair play in the demo: direct sales that met a partner, cases of both sides, complaints, and the months published. */
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import { makeInn } from '../kernel/identifiers/generate.ts';
import { monthBefore } from '../registration/fair-play/rules.ts';
import type { DemoWorld } from './build.ts';
import type { LivedClock } from './lived-clock.ts';

const dayMs = 86_400_000;
const zone = 'Europe/Moscow';

interface Row {
  id: string;
  customer_name: string;
  customer_tax_id: string | null;
  families: { id: string }[];
}

export async function playFair(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<void> {
  const at = <T>(daysAgo: number, work: () => Promise<T>) =>
    clock.at(new Date(until.getTime() - daysAgo * dayMs), work);
  const [first, second] = world.partners;
  if (!first || !second) throw new Error('the demo has two partners that people try');
  await sellDirectly(kanal, world, until, at);
  await judgeConduct(kanal, world, at);
  await complain(kanal, world, first.sellers[0] as Member, at);
  // What is published stays: two whole months, the older one first.
  const last = monthBefore(localDate(until, zone).slice(0, 7));
  for (const month of [monthBefore(last), last])
    await at(0, () =>
      kanal.call(world.head, 'publishFairPlay', {
        month,
        note: 'Все случаи разобраны, по опозданиям усилили замещение.',
      }),
    );
}

type At = <T>(daysAgo: number, work: () => Promise<T>) => Promise<T>;

async function sellDirectly(
  kanal: Kanal,
  { sales, head, managers, partners, familyIds }: DemoWorld,
  until: Date,
  at: At,
) {
  const seller = partners[0]?.sellers[0] as Member;
  const { items } = (await at(9, () => kanal.call(seller, 'listRegistrations', { state: 'approved', limit: 2 }))) as {
    items: Row[];
  };
  const deal = (name: string, tax: string, families: string[]) => ({
    ...{ customer_name: name, customer_tax_id: tax, family_ids: families, amount_minor: 6_400_000_00, currency: 'RUB' },
    close_date: localDate(addCalendarDays(until, 60, zone), zone),
    need: 'Единая система для всех филиалов и склада',
  });
  const register = (input: ReturnType<typeof deal>) => kanal.call(sales, 'registerDirect', input);
  await at(40, () => register(deal('Агрохолдинг «Колос»', makeInn('direct 1'), [familyIds[0] as string])));
  await at(8, () => register(deal('Верфь «Якорь»', makeInn('direct 2'), [familyIds[1] as string])));
  for (const [place, row] of items.entries()) {
    if (!row.customer_tax_id) continue;
    const input = deal(row.customer_name, row.customer_tax_id, [row.families[0]?.id as string]);
    const { id } = (await at(7 - place, () => register(input))) as { id: string };
    if (place > 0) {
      const note = 'Партнёр ведёт сделку исправно, оставляем ему';
      await at(5, () => kanal.call(head, 'refuseDirect', { id, note }));
      continue;
    }
    const reason = 'Заказчик письменно просит договор с производителем';
    await at(6, () => kanal.call(sales, 'askForDirect', { id, reason_code: 'customer_letter', reason }));
    const note = 'Письмо видел, проверил звонком заказчику';
    await at(5, () => kanal.call(managers[0] as Member, 'approveDirect', { id, note }));
  }
}

async function judgeConduct(kanal: Kanal, { head, managers, partners }: DemoWorld, at: At) {
  const manager = managers[0] as Member;
  const ownerOf = (place: number) => partners[place]?.sellers.at(-1) as Member;
  const open = (place: number, rule: string, facts: string) =>
    kanal.call(manager, 'openConductCase', { partner_id: partners[place]?.id, rule, facts }) as Promise<{ id: string }>;
  const old = await at(25, () => open(1, 'trademark', 'На сайте партнёра знак вендора стоит рядом с чужим продуктом'));
  await at(22, () =>
    kanal.call(ownerOf(1), 'replyInConductCase', { id: old.id, reply: 'Ошибка подрядчика, страницу убрали' }),
  );
  await at(20, () =>
    kanal.call(head, 'decideConductCase', {
      ...{ id: old.id, found: true, sanction: 'warning' },
      reason: 'Страницу убрали в тот же день, нарушение первое',
    }),
  );
  await at(2, () =>
    open(0, 'registering_to_block', 'Три регистрации за месяц без единой встречи с заказчиком: отчёты пустые'),
  );
  const reported = (await at(6, () =>
    kanal.call(ownerOf(0), 'reportIncident', {
      rule: 'price_to_another',
      facts: 'Наш заказчик получил цену от сотрудника вендора, пока действует наша защита',
    }),
  )) as { id: string };
  await at(4, () =>
    kanal.call(manager, 'replyInConductCase', {
      id: reported.id,
      reply: 'Цену отправили по общей рассылке, по ошибке',
    }),
  );
}

async function complain(kanal: Kanal, { compliance }: DemoWorld, seller: Member, at: At) {
  const make = (kind: string, about: string, facts: string) =>
    kanal.call(seller, 'makeComplaint', { kind, about, facts }) as Promise<{ id: string }>;
  const { id } = await at(14, () =>
    make('low_price', 'Интернет-магазин', 'Цена на площадке на треть ниже той, что рекомендует вендор'),
  );
  const answer = 'По какой цене продавать, каждый решает сам. Нарушения в этом нет.';
  await at(12, () => kanal.call(compliance, 'closeComplaint', { id, outcome: 'explained', answer }));
  await at(3, () =>
    make('misleading_advertising', 'Рекламная рассылка', 'В письме обещают поддержку вендора, которой нет'),
  );
}
