/** Registrations from a file, over HTTP: read, mapped, looked at, made, taken back — by both sides, and never twice. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addDealWorld,
  claim,
  customerName,
  type DealWorld,
  type Somebody,
  somebody,
} from '../../../test/deal-world.ts';
import { installRules } from '../../../test/registration-support.ts';
import { call, monday, startTestApp, type TestApp, type TestPerson } from '../../../test/support.ts';
import { makeInn } from '../../kernel/identifiers/generate.ts';

const dayMs = 86_400_000;
const everyTier = { registered: 5_000, silver: 5_000, gold: 5_000, platinum: 5_000 };
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-imports-test-'));
let app: TestApp;
let world: DealWorld;
let own: Somebody;
let rival: Somebody;

beforeAll(async () => {
  app = await startTestApp(monday, { filesDir: folder });
  world = await addDealWorld(app, 2);
  own = world.partners[0]?.seller as Somebody;
  rival = world.partners[1]?.seller as Somebody;
});
beforeEach(() => app.clock.set(monday));
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const url = '/v1/registration-imports';
const heads = 'Заказчик;ИНН;Продукты;Сумма, руб.;Дата закрытия;Описание';
const need = 'Единая база клиентов для трёх магазинов';
const line = (
  number: number,
  over: Partial<Record<'name' | 'inn' | 'product' | 'amount' | 'close' | 'need', string>> = {},
) => {
  const row = {
    ...{
      name: `"${customerName(number).replaceAll('«', '""').replaceAll('»', '""')}"`,
      inn: makeInn(`customer ${number}`),
    },
    ...{ product: 'Семейство 0', amount: '"1 240 000,50"', close: '30.06.2029', need, ...over },
  };
  return [row.name, row.inn, row.product, row.amount, row.close, row.need].join(';');
};
const csv = (...rows: string[]) => Buffer.from([heads, ...rows].join('\r\n'));

async function given(who: TestPerson, bytes: Buffer, owner: Record<string, string> = {}, name = 'сделки.csv') {
  const made = await call(app, who, `POST ${url}`, owner);
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const headers = { 'content-type': 'application/octet-stream' };
  const address = `POST ${url}/${made.body.id}/file?name=${encodeURIComponent(name)}`;
  const answer = await call(app, who, address, bytes, { headers });
  if (answer.status === 200) await app.kanal.settle();
  return { id: made.body.id as string, status: answer.status, body: answer.body };
}

const look = async (who: TestPerson, id: string, what = '') => (await call(app, who, `GET ${url}/${id}${what}`)).body;

async function ran(who: TestPerson, id: string, mode = 'submit') {
  const started = await call(app, who, `POST ${url}/${id}/run`, { mode });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  await app.kanal.settle();
  return look(who, id);
}

const byOwner = async (partner: number) =>
  (
    await app.owner.query('SELECT id, number, state, customer_name FROM registrations WHERE partner_id = $1', [
      world.partners[partner]?.id,
    ])
  ).rows;

describe('a file', () => {
  it('is read in the background: its columns are guessed, its rows judged, and no byte of it kept', async () => {
    const { id } = await given(own, csv(line(1), line(2, { inn: '7700001236', need: 'мало' }), ';;;;;'));
    expect(await look(own, id)).toMatchObject({
      state: 'mapping',
      row_count: 2,
      file_name: 'сделки.csv',
      problem: null,
    });
    const { columns } = await look(own, id, '/columns');
    expect(columns.map((each: { field: string }) => each.field)).toEqual([
      ...['customer_name', 'customer_tax_id', 'product', 'amount', 'close_date', 'need'],
    ]);
    const preview = await look(own, id, '/preview');
    expect(preview.counts).toEqual({ ready: 1, incomplete: 1, twin_in_file: 0, twin_in_book: 0, over_quota: 0 });
    expect(preview.items[0]).toMatchObject({
      ...{ number: 2, result: 'ready', customer_name: customerName(1).replaceAll(/[«»]/g, '"') },
      ...{ amount_minor: 124_000_050, close_date: '2029-06-30', faults: [] },
    });
    const faults = preview.items[1].faults.map(({ field, text }: { field: string; text: { ru: string } }) => [
      field,
      text.ru,
    ]);
    expect(faults).toEqual([
      ['customer_tax_id', 'Контрольная цифра не сходится: в номере опечатка'],
      ['need', 'Не меньше 10 знаков'],
    ]);
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && !each.parentPath.includes('trust'),
    );
    expect(kept).toEqual([]);
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${[heads, line(3)].join('\n')}`, 'utf16le')],
    ['tabs', Buffer.from([heads, line(3)].join('\n').replaceAll(';', '\t'))],
    ['Windows-1251', windows1251([heads, line(3)].join('\r\n'))],
  ])('in %s is the same file', async (_, bytes) => {
    const { id } = await given(own, bytes);
    expect((await look(own, id, '/preview')).items[0]).toMatchObject({ result: 'ready', amount_minor: 124_000_050 });
  });

  it('may be XLSX, with real dates and numbers, formulas and a hidden sheet before', async () => {
    const book = new Workbook();
    book.addWorksheet('Скрытый').state = 'hidden';
    const sheet = book.addWorksheet('Сделки');
    sheet.addRow(['Customer', 'Tax ID', 'Product', 'Amount', 'Close date', 'Need', 'Мой столбец']);
    sheet.addRow([
      ...[customerName(4), Number(makeInn('customer 4')), { formula: '"x"', result: 'Семейство 1' }, 1_240_000.5],
      ...[new Date('2029-06-30T00:00:00Z'), need, '=1+1'],
    ]);
    const { id } = await given(own, Buffer.from(await book.xlsx.writeBuffer()), {}, 'deals.xlsx');
    expect((await look(own, id, '/preview')).items[0]).toMatchObject({
      ...{ result: 'ready', customer_tax_id: makeInn('customer 4'), amount_minor: 124_000_050 },
      ...{ close_date: '2029-06-30', products: [{ ru: 'Семейство 1' }] },
    });
  });

  it.each([
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d]), 'a.csv', 'Это не таблица'],
    ['with headings alone', csv(), 'a.csv', 'под ней должна быть хотя бы одна сделка'],
    [
      'that only calls itself a workbook',
      Buffer.from('PK\u0003\u0004 и ничего больше'),
      'a.xlsx',
      'Откройте его в Excel',
    ],
    ['with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 1]), 'a.xlsx', 'Снимите пароль'],
    ['of too many rows', csv(...Array.from({ length: 1_001 }, (_, at) => `${at};;;;;`)), 'a.csv', 'не больше 1'],
    ['of too many columns', Buffer.from(`${'а;'.repeat(100)}а\n1`), 'a.csv', 'Оставьте только те колонки'],
    ['that unfolds to two hundred megabytes', bomb(), 'a.xlsx', 'Скопируйте таблицу в новую книгу'],
  ])('%s is refused with what can be done', async (_, bytes, name, words) => {
    const { id } = await given(own, bytes, {}, name);
    const refused = await look(own, id);
    expect(refused).toMatchObject({ state: 'unreadable', row_count: 0 });
    expect(refused.problem.ru).toContain(words === 'Это не таблица' ? 'Нужен файл XLSX или CSV' : words);
    expect(refused.can).toMatchObject({ discard: true, run: false });
  });

  it('of another kind or over five megabytes is not even stored', async () => {
    expect((await given(own, Buffer.from('%PDF'), {}, 'a.pdf')).body.code).toBe('file.kind_refused');
    expect((await given(own, Buffer.alloc(5_000_001, 65))).body.code).toBe('import.file_too_large');
  });
});

describe('the columns', () => {
  it('are named once: the company’s next file is read the same way, and nobody else’s', async () => {
    const bytes = Buffer.from(`Кому;Код;Что\n"ООО ""Клён""";${makeInn('maple')};Семейство 0`);
    const first = await given(own, bytes);
    const wrong = await call(app, own, `POST ${url}/${first.id}/columns`, { fields: [null, null, 'product'] });
    expect(wrong.body.code).toBe('import.columns_missing');
    const twice = await call(app, own, `POST ${url}/${first.id}/columns`, {
      fields: ['need', 'need', 'customer_name'],
    });
    expect(twice.body.code).toBe('import.columns_twice');
    const fields = ['customer_name', 'customer_tax_id', 'product'];
    expect((await call(app, own, `POST ${url}/${first.id}/columns`, { fields })).status).toBe(200);
    const read = async (who: Somebody) => {
      const { columns } = await look(who, (await given(who, bytes)).id, '/columns');
      return columns.map((each: { field: string }) => each.field);
    };
    expect(await read(own)).toEqual(fields);
    expect(await read(rival)).toEqual([null, null, null]);
  });
});

describe('an import', () => {
  it('submits what is ready, leaves out the rest with reasons, and gives those rows back as a file without formulas', async () => {
    const bytes = csv(
      line(10),
      line(11, { amount: 'много' }),
      line(10),
      line(12, { name: '=HYPERLINK("http://bad.example")', amount: '' }),
    );
    const { id } = await given(own, bytes);
    expect((await look(own, id, '/preview')).counts).toMatchObject({ ready: 1, incomplete: 2, twin_in_file: 1 });
    const done = await ran(own, id);
    expect(done).toMatchObject({ state: 'done', outcomes: { submitted: 1, draft: 0, failed: 0, skipped: 3 } });
    const { items } = await look(own, id, '/rows');
    expect(items[0]).toMatchObject({ outcome: 'submitted', registration: { state: 'submitted' } });
    expect(items[0].registration.number).toBeGreaterThan(0);
    expect(items[2].faults[0].text.ru).toBe('Та же сделка в строке 2');
    const record = await call(app, own, `GET /v1/registrations/${items[0].registration.id}`);
    expect(record.body).toMatchObject({ amount_minor: 124_000_050, responsible: { id: own.personId } });
    const headers = { authorization: own.authorization, 'accept-language': 'ru' };
    const file = await app.kanal.http.inject({ method: 'GET', url: `${url}/${id}/faults`, headers });
    const [sheet] = await readSheet(file.rawPayload);
    const cells = (sheet?.data ?? []) as unknown[][];
    expect(cells).toHaveLength(4);
    expect(cells[1]?.slice(0, 2)).toEqual([3, 'Сумма: «много» не похоже на сумму']);
    expect(cells[3]?.[2]).toMatch(/^'=HYPERLINK/);
    const { body } = await call(app, own, 'GET /v1/notifications');
    const notice = body.items.find((each: { type: string }) => each.type === 'import.finished');
    expect(notice).toMatchObject({ title: 'Импорт закончен: сделки.csv' });
    expect(notice.text).toBe('Подано: 1, черновиков: 0, не загружено: 3.');
    expect(notice.link).toMatch(new RegExp(`^/c/[^/]+/imports/${id}$`));
    const told = (await call(app, world.manager, 'GET /v1/notifications')).body.items;
    expect(told[0]).toMatchObject({ type: 'import.arrived', title: 'Партнёр 0: подана 1 регистрация из файла' });
    const each = told.find((one: { type: string; title: string }) => one.type === 'registration.submitted');
    expect(each, 'many are told as one').toBeUndefined();
  });

  it('says of one’s own deals only: what a rival has registered is as ready as anything else', async () => {
    const other = await call(app, rival, 'POST /v1/registrations', claim(world, 20));
    await call(app, rival, `POST /v1/registrations/${other.body.id}/submit`, {});
    const mine = await call(app, own, 'POST /v1/registrations', claim(world, 21));
    await call(app, own, `POST /v1/registrations/${mine.body.id}/submit`, {});
    await call(app, own, 'POST /v1/registrations', claim(world, 22));
    const { id } = await given(own, csv(line(20), line(21), line(22)));
    const { items } = await look(own, id, '/preview');
    expect(items.map((each: { result: string }) => each.result)).toEqual(['ready', 'twin_in_book', 'twin_in_book']);
    expect(items[0].faults).toEqual([]);
    expect(items[1].faults[0].text.ru).toMatch(/^Эта сделка у вас уже зарегистрирована: №\u00a0\d+$/);
    const done = await ran(own, id);
    expect(done.outcomes).toEqual({ submitted: 1, draft: 0, failed: 0, skipped: 2 });
  });

  it('makes drafts alone when asked to, of everything that can be read', async () => {
    const { id } = await given(own, csv(line(30), line(31, { amount: '' }), ';;;100;;'));
    const done = await ran(own, id, 'drafts');
    expect(done).toMatchObject({ state: 'done', outcomes: { submitted: 0, draft: 2, failed: 0, skipped: 1 } });
    const { items } = await look(own, id, '/rows?outcome=draft');
    expect(items[1].registration).toMatchObject({ number: null, state: 'draft' });
    const seen = await call(app, world.manager, `GET /v1/registrations/${items[1].registration.id}`);
    expect(seen.status, 'a partner’s draft is its own').toBe(404);
  });

  it('leaves drafts where the quota ends, and says so beforehand', async () => {
    const seller = await somebody(app, world.vendorId, world.partners[1]?.id as string, 'seller');
    const open = (await byOwner(1)).filter(({ state }) => state === 'submitted').length;
    const quota = (registered: number, from: string) =>
      installRules(app, world.vendorId, { quota_open_by_tier: { ...everyTier, registered } }, new Date(from));
    await quota(open + 1, '2020-01-02T00:00:00Z');
    const { id } = await given(seller, csv(line(40), line(41)));
    const preview = await look(seller, id, '/preview');
    expect(preview).toMatchObject({ quota_left: 1, counts: { ready: 1, over_quota: 1 } });
    const done = await ran(seller, id);
    expect(done.outcomes).toEqual({ submitted: 1, draft: 1, failed: 0, skipped: 0 });
    await quota(5_000, '2020-01-03T00:00:00Z');
  });

  it('goes on where a process has died, and makes nothing twice', async () => {
    const { id } = await given(own, csv(line(50), line(51), line(52)));
    await ran(own, id);
    const before = (await byOwner(0)).length;
    const { items } = await look(own, id, '/rows');
    // As if the process had died after its first row was created, after its second was submitted, and before its third.
    const forget =
      'UPDATE registration_import_rows SET outcome = NULL, registration_id = CASE WHEN row_number = 2 THEN NULL ELSE registration_id END WHERE import_id = $1';
    await app.owner.query(forget, [id]);
    await app.owner.query("UPDATE registration_imports SET state = 'running', leased_until = $2 WHERE id = $1", [
      ...[id, new Date(monday.getTime() + 30_000)],
    ]);
    await app.kanal.settle();
    expect((await look(own, id)).state, 'somebody else works on it').toBe('running');
    app.clock.set(new Date(monday.getTime() + 30_000));
    await app.kanal.settle();
    expect(await look(own, id)).toMatchObject({ state: 'done', outcomes: { submitted: 3 } });
    expect((await byOwner(0)).length).toBe(before);
    expect((await look(own, id, '/rows')).items).toEqual(items);
  });

  it('stops when whoever started it may submit no more', async () => {
    const leaver = await somebody(app, world.vendorId, world.partners[0]?.id as string, 'seller');
    const { id } = await given(leaver, csv(line(60)));
    await call(app, leaver, `POST ${url}/${id}/run`, { mode: 'submit' });
    await app.owner.query("UPDATE people SET roles = '{marketer}' WHERE id = $1", [leaver.personId]);
    await app.kanal.settle();
    const stopped = await look(own, id);
    expect(stopped).toMatchObject({ state: 'stopped', outcomes: { submitted: 0 } });
  });

  it('is nobody else’s: not a rival’s, and not the vendor’s', async () => {
    const { id } = await given(own, csv(line(70)));
    for (const stranger of [rival, world.manager, world.head]) {
      expect((await call(app, stranger, `GET ${url}/${id}`)).status).toBe(404);
      expect((await call(app, stranger, `GET ${url}/${id}/preview`)).status).toBe(404);
      expect((await call(app, stranger, `POST ${url}/${id}/run`, { mode: 'submit' })).status).toBe(404);
      const list = (await call(app, stranger, `GET ${url}`)).body.items;
      expect(list.map((each: { id: string }) => each.id)).not.toContain(id);
    }
    expect((await call(app, own, `POST ${url}/${id}/discard`, {})).status).toBe(200);
    expect((await look(own, id, '/preview')).items).toEqual([]);
  });
});

describe('the vendor’s people', () => {
  const owner = () => ({
    partner_id: world.partners[1]?.id as string,
    responsible_id: world.partners[1]?.seller.personId as string,
  });

  it('import for a partner that they name: it sees the import, and the deals say who has brought them', async () => {
    expect((await call(app, world.manager, `POST ${url}`, {})).body.code).toBe('import.bad_owner');
    const foreign = { ...owner(), responsible_id: own.personId };
    expect((await call(app, world.manager, `POST ${url}`, foreign)).body.code).toBe('import.bad_owner');
    const { id } = await given(world.manager, csv(line(80)), owner());
    const done = await ran(world.manager, id);
    expect(done).toMatchObject({ by_vendor: true, outcomes: { submitted: 1 } });
    expect((await look(rival, id)).can.undo).toBe(false);
    expect((await call(app, own, `GET ${url}/${id}`)).status).toBe(404);
    const [row] = (await look(world.manager, id, '/rows')).items;
    const { body } = await call(app, rival, `GET /v1/registrations/${row.registration.id}/events`);
    expect(body.items.map((each: { data: { on_behalf?: string } }) => each.data.on_behalf)).toContain('partner');
  });

  it('never learn of a draft that the partner keeps to itself', async () => {
    await call(app, rival, 'POST /v1/registrations', claim(world, 81));
    const { id } = await given(world.manager, csv(line(81)), owner());
    expect((await look(world.manager, id, '/preview')).counts).toMatchObject({ ready: 1, twin_in_book: 0 });
  });

  it('take back what they have brought, and nothing else', async () => {
    const { id } = await given(world.manager, csv(line(82)), owner());
    await ran(world.manager, id);
    const [row] = (await look(world.manager, id, '/rows')).items;
    const back = (who: Somebody, registration: string) =>
      call(app, who, `POST /v1/registrations/${registration}/take-back`, {});
    expect((await back(world.head, row.registration.id)).body.code).toBe('registration.not_begun_by_you');
    const theirs = (await byOwner(1)).find((each) => each.state === 'submitted' && each.id !== row.registration.id);
    expect((await back(world.manager, theirs.id)).body.code).toBe('registration.not_begun_by_you');
    expect((await call(app, world.manager, `POST ${url}/${id}/undo`, {})).status).toBe(200);
    await app.kanal.settle();
    expect(await look(world.manager, id)).toMatchObject({ state: 'undone', undone: { taken_back: 1, stays: 0 } });
  });
});

describe('undoing', () => {
  it('takes back what nobody has decided yet, and says what stays', async () => {
    const { id } = await given(own, csv(line(90), line(91), line(92, { amount: '' })));
    await ran(own, id);
    const { items } = await look(own, id, '/rows');
    const decided = items[0].registration.id;
    await call(app, world.manager, `POST /v1/registrations/${decided}/take`, {});
    const note = { reason_code: 'other', note: 'Не подходит' };
    const refused = await call(app, world.manager, `POST /v1/registrations/${decided}/reject`, note);
    expect(refused.status, JSON.stringify(refused.body)).toBe(200);
    expect((await call(app, own, `POST ${url}/${id}/undo`, {})).body.state).toBe('undoing');
    await app.kanal.settle();
    expect(await look(own, id)).toMatchObject({ state: 'undone', undone: { taken_back: 1, stays: 1 } });
    const after = (await look(own, id, '/rows')).items;
    expect(after.map((each: { undo_outcome: string }) => each.undo_outcome)).toEqual(['stays', 'taken_back', null]);
    expect(after[1].registration.state).toBe('withdrawn');
    expect((await call(app, own, `POST ${url}/${id}/undo`, {})).body.code).toBe('import.wrong_state');
  });

  it('is no way to ask who has which customer: three in a day', async () => {
    const buyer = await somebody(app, world.vendorId, world.partners[1]?.id as string, 'seller');
    app.clock.set(new Date(monday.getTime() + 10 * dayMs));
    for (const round of [1, 2, 3, 4]) {
      const { id } = await given(buyer, csv(line(200 + round)));
      await ran(buyer, id, 'drafts');
      const undone = await call(app, buyer, `POST ${url}/${id}/undo`, {});
      await app.kanal.settle();
      expect(undone.status, String(round)).toBe(round < 4 ? 200 : 429);
    }
  });

  it('is over after three days', async () => {
    const { id } = await given(own, csv(line(95)));
    expect(await ran(own, id)).toMatchObject({ undo_until: new Date(monday.getTime() + 3 * dayMs).toISOString() });
    app.clock.set(new Date(monday.getTime() + 3 * dayMs));
    expect((await look(own, id)).can.undo).toBe(false);
    expect((await call(app, own, `POST ${url}/${id}/undo`, {})).body.code).toBe('import.undo_over');
  });
});

it('forgets what stood in a file after ninety days, and not what became of it', async () => {
  const { id } = await given(own, csv(line(97), line(98, { amount: 'много' })));
  await ran(own, id);
  app.clock.set(new Date(monday.getTime() + 91 * dayMs));
  await app.kanal.runJobs(['imports.make']);
  const { items } = await look(own, id, '/rows');
  expect(items.map((each: { outcome: string; customer_name: string }) => [each.outcome, each.customer_name])).toEqual([
    ...[
      ['submitted', ''],
      ['skipped', ''],
    ],
  ]);
});

it('the template is read as it is written, and its example is nobody’s deal', async () => {
  const headers = { authorization: own.authorization, 'accept-language': 'en' };
  const file = await app.kanal.http.inject({ method: 'GET', url: '/v1/registration-import-template', headers });
  const place = path.join(folder, 'template.xlsx');
  writeFileSync(place, file.rawPayload);
  const { id } = await given(own, readFileSync(place), {}, 'template.xlsx');
  expect((await look(own, id)).state).toBe('unreadable');
});

function windows1251(text: string): Buffer {
  const code = (letter: string) => {
    const at = letter.charCodeAt(0);
    if (at >= 0x410 && at <= 0x44f) return at - 0x410 + 0xc0;
    return at === 0x451 ? 0xb8 : at;
  };
  return Buffer.from([...text].map(code));
}

/** A workbook whose only sheet is zeros without end. */
function bomb(): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const unpacked = 200_000_000;
  const packed = deflateRawSync(Buffer.alloc(unpacked));
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  // What it says of itself is a lie.
  head.writeUInt32LE(1_000, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1_000, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + packed.length, 16);
  return Buffer.concat([head, name, packed, entry, name, end]);
}
