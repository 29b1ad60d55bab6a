/** Partners that sell together in the demo: one agreement stands, one invitation waits, one proposal waits for the vendor. */
import type { Member } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { makeInn } from '../kernel/identifiers/generate.ts';
import type { DemoWorld } from './build.ts';
import type { LivedClock } from './lived-clock.ts';

const dayMs = 86_400_000;

export async function sellTogether(kanal: Kanal, clock: LivedClock, world: DemoWorld, until: Date): Promise<void> {
  const [lead, support] = world.partners;
  const [seller, helper] = [lead?.sellers[0], support?.sellers[0]];
  if (!lead || !support || !seller || !helper) throw new Error('the demo has two partners that people try');
  const [manager = world.head] = world.managers;
  const call = <T>(daysAgo: number, who: Member, name: string, input: object) =>
    clock.at(new Date(until.getTime() - daysAgo * dayMs), () => kanal.call(who, name, input)) as Promise<T>;
  const { items: deals } = await call<{ items: { id: string; frozen: boolean }[] }>(1, seller, 'listRegistrations', {
    ...{ state: 'approved', limit: 20 },
  });
  const free = deals.filter((deal) => !deal.frozen);
  const { tax_id } = await call<{ tax_id: string }>(1, manager, 'getPartner', { id: support.id });
  const propose = (daysAgo: number, at: number, named: string, role: string, lead_percent: number) =>
    call(daysAgo, seller, 'proposeCoSelling', { id: free[at]?.id, country: 'RU', tax_id: named, role, lead_percent });
  const passOn = async (daysAgo: number, at: number) => {
    const { items } = await call<{ items: { id: string }[] }>(daysAgo, manager, 'getCoSelling', { id: free[at]?.id });
    const id = items[0]?.id;
    await call(daysAgo, manager, 'passOnCoSelling', { id, partner_id: support.id });
    return id;
  };
  await propose(9, 0, tax_id, 'Внедрение и обучение на двух площадках', 65);
  const id = await passOn(8, 0);
  await call(7, helper, 'answerCoSelling', { id, accept: true });
  await propose(2, 1, tax_id, 'Перенос данных из старой системы', 80);
  await passOn(1, 1);
  await propose(0.5, 2, makeInn('not a partner'), 'Монтаж оборудования в филиалах', 70);
}
