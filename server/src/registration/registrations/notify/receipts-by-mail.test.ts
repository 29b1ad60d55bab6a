/** Receipts on their way to the partner's people: a real mail server, real signatures, verified without the server. */
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ReceivedMail, startMailServer, type TestMailServer } from '../../../../test/mail-server.ts';
import { installRules } from '../../../../test/registration-support.ts';
import {
  addPartner,
  addPerson,
  addVendor,
  call,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../../../test/support.ts';
import { makeInn } from '../../../kernel/identifiers/generate.ts';
import { formatNumber } from '../../../kernel/money.ts';

let server: TestMailServer;
let app: TestApp;
let vendorId: string;
let slug: string;
let family: string;
let seed = 0;
const people = {} as Record<'admin' | 'manager' | 'seller' | 'owner', TestPerson>;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp(undefined, { smtpUrl: server.url });
  ({ vendorId, slug } = await addVendor(app));
  await installRules(app, vendorId);
  const partnerId = await addPartner(app, vendorId, 'Вектор');
  people.admin = await addPerson(app, vendorId, null, ['administrator', 'product_expert'], 'Марк Дуб');
  people.manager = await addPerson(app, vendorId, null, ['channel_manager'], 'Алина Петрова');
  people.seller = await addPerson(app, vendorId, partnerId, ['seller'], 'Игорь Орлов');
  people.owner = await addPerson(app, vendorId, partnerId, ['owner'], 'Пётр Рогов');
  const name = { ru: 'CRM Про', en: 'CRM Pro' };
  family = (await call(app, people.admin, 'POST /v1/product-families', { code: 'crm', name })).body.id;
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  await app.close();
  await server.close();
});

async function step(who: keyof typeof people, request: string, body: object = {}) {
  const answer = await call(app, people[who], `POST /v1/registrations${request}`, body);
  if (answer.status !== 200) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  app.clock.advance(1);
  return answer.body;
}

async function submitted(): Promise<string> {
  seed++;
  const { id } = await step('seller', '', {
    customer_name: 'ООО «Ромашка»',
    customer_tax_id: makeInn(`by mail ${seed}`),
    products: [{ family_id: family }],
    amount_minor: 1_240_000_00,
    close_date: '2027-06-30',
    need: 'Единая база клиентов',
  });
  await step('seller', `/${id}/submit`);
  return id;
}

const mailTo = async (who: keyof typeof people, subject: string): Promise<ReceivedMail> => {
  await app.kanal.settle();
  const { rows } = await app.owner.query('SELECT email FROM people WHERE id = $1', [people[who].personId]);
  const found = server.received.filter((mail) => mail.to.includes(rows[0].email) && mail.subject.includes(subject));
  expect(found, `mails to ${who}: ${server.received.map((mail) => mail.subject).join('; ')}`).toHaveLength(1);
  return found[0] as ReceivedMail;
};

async function verdictOf({ attachments }: ReceivedMail) {
  const vkey = (await call(app, null, `GET /log/${slug}/keys`)).body.trim();
  expect(attachments).toHaveLength(1);
  return verifyReceipt(attachments[0]?.text ?? '', {
    policy: policyOfLogs(parseVerifierKey(vkey)),
    verify: verifyWithNode,
  });
}

test('whoever submits gets the receipt of it by mail, and no notice of their own deed', async () => {
  const id = await submitted();
  const mail = await mailTo('seller', 'регистрация подана');
  const verdict = await verdictOf(mail);
  expect(verdict).toMatchObject({ outcome: 'valid', facts: { leaf: { type: 'registered' } } });
  const { items } = (await call(app, people.seller, `GET /v1/registrations/${id}/receipts`)).body;
  expect(mail.attachments[0]?.name).toBe(`kanal-${items[0].index}.tlog-proof`);
  expect(mail.text).toContain(`Квитанция №\u00a0${formatNumber(items[0].index, 'ru')} приложена`);
  expect((await call(app, people.seller, 'GET /v1/notifications')).body.items).toEqual([]);
  expect((await mailTo('manager', 'новая регистрация')).attachments).toEqual([]);
  const handed = 'SELECT way, leaf_index FROM log_handovers WHERE registration_id = $1';
  expect((await app.owner.query(handed, [id])).rows).toEqual([{ way: 'mail', leaf_index: items[0].index }]);
});

test('a decision reaches seller and owner with its receipt, the same byte for byte as the one to download', async () => {
  const id = await submitted();
  await step('manager', `/${id}/take`);
  await step('manager', `/${id}/approve`);
  for (const who of ['seller', 'owner'] as const) {
    const mail = await mailTo(who, 'регистрация одобрена');
    expect(await verdictOf(mail)).toMatchObject({ outcome: 'valid', facts: { leaf: { type: 'approved' } } });
    const { items } = (await call(app, people[who], `GET /v1/registrations/${id}/receipts`)).body;
    expect(mail.attachments[0]?.text).toBe((await call(app, people[who], `GET ${items.at(-1).url}`)).body);
  }
});

test('the outbox says what goes along', async () => {
  await submitted();
  const { attachments } = await mailTo('seller', 'регистрация подана');
  const { items } = (await call(app, people.admin, 'GET /v1/mails?q=подана')).body;
  const { body } = await call(app, people.admin, `GET /v1/mails/${items[0].id}`);
  expect(body).toMatchObject({ state: 'sent', attachment: attachments[0]?.name });
});

test('while the signer refuses, the mail waits and the outbox says why', async () => {
  await app.owner.query(
    "UPDATE log_heads SET perfect_hashes = decode(repeat('ab', octet_length(perfect_hashes)), 'hex') WHERE vendor_id = $1",
    [vendorId],
  );
  const id = await submitted();
  await app.kanal.settle();
  expect(server.received.map((mail) => mail.subject).filter((subject) => subject.includes('подана'))).toEqual([]);
  const { items } = (await call(app, people.admin, 'GET /v1/mails?state=queued')).body;
  expect(items).toMatchObject([
    { kind: 'registration.registered', last_error: expect.stringContaining('не подписан') },
  ]);
  const refused = await call(app, people.seller, `GET /v1/registrations/${id}/receipts`);
  expect(refused).toMatchObject({ status: 503, body: { code: 'receipt.unsigned' } });
});
