/** The day's checkpoint on its way to those who hold it: a real mail server, a real signature, verified without the server. */
import { openCheckpoint, parseVerifierKey, policyOfLogs } from '@kanal/receipt';
import { verifyWithNode } from '@kanal/receipt/node';
import { checkpointWords } from '@kanal/receipt/words';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDealWorld, claim, type DealWorld, type Somebody } from '../../../test/deal-world.ts';
import { type ReceivedMail, startMailServer, type TestMailServer } from '../../../test/mail-server.ts';
import { addPerson, call, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';

let server: TestMailServer;
let app: TestApp;
let world: DealWorld;
let slug: string;
let made = 0;
const people = {} as Record<'owner' | 'rival' | 'auditor' | 'admin', TestPerson>;
const dayMs = 86_400_000;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp(undefined, { smtpUrl: server.url });
  world = await addDealWorld(app, 2);
  const { rows } = await app.owner.query('SELECT slug FROM vendor_directory WHERE vendor_id = $1', [world.vendorId]);
  slug = rows[0].slug;
  const partner = (at: number) => world.partners[at]?.id as string;
  people.owner = await addPerson(app, world.vendorId, partner(0), ['owner'], 'Пётр Рогов');
  people.rival = await addPerson(app, world.vendorId, partner(1), ['owner'], 'Anna Berg');
  people.auditor = await addPerson(app, world.vendorId, null, ['auditor'], 'Инна Шилова');
  people.admin = await addPerson(app, world.vendorId, null, ['administrator'], 'Марк Дуб');
  await app.owner.query("UPDATE people SET locale = 'en' WHERE id = $1", [people.rival.personId]);
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  await app.close();
  await server.close();
});

async function registered(): Promise<void> {
  made += 1;
  const seller = world.partners[0]?.seller as Somebody;
  const { id } = (await call(app, seller, 'POST /v1/registrations', claim(world, made))).body;
  expect((await call(app, seller, `POST /v1/registrations/${id}/submit`, {})).status).toBe(200);
}

/** A round of the job, and all that follows; other mails are none of this test's business. */
async function round(): Promise<ReceivedMail[]> {
  await app.kanal.settle();
  server.received.length = 0;
  await app.kanal.runJobs(['log.mail_checkpoint']);
  await app.kanal.settle();
  return [...server.received];
}

const addressOf = async (who: TestPerson): Promise<string> =>
  (await app.owner.query('SELECT email FROM people WHERE id = $1', [who.personId])).rows[0].email;
const mailTo = async (mails: ReceivedMail[], who: TestPerson) => {
  const address = await addressOf(who);
  return mails.find((mail) => mail.to.includes(address));
};

describe('the daily checkpoint', () => {
  it('goes to the owners of partners and the auditors, signed, each in their own language', async () => {
    await registered();
    const mails = await round();
    expect(mails).toHaveLength(3);
    const keys = (await call(app, null, `GET /log/${slug}/keys`)).body.trim();
    const policy = policyOfLogs(parseVerifierKey(keys));
    for (const [who, subject, language] of [
      [people.owner, 'Контрольная точка журнала: 1 запись', 'ru'],
      [people.auditor, 'Контрольная точка журнала: 1 запись', 'ru'],
      [people.rival, 'Checkpoint of the log: 1 entry', 'en'],
    ] as const) {
      const mail = (await mailTo(mails, who)) as ReceivedMail;
      expect(mail.subject).toBe(subject);
      const [file] = mail.attachments;
      expect(file?.name).toBe('kanal-checkpoint-1.txt');
      const { size, root } = openCheckpoint(file?.text ?? '', policy, verifyWithNode);
      expect(size).toBe(1);
      expect(mail.text).toContain(checkpointWords(root, language).join(' '));
      expect(mail.text).toContain('/verify');
      expect(mail.text).toContain(language === 'ru' ? 'Сохраните это письмо' : 'Keep this e-mail');
      // Not a duty: whoever does not want it stops it.
      expect(String(mail.headers['list-unsubscribe'] ?? mail.text)).toContain('/profile');
    }
  });

  it('comes once a day, at seven in the vendor’s zone, and not while the log does not grow', async () => {
    await registered();
    expect(await round(), 'the same day').toEqual([]);
    app.clock.set(new Date('2026-11-24T03:59:00Z'));
    expect(await round(), 'before seven').toEqual([]);
    app.clock.set(new Date('2026-11-24T04:00:00Z'));
    expect(await round()).toHaveLength(3);
    expect(await round(), 'another round').toEqual([]);
    app.clock.set(new Date(app.clock.now().getTime() + dayMs));
    expect(await round(), 'nothing new').toEqual([]);
    await registered();
    expect(await round(), 'the day was skipped').toEqual([]);
    app.clock.set(new Date(app.clock.now().getTime() + dayMs));
    const mails = await round();
    expect(mails).toHaveLength(3);
    expect(mails[0]?.subject).toMatch(/3 (записи|entries)/);
  });

  it('that was broken off half-way goes on, and nobody gets it twice', async () => {
    await registered();
    app.clock.set(new Date(app.clock.now().getTime() + dayMs));
    expect(await round()).toHaveLength(3);
    await app.owner.query(
      'UPDATE log_mailings SET finished_at = NULL, written_to = NULL WHERE vendor_id = $1 AND day = (SELECT max(day) FROM log_mailings)',
      [world.vendorId],
    );
    expect(await round()).toEqual([]);
    const { rows } = await app.owner.query('SELECT finished_at FROM log_mailings ORDER BY day DESC LIMIT 1');
    expect(rows[0].finished_at).not.toBeNull();
  });

  it('can be switched off by its reader, and is offered to nobody whom it never reaches', async () => {
    const seen = async (who: TestPerson) =>
      (await call(app, who, 'GET /v1/notification-preferences')).body.items.find(
        ({ type }: { type: string }) => type === 'log.checkpoint',
      );
    expect(await seen(people.owner)).toMatchObject({ duty: false, mail_only: true, in_app: false, by_mail: true });
    expect(await seen(people.admin)).toBeUndefined();
    expect(await seen(world.partners[0]?.seller as Somebody)).toBeUndefined();
    const off = { items: [{ type: 'log.checkpoint', in_app: true, by_mail: false }] };
    expect((await call(app, people.owner, 'PUT /v1/notification-preferences', off)).status).toBe(200);
    expect((await call(app, people.admin, 'PUT /v1/notification-preferences', off)).status).toBe(422);
    await registered();
    app.clock.set(new Date(app.clock.now().getTime() + dayMs));
    const mails = await round();
    expect(await mailTo(mails, people.owner)).toBeUndefined();
    expect(mails).toHaveLength(2);
    expect((await call(app, people.owner, 'GET /v1/notifications')).body.items).toEqual([]);
  });

  it('is shown with its attachment on the outbox page', async () => {
    const { items } = (await call(app, people.admin, `GET /v1/mails?q=${encodeURIComponent('Контрольная')}`)).body;
    const { body } = await call(app, people.admin, `GET /v1/mails/${items[0].id}`);
    expect(body).toMatchObject({
      kind: 'log.checkpoint',
      state: 'sent',
      attachment: expect.stringMatching(/^kanal-checkpoint-\d+\.txt$/),
    });
  });

  it('does not reach those who have left, nor partners that are gone', async () => {
    await app.owner.query("UPDATE partners SET status = 'terminated' WHERE id = $1", [world.partners[1]?.id]);
    await app.owner.query("UPDATE people SET status = 'left' WHERE id = $1", [people.auditor.personId]);
    await registered();
    app.clock.set(new Date(app.clock.now().getTime() + dayMs));
    expect(await round()).toEqual([]);
  });
});
