/** Each deed of a dispute as the operation that its people would call; who judges is whom the system has seated. */
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { addCalendarDays, localDate } from '../kernel/calendar/zone.ts';
import type { DemoWorld } from './build.ts';
import type { CourtDeed } from './court-deed.ts';
import type { LivedClock } from './lived-clock.ts';
import type { Tale } from './tale.ts';

interface Case {
  id: string;
  level: number;
  judges: { id: string }[];
  members: { person: { id: string }; lead: boolean; level: number; round: number; removed_at: string | null }[];
  parties_seen: { id: string; registration: { id: string } }[];
  round: number;
}

const cases = new WeakMap<Tale, string>();

export async function actInCourt(
  kanal: Kanal,
  world: DemoWorld,
  tale: Tale,
  id: string,
  deed: CourtDeed,
): Promise<void> {
  const { seller } = tale;
  if (deed.do === 'open') {
    const { kind, ground, demand, tenderInDays } = deed;
    const tender = tenderInDays === undefined ? {} : { tender_on: inDays(kanal, tenderInDays) };
    const opened = await kanal.call(seller, 'openDispute', { registration_id: id, kind, ground, demand, ...tender });
    cases.set(tale, (opened as Case).id);
    return;
  }
  const dispute = cases.get(tale);
  if (!dispute) return;
  switch (deed.do) {
    case 'file':
      return file(kanal, world, seller, dispute, deed);
    case 'finish':
      await kanal.call(seller, 'finishEvidence', { id: dispute });
      return void (await kanal.call(world.head, 'finishEvidence', { id: dispute }));
    case 'escalate': {
      const [lead] = await benchOf(kanal, world, dispute);
      const note = 'Дело спорное, нужен взгляд следующего уровня.';
      if (lead) await kanal.call(lead, 'escalateDispute', { id: dispute, note });
      return;
    }
    case 'decide':
      return decide(kanal, world, dispute, deed);
    case 'accept':
      return void (await kanal.call(seller, 'acceptDecision', { id: dispute }));
    case 'appeal': {
      const words = 'Не согласны: протокол встречи лежит в деле с первого дня, а в решении о нём ни слова.';
      return void (await kanal.call(seller, 'appealDispute', { id: dispute, words }));
    }
    case 'withdraw':
      return void (await kanal.call(seller, 'withdrawDispute', { id: dispute, note: 'Договорились с менеджером.' }));
  }
}

function inDays(kanal: Kanal, days: number): string {
  return localDate(addCalendarDays(kanal.now(), days, 'Europe/Moscow'), 'Europe/Moscow');
}

async function file(
  kanal: Kanal,
  { head }: DemoWorld,
  seller: Member,
  id: string,
  { by, evidence: kind, title }: Extract<CourtDeed, { do: 'file' }>,
): Promise<void> {
  const words =
    by === 'head' ? 'Как шло рассмотрение, по дням.' : 'Работа началась до подачи: заказчик это подтверждает.';
  const party = by === 'head' ? { party_id: id } : {};
  await kanal.call(by === 'head' ? head : seller, 'fileEvidence', { id, kind, title, words, ...party });
}

/** Those who sit now, the lead first. */
async function benchOf(kanal: Kanal, world: DemoWorld, id: string): Promise<Member[]> {
  const { members, level, round } = (await kanal.call(world.head, 'getDispute', { id })) as Case;
  const sitting = members.filter((seat) => seat.level === level && seat.round === round && !seat.removed_at);
  return sitting
    .sort((a, b) => Number(b.lead) - Number(a.lead))
    .flatMap(({ person }) => world.staff.find((each) => each.personId === person.id) ?? []);
}

async function decide(
  kanal: Kanal,
  world: DemoWorld,
  id: string,
  { outcome, reason, words, breach }: Extract<CourtDeed, { do: 'decide' }>,
): Promise<void> {
  const [lead, ...others] = await benchOf(kanal, world, id);
  if (!lead) return;
  const { parties_seen } = (await kanal.call(world.head, 'getDispute', { id })) as Case;
  const [party] = parties_seen;
  if (!party) return;
  const owed = { registration_id: party.registration.id, due_on: inDays(kanal, 14) };
  await kanal.call(lead, 'proposeDecision', {
    id,
    facts: 'Журнал показывает, когда и что было приложено; записи сверены с заявкой.',
    priority_rule: 'first_complete_submission',
    reason_code: reason,
    outcomes: parties_seen.map(({ id: party_id }) =>
      party_id === party.id
        ? { party_id, outcome, days: outcome === 'protection_extended' ? 30 : 0, words }
        : { party_id, outcome: 'decision_stands', words: 'Решение по вашей заявке остаётся в силе.' },
    ),
    ...(breach
      ? {
          breach: { side: 'vendor', kind: 'price_to_other', party_id: party.id, person_id: world.sales.personId },
          remedies: [
            { ...owed, kind: 'price_parity', words: 'Та же цена, что предложена заказчику' },
            { ...owed, kind: 'compensation', amount_minor: 150_000_00 },
          ],
        }
      : {}),
  });
  // As many as it takes: an odd committee decides by its majority, two judges only together.
  for (const judge of others.slice(0, Math.ceil(others.length / 2)))
    await kanal.call(judge, 'voteOnDecision', { id, vote: 'for' });
}

const publishedAtMost = 6;

/** The head of channel reads what final decisions have taught; a few wait for her still. */
export async function endCourt(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<void> {
  await clock.at(until, async () => {
    await kanal.runJobs(['disputes.run']);
    const { items } = (await kanal.call(world.head, 'listPrecedents', { state: 'proposed', limit: 50 })) as {
      items: { id: string; title: object; text: object }[];
    };
    for (const { id, title, text } of items.slice(-publishedAtMost))
      await kanal.call(world.head, 'publishPrecedent', { id, title, text });
    const kept = (await kanal.call(world.head, 'listDisputes', { view: 'closed', limit: 50 })) as { items: Case[] };
    for (const { id } of kept.items) {
      const { remedies } = (await kanal.call(world.head, 'getDispute', { id })) as {
        remedies: { id: string; kind: string }[];
      };
      const parity = remedies.find((each) => each.kind === 'price_parity');
      if (parity) await kanal.call(world.head, 'keepRemedy', { id: parity.id, note: 'Письмо с ценой отправлено.' });
    }
  });
}
