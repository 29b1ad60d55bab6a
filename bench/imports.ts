/**
 * `npm run bench:import`: how fast a file becomes registrations, each by the same operations as from the form, on a database
 * of its own. IMPORT_ROWS sets another number of rows (500), IMPORT_BOOK how many registrations stand there before (0).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Member } from '../server/src/access/actors.ts';
import type { Kanal } from '../server/src/app.ts';
import { buildWorld } from '../server/src/demo/build.ts';
import { chance } from '../server/src/demo/chance.ts';
import { families } from '../server/src/demo/product-seeds.ts';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { benchSecret, openApplication, openDatabase } from './database.ts';
import { draftOf, nameOf } from './drafts.ts';
import { widenQuota } from './load.ts';

const rows = Number(process.env.IMPORT_ROWS ?? 500);
const book = Number(process.env.IMPORT_BOOK ?? 0);
const closes = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);

function table(): Buffer {
  const lines = Array.from({ length: rows }, (_, at) =>
    [
      nameOf(at),
      makeInn(`file ${at}`),
      families[at % families.length]?.ru,
      '1240000',
      closes,
      'Единая база клиентов',
    ].join(';'),
  );
  return Buffer.from(['Заказчик;ИНН;Продукты;Сумма;Дата договора;Что нужно заказчику', ...lines].join('\n'));
}

async function fill(kanal: Kanal, seller: Member, familyIds: readonly string[]): Promise<void> {
  for (let at = 0; at < book; at++) {
    const draft = draftOf(1_000_000 + at, familyIds, chance(at));
    const { id } = (await kanal.call(seller, 'createRegistration', draft)) as { id: string };
    await kanal.call(seller, 'submitRegistration', { id });
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-bench-import-'));
const database = await openDatabase(folder);
try {
  const kanal = await openApplication(database, folder, { lazyCommit: false, poolSize: 10 });
  const world = await buildWorld(kanal, benchSecret, new Date());
  await widenQuota(kanal, world);
  const [seller, colleague] = [world.partners[0]?.sellers[0], world.partners[1]?.sellers[0]];
  if (!seller || !colleague) throw new Error('the world has sellers');
  await fill(kanal, colleague, world.familyIds);
  const started = performance.now();
  const { id } = (await kanal.call(seller, 'createImport', {})) as { id: string };
  const upload = { name: 'bench.csv', maxBytes: 5_000_000, vendorId: seller.vendorId };
  const file = await kanal.files.keep(Readable.from([table()]), upload);
  await kanal.call(seller, 'giveImportFile', { id, file });
  await kanal.workOff();
  const read = performance.now();
  await kanal.call(seller, 'runImport', { id, mode: 'submit' });
  await kanal.workOff();
  const seconds = (performance.now() - read) / 1_000;
  const { outcomes } = (await kanal.call(seller, 'getImport', { id })) as { outcomes: { submitted: number } };
  process.stdout.write(
    `${outcomes.submitted} of ${rows} rows submitted, ${book} registrations before; ${cpus().length} cores\n` +
      `read and judged in ${((read - started) / 1_000).toFixed(2)} s, made in ${seconds.toFixed(1)} s: ${(rows / seconds).toFixed(1)} rows a second\n`,
  );
  await kanal.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
