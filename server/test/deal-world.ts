/** A vendor with rules, products, a manager and partners whose sellers can act: what tests of many deals stand on. */
import { type Actor, member } from '../src/access/actors.ts';
import type { Role } from '../src/access/permissions.ts';
import { makeInn } from '../src/kernel/identifiers/generate.ts';
import { newId } from '../src/kernel/ids.ts';
import { installRules } from './registration-support.ts';
import { addPartner, addPerson, addVendor, type TestApp, type TestPerson } from './support.ts';

export interface Somebody extends TestPerson {
  /** The same person for calls through the door without HTTP. */
  actor: Actor;
}

export interface DealWorld {
  vendorId: string;
  manager: Somebody;
  head: Somebody;
  partners: { id: string; seller: Somebody }[];
  families: string[];
  rulesId: string;
}

const manyOpen = { registered: 5_000, silver: 5_000, gold: 5_000, platinum: 5_000 };

export async function addDealWorld(app: TestApp, partnerCount: number): Promise<DealWorld> {
  const { vendorId } = await addVendor(app);
  const rulesId = await installRules(app, vendorId, { quota_open_by_tier: manyOpen });
  const manager = await somebody(app, vendorId, null, 'channel_manager');
  const head = await somebody(app, vendorId, null, 'head_of_channel');
  const partners = [];
  for (let each = 0; each < partnerCount; each++) {
    const id = await addPartner(app, vendorId, `Партнёр ${each}`);
    partners.push({ id, seller: await somebody(app, vendorId, id, 'seller') });
  }
  const families = [newId(), newId()];
  for (const [at, id] of families.entries()) {
    await app.owner.query(
      'INSERT INTO product_families (vendor_id, id, code, name_ru, name_en, position) VALUES ($1, $2, $3, $4, $4, $5)',
      [vendorId, id, `family-${at}`, `Семейство ${at}`, at],
    );
  }
  return { vendorId, manager, head, partners, families, rulesId };
}

export async function somebody(
  app: TestApp,
  vendorId: string,
  partnerId: string | null,
  role: Role,
): Promise<Somebody> {
  const person = await addPerson(app, vendorId, partnerId, [role]);
  const actor = member({
    kind: partnerId ? 'partner' : 'staff',
    via: 'api_key',
    vendorId,
    partnerId,
    personId: person.personId,
    userId: '',
    roles: [role],
    locale: 'ru',
    timeZone: 'Europe/Moscow',
  });
  return { ...person, actor };
}

/** A name that looks like no other: every number gives one word of its own. */
export function customerName(number: number): string {
  const letters = 'абвгдежзиклмнопрстуфхцчшэюя';
  let word = '';
  for (let rest = number * 7_919 + 1_000_003; rest > 0; rest = Math.floor(rest / letters.length)) {
    word += letters[rest % letters.length];
  }
  return `ООО «${word}»`;
}

/** A complete claim for customer number `number` of this run. */
export function claim(world: DealWorld, number: number, familyIndexes: number[] = [0]) {
  return {
    customer_name: customerName(number),
    customer_tax_id: makeInn(`customer ${number}`),
    products: familyIndexes.map((at) => ({ family_id: world.families[at] as string })),
    amount_minor: 1_240_000_00,
    close_date: '2029-06-30',
    need: 'Единая база клиентов для трёх магазинов и склада',
  };
}
