/**
 * A real record for every operation whose address names one, registered by the beginning of that address. An operation
 * whose address is not here fails the access test: write its record down before it can go out.
 */

import { newSigningKey } from '../src/demo/signing-key.ts';
import { newId } from '../src/kernel/ids.ts';
import type { AnyOperation } from '../src/kernel/operation.ts';
import type { DealWorld } from './deal-world.ts';
import { claim } from './deal-world.ts';
import { call, type TestApp } from './support.ts';
import { insertText, rowFor, type TenantTable } from './tenant-rows.ts';

/**
 * Whose the record is. `own`: of the first partner, closed to other partners. `vendor`: the vendor's, closed to partners.
 * `shared`: every partner of the vendor may reach it. `named`: no record but a word that means the same to everybody.
 * `person`: of somebody who is none of the callers.
 */
export type Belongs = 'own' | 'vendor' | 'shared' | 'named' | 'person';

export interface RecordFixture {
  belongs: Belongs;
  params: Record<string, string>;
}

export interface Ground {
  app: TestApp;
  world: DealWorld;
  tables: ReadonlyMap<string, TenantTable>;
  /** Makes each customer a new one. */
  count: number;
}

type Make = (ground: Ground) => Promise<RecordFixture>;

const ofRegistration: Make = async (ground) => {
  const { app, world } = ground;
  const seller = world.partners[0]?.seller as DealWorld['manager'];
  ground.count += 1;
  const made = await call(app, seller, 'POST /v1/registrations', claim(world, ground.count));
  const submitted = await call(app, seller, `POST /v1/registrations/${made.body.id}/submit`, {});
  if (submitted.status !== 200) throw new Error(`no registration: ${JSON.stringify(submitted.body)}`);
  return { belongs: 'own', params: { id: made.body.id } };
};

/** Of the first partner: as the lead whom the vendor offers help, or as the support partner of another's deal. */
const coSelling =
  (lead: 0 | 1, params: Record<string, string>): Make =>
  async (ground) => {
    const { app, world } = ground;
    ground.count += 1;
    const at = world.partners as DealWorld['partners'];
    const [first, support] = [at[lead], at[1 - lead]] as [(typeof at)[number], (typeof at)[number]];
    const { id } = (await call(app, first.seller, 'POST /v1/registrations', claim(world, ground.count))).body;
    await call(app, first.seller, `POST /v1/registrations/${id}/submit`, {});
    const offer = { partner_id: support.id, role: 'монтаж', lead_percent: 60 };
    await call(app, world.manager, `POST /v1/registrations/${id}/co-selling-offers`, offer);
    const [made] = (await call(app, world.manager, `GET /v1/registrations/${id}/co-selling`)).body.items;
    for (const { seller } of lead === 1 ? [first, support] : [])
      await call(app, seller, `POST /v1/co-sellings/${made.id}/answer`, { accept: true });
    return { belongs: 'own', params: { id: made.id, ...params } };
  };

/** A deal, which approval begins; what lies in it is made by its seller. */
const ofDeal: Make = async (ground) => {
  const made = await ofRegistration(ground);
  for (const step of ['take', 'approve']) {
    const url = `POST /v1/registrations/${made.params.id}/${step}`;
    const done = await call(ground.app, ground.world.manager, url, {});
    if (done.status !== 200) throw new Error(`no deal: ${JSON.stringify(done.body)}`);
  }
  return made;
};

const inDeal =
  (list: 'tasks' | 'resources' | 'evidence' | 'comments', param: string, body: object): Make =>
  async (ground) => {
    const deal = await ofDeal(ground);
    const seller = ground.world.partners[0]?.seller as DealWorld['manager'];
    const made = await call(ground.app, seller, `POST /v1/deals/${deal.params.id}/${list}`, body);
    const id = list === 'comments' ? made.body.id : made.body[list][0].id;
    return { ...deal, params: { ...deal.params, [param]: id } };
  };

/** A refusal that its partner disputes, at the first level. */
const ofDispute: Make = async (ground) => {
  const { app, world } = ground;
  const registration = await ofRegistration(ground);
  const seller = world.partners[0]?.seller as DealWorld['manager'];
  const { id } = registration.params;
  for (const [who, step, body] of [
    [world.manager, `registrations/${id}/take`, {}],
    [world.manager, `registrations/${id}/reject`, { reason_code: 'no_proof' }],
  ] as const)
    await call(app, who, `POST /v1/${step}`, body);
  const asked = { registration_id: id, kind: 'decision', ground: 'facts_wrong', demand: 'Признать подачу полной.' };
  const made = await call(app, seller, 'POST /v1/disputes', asked);
  if (made.status !== 200) throw new Error(`no dispute: ${JSON.stringify(made.body)}`);
  return { belongs: 'own', params: { id: made.body.id } };
};

const row =
  (
    table: string,
    belongs: Belongs,
    over: (ground: Ground) => Record<string, unknown> = () => ({}),
    name = 'id',
  ): Make =>
  async (ground) => {
    const { vendorId, partners } = ground.world;
    const partnerId = belongs === 'own' ? (partners[0]?.id as string) : null;
    const values = rowFor(ground.tables.get(table) as TenantTable, vendorId, partnerId);
    if (name !== 'partner_id') delete (values as { partner_id?: unknown }).partner_id;
    const full: Record<string, unknown> = {
      ...values,
      ...(partnerId && table !== 'partners' ? { partner_id: partnerId } : {}),
      ...over(ground),
    };
    if (table === 'partners') full.id = newId();
    await ground.app.owner.query(...insertText(table, full));
    return { belongs, params: { [name]: String(full.id) } };
  };

const next = (ground: Ground) => {
  ground.count += 1;
  return ground.count;
};
const customerRow = (ground: Ground) => ({ name: `ООО «Заказчик ${next(ground)}»`, legal_form: 'ООО' });
const openInvitation = { email: 'new@example.com', locale: 'ru', expires_at: new Date('2030-01-01T00:00:00Z') };

/** There may be one draft at a time: the one before is put away. */
const ruleDraft: Make = async (ground) => {
  const { app, world } = ground;
  await app.owner.query("UPDATE rule_versions SET state = 'discarded' WHERE vendor_id = $1 AND state <> 'published'", [
    world.vendorId,
  ]);
  const version = 1_000 + next(ground);
  return row('rule_versions', 'vendor', () => ({ rule_set: 'registration', version, state: 'draft' }))(ground);
};

/** The longest beginning of the address that fits counts. */
const records: Record<string, Make> = {
  '/v1/registrations/{id}': ofRegistration,
  '/v1/registrations/{id}/files/{file_id}': async (ground) => {
    const registration = await ofRegistration(ground);
    const seller = ground.world.partners[0]?.seller as DealWorld['manager'];
    const url = `POST /v1/registrations/${registration.params.id}/files?name=plan.txt`;
    const headers = { 'content-type': 'application/octet-stream' };
    const made = await call(ground.app, seller, url, Buffer.from('plan'), { headers });
    return { ...registration, params: { ...registration.params, file_id: made.body.id } };
  },
  '/v1/registrations/{id}/receipts/{index}': async (ground) => {
    const registration = await ofRegistration(ground);
    const seller = ground.world.partners[0]?.seller as DealWorld['manager'];
    const made = await call(ground.app, seller, `GET /v1/registrations/${registration.params.id}/receipts`);
    return { ...registration, params: { ...registration.params, index: String(made.body.items[0].index) } };
  },
  '/v1/log/leaves/{index}': async (ground) => {
    const registration = await ofRegistration(ground);
    const seller = ground.world.partners[0]?.seller as DealWorld['manager'];
    const made = await call(ground.app, seller, `GET /v1/registrations/${registration.params.id}/receipts`);
    return { ...registration, params: { index: String(made.body.items[0].index) } };
  },
  '/v1/registrations/{id}/candidates/{candidate_id}': async (ground) => {
    const registration = await ofRegistration(ground);
    const customer = await row('customers', 'vendor', customerRow)(ground);
    const ids = { registration_id: registration.params.id, customer_id: customer.params.id, reasons: '[]' };
    const candidate = await row('registration_candidates', 'vendor', () => ids)(ground);
    return { ...registration, params: { ...registration.params, candidate_id: candidate.params.id as string } };
  },
  '/v1/deals/{id}': ofDeal,
  '/v1/deals/{id}/tasks/{task_id}': inDeal('tasks', 'task_id', { title: 'Показ', side: 'partner' }),
  '/v1/deals/{id}/resources/{resource_id}': inDeal('resources', 'resource_id', { kind: 'visit', words: 'Визит' }),
  '/v1/deals/{id}/evidence/{evidence_id}': inDeal('evidence', 'evidence_id', {
    kind: 'meeting',
    happened_on: '2026-11-20',
    words: 'Встреча с директором',
  }),
  '/v1/deals/{id}/comments/{comment_id}': inDeal('comments', 'comment_id', { text: 'Ждём ответа' }),
  '/v1/disputes/{id}': ofDispute,
  '/v1/disputes/{id}/evidence/{evidence_id}': async (ground) => {
    const dispute = await ofDispute(ground);
    const seller = ground.world.partners[0]?.seller as DealWorld['manager'];
    const url = `POST /v1/disputes/${dispute.params.id}/evidence`;
    const made = await call(ground.app, seller, url, { kind: 'email', title: 'Письмо' });
    const headers = { 'content-type': 'application/octet-stream' };
    const evidence_id = made.body.id;
    await call(ground.app, seller, `${url}/${evidence_id}/file?name=a.txt`, Buffer.from('text'), { headers });
    return { ...dispute, params: { ...dispute.params, evidence_id } };
  },
  '/v1/dispute-remedies/{id}': async (ground) => {
    const dispute = await ofDispute(ground);
    const of = { dispute_id: dispute.params.id, kind: 'points', state: 'promised' };
    return row('dispute_remedies', 'own', () => of)(ground);
  },
  '/v1/precedents/{id}': row('precedents', 'vendor', () => ({
    ...{ state: 'proposed', kind: 'decision', ground: 'facts_wrong', priority_rule: 'arbitration' },
    ...{ reason_code: 'evidence_missing', in_favour: 'vendor' },
  })),
  '/v1/customer-groups/{id}': row('customer_groups', 'vendor'),
  '/v1/customers/{id}': row('customers', 'vendor', customerRow),
  '/v1/customer-answers/{left_id}/{right_id}': async (ground) => {
    const [left, right] = [
      await row('customers', 'vendor', customerRow)(ground),
      await row('customers', 'vendor', customerRow)(ground),
    ];
    return { ...left, params: { left_id: left.params.id as string, right_id: right.params.id as string } };
  },
  '/v1/people/{id}': row('people', 'vendor', () => ({ roles: ['auditor'] })),
  '/v1/colleagues/{id}': row('people', 'own', () => ({ roles: ['seller'] })),
  '/v1/colleagues/invitations/{id}': row('invitations', 'own', () => ({ roles: ['seller'], ...openInvitation })),
  // Of a partner: the vendor's own people are for the administrator alone, which another test looks at.
  '/v1/invitations/{id}': row('invitations', 'own', () => ({ roles: ['seller'], ...openInvitation })),
  '/v1/invitation-requests/{id}': row('invitation_requests', 'vendor', () => ({ email: 'asks@example.com' })),
  '/v1/api-keys/{id}': row('api_keys', 'own', ({ world }) => ({
    person_id: world.partners[0]?.seller.personId,
    roles: ['seller'],
  })),
  '/v1/partner-keys/{id}': row('partner_keys', 'own', (ground) => ({
    person_id: ground.world.partners[0]?.seller.personId,
    key_id: `key ${next(ground)}`,
  })),
  '/v1/partner-keys/{id}/receipts/{event}': async ({ app, world }) => {
    const seller = world.partners[0]?.seller as DealWorld['manager'];
    const key = newSigningKey();
    const names = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
    const proof = key.proof(names.rows[0].slug, seller.personId, app.clock.now());
    const made = await call(app, seller, 'POST /v1/partner-keys', { device: 'Программа', ...proof });
    return { belongs: 'own', params: { id: made.body.id, event: 'added' } };
  },
  '/v1/deputies/{id}': row('deputies', 'vendor', ({ world }) => ({
    person_id: world.manager.personId,
    deputy_id: world.head.personId,
    from_at: new Date('2030-01-01T00:00:00Z'),
    until_at: new Date('2030-02-01T00:00:00Z'),
  })),
  '/v1/mails/{id}': row('mails', 'vendor', () => ({ state: 'failed', locale: 'ru' })),
  '/v1/partners/{id}': row('partners', 'vendor'),
  '/v1/partners/{partner_id}': row('partners', 'vendor', () => ({}), 'partner_id'),
  '/v1/rule-versions/{id}': ruleDraft,
  'GET /v1/rule-versions/{id}': async ({ world }) => ({ belongs: 'shared', params: { id: world.rulesId } }),
  '/v1/rule-sets/{rule_set}': async () => ({ belongs: 'named', params: { rule_set: 'registration' } }),
  '/v1/calendar/{year}': async () => ({ belongs: 'named', params: { year: '2026' } }),
  '/v1/saved-views/{id}': row('saved_views', 'person', ({ world }) => ({
    person_id: world.manager.personId,
    list: 'registrations',
  })),
  '/v1/conduct-cases/{id}': (ground) =>
    row('conduct_cases', 'own', ({ world }) => ({
      ...{ number: next(ground), opened_by: world.head.personId, reply_due_at: new Date('2020-01-01T00:00:00Z') },
    }))(ground),
  '/v1/co-sellings/{id}': coSelling(0, {}),
  'POST /v1/co-sellings/{id}/leave': coSelling(1, {}),
  '/v1/joint-deals/{id}/receipts/{event}': coSelling(1, { event: 'joined' }),
  '/v1/direct-registrations/{id}': async (ground) => {
    const customer = await row('customers', 'vendor', customerRow)(ground);
    return row('direct_registrations', 'vendor', ({ world }) => ({
      ...{ number: next(ground), person_id: world.head.personId, customer_id: customer.params.id, state: 'won' },
    }))(ground);
  },
  '/v1/fair-play/{month}': async () => ({ belongs: 'named', params: { month: '2026-01' } }),
  '/v1/market-complaints/{id}': (ground) =>
    row('market_complaints', 'own', ({ world }) => ({
      ...{ number: next(ground), reported_by: world.head.personId },
    }))(ground),
  '/v1/registration-imports/{id}': row('registration_imports', 'own', ({ world }) => ({
    by_vendor: true,
    person_id: world.manager.personId,
    responsible_id: (world.partners[0] as DealWorld['partners'][number]).seller.personId,
  })),
  '/v1/exports/{id}': row('exports', 'person', ({ world }) => ({ person_id: world.manager.personId })),
  '/v1/me/sessions/{id}': async () => ({ belongs: 'person', params: { id: 'somebody-elses' } }),
};

/** null: the address names no record. @throws Error when it does and nobody has written down how to make one */
export function recordFor({ name, http }: AnyOperation): Make | null {
  if (!http.includes('{')) return null;
  const address = http.split(' ')[1] as string;
  const fits = Object.keys(records)
    .filter((key) => http === key || http.startsWith(`${key}/`) || address === key || address.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length);
  const make = fits[0] && records[fits[0]];
  if (!make || (address.match(/\{/g) ?? []).length > (fits[0]?.match(/\{/g) ?? []).length) {
    throw new Error(`${name}: no record for ${http} in access-records.ts`);
  }
  return make;
}
