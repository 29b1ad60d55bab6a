/** What does not go smoothly: claims in conflict, an appeal, a vendor that keeps silent, protections taken away and moved. */
import { Readable } from 'node:stream';
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import { makeInn } from '../kernel/identifiers/generate.ts';
import type { DemoPartner, DemoWorld } from './build.ts';
import type { LivedClock } from './lived-clock.ts';

const dayMs = 86_400_000;

interface Case {
  kanal: Kanal;
  clock: LivedClock;
  world: DemoWorld;
  until: Date;
}

const customers = [
  'ООО «Северный док»',
  'АО «Тихая гавань»',
  'ООО «Маяк-Сервис»',
  'АО «Ладога-Транс»',
  'ООО «Верхний бьеф»',
  'АО «Каменный мост»',
];

function draftOf({ world, until }: Case, at: number): Record<string, unknown> {
  return {
    customer_name: customers[at],
    customer_tax_id: makeInn(`hard case ${at}`),
    customer_city: 'Тверь',
    customer_region: 'Тверская область',
    need: 'Единая база клиентов и заявок вместо таблиц',
    products: [{ family_id: world.familyIds[at % world.familyIds.length], quantity: 40 + at * 10 }],
    amount_minor: (24 + at * 7) * 10_000_000,
    close_date: localDate(addCalendarDays(until, 60 + at * 11, 'Europe/Moscow'), 'Europe/Moscow'),
    work_done: 'Встреча с ИТ-директором, показ продукта.',
  };
}

const partnerAt = ({ world }: Case, at: number) => world.partners[at % world.partners.length] as DemoPartner;
const sellerOf = (one: Case, at: number) => partnerAt(one, at).sellers[0] as Member;
const managerOf = ({ world }: Case) => world.managers[0] as Member;

async function submitted(one: Case, seller: Member, draft: Record<string, unknown>, daysAgo: number): Promise<string> {
  const { kanal, clock, until } = one;
  return clock.at(new Date(until.getTime() - daysAgo * dayMs), async () => {
    const { id } = (await kanal.call(seller, 'createRegistration', draft)) as { id: string };
    await kanal.call(seller, 'submitRegistration', { id });
    return id;
  });
}

const later = ({ clock, until }: Case, daysAgo: number, work: () => Promise<unknown>) =>
  clock.at(new Date(until.getTime() - daysAgo * dayMs), work);

/** One customer, two partners: the later claim waits for a decision between them. */
async function conflict(one: Case): Promise<void> {
  const draft = draftOf(one, 0);
  await submitted(one, sellerOf(one, 3), draft, 0.4);
  await submitted(one, sellerOf(one, 1), draft, 0.3);
}

/** Refused by one manager, taken to another. */
async function appeal(one: Case): Promise<void> {
  const { kanal } = one;
  const seller = sellerOf(one, 1);
  const id = await submitted(one, seller, draftOf(one, 1), 5);
  await later(one, 4.6, async () => {
    await kanal.call(managerOf(one), 'takeRegistration', { id });
    const note = 'Не видно, что работа с заказчиком началась.';
    await kanal.call(managerOf(one), 'rejectRegistration', { id, reason_code: 'no_proof', note });
  });
  const note = 'Протокол встречи был приложен к заявке, посмотрите ещё раз.';
  await later(one, 0.9, () => kanal.call(seller, 'appealRegistration', { id, note }));
}

/** Nobody decides for twice the time: the breach is on record, and the claim is protected by itself. */
async function silence(one: Case): Promise<void> {
  await submitted(one, sellerOf(one, 1), draftOf(one, 2), 9);
  for (const daysAgo of [4, 1]) await later(one, daysAgo, () => one.kanal.runJobs(['registrations.expire']));
}

async function evidence({ kanal }: Case, manager: Member, id: string, name: string): Promise<string> {
  const upload = { name, maxBytes: 1_000_000, vendorId: manager.vendorId };
  const file = await kanal.files.keep(Readable.from([Buffer.from(`${name}\n`)]), upload);
  return ((await kanal.call(manager, 'attachInternalFile', { id, file })) as { id: string }).id;
}

interface Removal {
  at: number;
  daysAgo: number;
  to: number | null;
  /** Confirmed by the head of channel after the holder's answer; else it waits. */
  confirmed: boolean;
}

async function removal(one: Case, holder: number, { at, daysAgo, to, confirmed }: Removal): Promise<void> {
  const { kanal, world } = one;
  const [seller, manager] = [sellerOf(one, holder), managerOf(one)];
  const id = await submitted(one, seller, draftOf(one, at), daysAgo + 25);
  await later(one, daysAgo + 24.5, async () => {
    await kanal.call(manager, 'takeRegistration', { id });
    await kanal.call(manager, 'approveRegistration', { id });
  });
  await later(one, daysAgo, async () => {
    const file = await evidence(one, manager, id, to === null ? 'Переписка с заказчиком.txt' : 'Письмо заказчика.txt');
    await kanal.call(manager, 'proposeRemoval', {
      id,
      ...(to === null
        ? { kind: 'revoke', reason_code: 'inactive', note: 'Заказчик говорит, что с ним не связывались с весны.' }
        : {
            kind: 'transfer',
            reason_code: 'customer_choice',
            note: 'Заказчик прислал письмо: просит сменить партнёра по этому проекту.',
            to_partner_id: partnerAt(one, to).id,
          }),
      file_ids: [file],
    });
  });
  if (!confirmed) return;
  const note = 'Мы провели две встречи и пилот, протоколы приложены к заявке.';
  await later(one, daysAgo - 1, () => kanal.call(seller, 'answerRemoval', { id, note }));
  await later(one, daysAgo - 2, () => kanal.call(world.head, 'confirmRemoval', { id }));
}

export async function hardCases(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<void> {
  const one = { kanal, clock, world, until };
  await removal(one, 4, { at: 4, daysAgo: 20, to: null, confirmed: true });
  await removal(one, 5, { at: 5, daysAgo: 14, to: 6, confirmed: true });
  await removal(one, 1, { at: 3, daysAgo: 1.2, to: 7, confirmed: false });
  await silence(one);
  await appeal(one);
  await conflict(one);
}
