/** What the vendor's people have done before and between the registrations: known customers, groups, a change of rules. */
import type { Actor } from '../access/actors.ts';
import type { Kanal } from '../app.ts';
import { makeTaxId } from '../kernel/identifiers/generate.ts';
import type { DemoWorld } from './build.ts';
import { customerSeeds, recordedTwice } from './customer-seeds.ts';

/** The tax id of a seeded customer; the registrations about it carry the same. */
export function seedTaxId(index: number): string {
  return makeTaxId('RU', `known ${index}`);
}

/** The customers that look alike on purpose, their other names and their groups. */
export async function openBook(kanal: Kanal, { managers }: DemoWorld): Promise<void> {
  const [manager] = managers;
  if (!manager) throw new Error('the demo has a manager');
  const groups = new Map<string, string>();
  for (const name of new Set(customerSeeds.flatMap((seed) => (seed.group ? [seed.group] : [])))) {
    const saved = (await kanal.call(manager, 'saveCustomerGroup', {
      name,
      purchases_centrally: name.startsWith('ГК'),
    })) as { id: string };
    groups.set(name, saved.id);
  }
  for (const [index, seed] of customerSeeds.entries()) {
    const [name, ...aliases] = seed.forms;
    const group_id = seed.group ? (groups.get(seed.group) ?? null) : null;
    const typed = { name, aliases, tax_id: seedTaxId(index), city: 'Тверь' };
    const { id } = (await kanal.call(manager, 'saveCustomer', typed)) as { id: string };
    if (seed.hadTwoRecords) await mergeOneTwice(kanal, manager, id);
    if (group_id) await joinSince(kanal, manager, { id, group_id, at: index });
  }
  for (const name of recordedTwice) await kanal.call(manager, 'saveCustomer', { name, city: 'Тверь' });
}

/** One customer had two records: an old one without a tax id, merged into the one that is known by it. */
async function mergeOneTwice(kanal: Kanal, manager: Actor, id: string) {
  const typed = {
    name: 'Порт Речной, Тверской причал',
    city: 'Тверь',
    web_domain: 'port.tver.example',
    phone: '+74822411500',
  };
  const old = (await kanal.call(manager, 'saveCustomer', typed)) as { id: string };
  await kanal.call(manager, 'mergeCustomers', { id, gone_id: old.id });
}

/** Years before the demo begins, the head company first. */
async function joinSince(
  kanal: Kanal,
  manager: Actor,
  { id, group_id, at }: { id: string; group_id: string; at: number },
) {
  const isFirst = at === customerSeeds.findIndex((seed) => seed.group === customerSeeds[at]?.group);
  const relation = isFirst ? 'parent' : 'holding';
  await kanal.call(manager, 'setCustomerGroup', { id, group_id, relation, from_on: `${2018 + (at % 6)}-04-01` });
}

/** One published change of the rules, so that versions differ and decisions cite the one they were made by. */
export async function changeRules(kanal: Kanal, { head, managers }: DemoWorld): Promise<void> {
  // Written by one, published by another.
  const [author = head] = managers;
  const draft = (await kanal.call(author, 'draftRules', {
    rule_set: 'registration',
    note: 'Больше мест для серебряных и золотых партнёров, отчёт раз в четыре недели.',
  })) as {
    id: string;
    document: Record<string, unknown> & { quota_open_by_tier: Record<string, number> };
  };
  const { document } = draft;
  const changed = {
    ...document,
    report_every_days: 28,
    quota_open_by_tier: { ...document.quota_open_by_tier, silver: 40, gold: 50 },
  };
  await kanal.call(author, 'updateRuleDraft', { id: draft.id, document: changed });
  await kanal.call(author, 'submitRulesForReview', { id: draft.id });
  await kanal.call(head, 'publishRules', { id: draft.id });
}
