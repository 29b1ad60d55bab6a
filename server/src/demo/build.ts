/** The demo vendor before its first registration: people, partners, products, keys. */
import type { Member } from '../access/actors.ts';
import { member } from '../access/actors.ts';
import type { PartnerRole, Role } from '../access/permissions.ts';
import type { Kanal } from '../app.ts';
import { apiKeyFrom, createPersonWithLogin, hashPassword } from '../core/identity/index.ts';
import { createVendor } from '../core/settings/index.ts';
import { makeKpp, makeOgrn, makeTaxId } from '../kernel/identifiers/generate.ts';
import { newId } from '../kernel/ids.ts';
import { globalTransaction, type Tx, tenantTransaction } from '../platform/db/tenancy.ts';
import { chance } from './chance.ts';
import { type DemoUser, demoPassword, demoSlug, derived } from './facts.ts';
import { partnerNames, personName, places } from './names.ts';
import { crewOf, partnerLogins, positionOf, staff } from './people.ts';
import { families } from './product-seeds.ts';
import { insertRows } from './store.ts';

export interface DemoPartner {
  id: string;
  name: string;
  time_zone: string;
  country: string;
  sellers: Member[];
}

export interface DemoWorld {
  vendor: { id: string; slug: string };
  managers: Member[];
  head: Member;
  sales: Member;
  compliance: Member;
  /** All of the vendor's people. */
  staff: Member[];
  partners: DemoPartner[];
  familyIds: string[];
  users: DemoUser[];
  apiKeys: Record<string, string>;
}

const tiers = ['registered', 'silver', 'gold', 'platinum'] as const;

export async function buildWorld(kanal: Kanal, secret: string, now: Date): Promise<DemoWorld> {
  const vendorId = await globalTransaction(kanal.db, (tx) =>
    createVendor(tx, {
      name: 'Акме',
      slug: demoSlug,
      legalName: 'ООО «Акме»',
      country: 'RU',
      timeZone: 'Europe/Moscow',
      locale: 'ru',
      currency: 'RUB',
      isDemo: true,
      now,
    }),
  );
  const password = demoPassword(secret);
  const hash = await hashPassword(password);
  const builder = new Builder(vendorId, now, { hash }, password, secret);
  return tenantTransaction(kanal.db, { vendorId, partnerId: 'all' }, (tx) => builder.fill(tx));
}

class Builder {
  readonly #vendorId: string;
  readonly #now: Date;
  readonly #hash: { hash: string };
  readonly #password: string;
  readonly #secret: string;
  readonly #users: DemoUser[] = [];
  readonly #keys: Record<string, string> = {};

  constructor(vendorId: string, now: Date, hash: { hash: string }, password: string, secret: string) {
    this.#vendorId = vendorId;
    this.#now = now;
    this.#hash = hash;
    this.#password = password;
    this.#secret = secret;
  }

  async fill(tx: Tx): Promise<DemoWorld> {
    const members = new Map<string, Member>();
    for (const seed of staff) {
      const actor = await this.#login(tx, {
        ...seed,
        partnerId: null,
        partner: null,
        position: seed.position.ru,
        timeZone: 'Europe/Moscow',
      });
      members.set(seed.key, actor);
      await this.#key(tx, seed.key, actor);
    }
    const managers = ['manager', 'manager2', 'manager3'].map((key) => members.get(key) as Member);
    const partners: DemoPartner[] = [];
    for (const [index, name] of partnerNames.entries()) partners.push(await this.#partner(tx, index, name, managers));
    const familyIds = await this.#products(tx);
    return {
      vendor: { id: this.#vendorId, slug: demoSlug },
      managers,
      head: members.get('head') as Member,
      sales: members.get('sales') as Member,
      compliance: members.get('compliance') as Member,
      staff: [...members.values()],
      partners,
      familyIds,
      users: this.#users,
      apiKeys: this.#keys,
    };
  }

  async #login(
    tx: Tx,
    person: {
      fullName: string;
      email: string;
      position: string;
      roles: Role[];
      partnerId: string | null;
      partner: string | null;
      timeZone: string;
    },
  ): Promise<Member> {
    const { personId, userId } = await createPersonWithLogin(tx, {
      ...person,
      vendorId: this.#vendorId,
      password: this.#hash,
      locale: 'ru',
      now: this.#now,
    });
    const side = person.partnerId === null ? 'workspace' : 'cabinet';
    this.#users.push({
      email: person.email,
      password: this.#password,
      side,
      role: person.roles[0] as string,
      partner: person.partner,
    });
    return this.#member(personId, userId, person);
  }

  #member(
    personId: string,
    userId: string,
    person: { roles: readonly string[]; partnerId: string | null; timeZone: string },
  ): Member {
    return member({
      kind: person.partnerId === null ? 'staff' : 'partner',
      via: 'session',
      vendorId: this.#vendorId,
      partnerId: person.partnerId,
      personId,
      userId,
      roles: person.roles,
      locale: 'ru',
      timeZone: person.timeZone,
    });
  }

  async #key(tx: Tx, name: string, actor: Member): Promise<void> {
    const { token, secretHash, lastFour } = apiKeyFrom(this.#vendorId, derived(this.#secret, `key ${name}`));
    await insertRows(tx, 'api_keys', {
      vendor_id: this.#vendorId,
      id: newId(this.#now),
      partner_id: actor.partnerId,
      person_id: actor.personId,
      name: `demo ${name}`,
      secret_hash: secretHash,
      last_four: lastFour,
      roles: [...actor.roles],
      created_at: this.#now,
    });
    this.#keys[name] = token;
  }

  async #partner(tx: Tx, index: number, name: string, managers: Member[]): Promise<DemoPartner> {
    const luck = chance(1_000 + index);
    const place =
      index < 2 ? places[0] : index >= 57 ? places[11] : index >= 54 ? places[9 + (index % 2)] : places[index % 9];
    if (!place) throw new Error('a partner has a place');
    const id = newId(this.#now);
    const russian = place.country === 'RU';
    await insertRows(tx, 'partners', {
      vendor_id: this.#vendorId,
      id,
      name,
      legal_name: russian ? `ООО «${name}»` : `ТОО «${name}»`,
      country: place.country,
      tax_id: makeTaxId(place.country, `partner ${index}`),
      kpp: russian ? makeKpp(`partner ${index}`) : null,
      ogrn: russian ? makeOgrn(`partner ${index}`) : null,
      city: place.city,
      region: place.region,
      time_zone: place.time_zone,
      web_domain: `partner${index + 1}.example`,
      email: `office@partner${index + 1}.example`,
      tier: index === 0 ? 'gold' : index === 1 ? 'silver' : (tiers[luck.whole(0, 3)] ?? 'registered'),
      manager_id: managers[index % managers.length]?.personId ?? null,
      status_since: this.#now,
      created_at: this.#now,
      updated_at: this.#now,
    });
    await insertRows(tx, 'branches', {
      vendor_id: this.#vendorId,
      id: newId(this.#now),
      partner_id: id,
      name: `${name}, ${place.city}`,
      city: place.city,
    });
    const sellers = await this.#crew(tx, index, name, id, place.time_zone);
    return { id, name, time_zone: place.time_zone, country: place.country, sellers };
  }

  async #crew(tx: Tx, index: number, partner: string, partnerId: string, timeZone: string): Promise<Member[]> {
    const sellers: Member[] = [];
    for (const [at, role] of crewOf(index).entries()) {
      const login = partnerLogins.find((each) => each.partner === index && each.crew === at);
      const fullName = index === 0 && at === 1 ? 'Игорь Орлов' : personName(index * 7 + at * 5 + 3);
      const person = { fullName, position: positionOf(role), roles: [role], partnerId, partner, timeZone };
      const actor = login
        ? await this.#login(tx, { ...person, email: login.email })
        : await this.#quiet(tx, person, index, at);
      if (role === 'owner' || role === 'seller') sellers.push(actor);
      if (login && at === 1) await this.#key(tx, index === 0 ? 'partnerA' : 'partnerB', actor);
    }
    // Sellers before the owner: they are the ones who register.
    return sellers.reverse();
  }

  /** A person who is in the book but has not been given a login. */
  async #quiet(
    tx: Tx,
    person: { fullName: string; position: string; roles: PartnerRole[]; partnerId: string; timeZone: string },
    index: number,
    at: number,
  ): Promise<Member> {
    const id = newId(this.#now);
    await insertRows(tx, 'people', {
      vendor_id: this.#vendorId,
      id,
      partner_id: person.partnerId,
      full_name: person.fullName,
      email: `person${at + 1}@partner${index + 1}.example`,
      position: person.position,
      roles: person.roles,
      time_zone: person.timeZone,
      created_at: this.#now,
    });
    return this.#member(id, '', person);
  }

  async #products(tx: Tx): Promise<string[]> {
    const ids: string[] = [];
    for (const [position, family] of families.entries()) {
      const id = newId(this.#now);
      ids.push(id);
      await insertRows(tx, 'product_families', {
        vendor_id: this.#vendorId,
        id,
        code: family.code,
        name_ru: family.ru,
        name_en: family.en,
        position,
      });
      const items = family.items.map((item) => ({
        vendor_id: this.#vendorId,
        id: newId(this.#now),
        family_id: id,
        sku: item.sku,
        name_ru: item.ru,
        name_en: item.en,
        billing: item.billing,
        list_price_minor: item.roubles * 100,
      }));
      await insertRows(tx, 'products', items);
    }
    return ids;
  }
}
