/** Registrations from a file: by a partner's seller on a phone, and by the vendor's people for a partner. */
import { readFileSync } from 'node:fs';
import readSheet from 'read-excel-file/node';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { demo, expect, lookOver, noViolations, pageFor, phone, picture, test } from './support.ts';

const closes = `30.06.${new Date().getFullYear() + 2}`;
const need = 'Единая база клиентов для трёх магазинов';
const line = (name: string, { product = 'CRM Про', amount = '1 240 000,50', inn = '' } = {}) =>
  [`"ООО ""${name}"""`, inn || makeInn(`import ${name} ${Date.now()}`), product, amount, closes, need].join(';');

function file(name: string, ...rows: string[]) {
  const text = ['Заказчик;ИНН;Что продаём;Сумма;Дата закрытия;Описание', ...rows].join('\r\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('a seller on a phone imports deals from a file, takes the faulty rows back and undoes it', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Вектор', phone);
  await page.goto(`${demo.url}/c/acme/deals`);
  await page.getByRole('link', { name: 'Загрузить файлом' }).click();
  await expect(page.getByText('Прошлые загрузки')).toBeVisible();
  await lookOver(page, 'imports-phone');
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать шаблон' }).click();
  const [sheet] = await readSheet(readFileSync(await (await template).path()));
  expect(sheet?.data[0]).toContain('Что нужно заказчику');

  const twin = makeInn(`twin ${Date.now()}`);
  await page
    .locator('input[type=file]')
    .setInputFiles(
      file(
        'сделки.csv',
        line('Ветерок', { inn: twin }),
        line('Ветерок', { inn: twin }),
        line('Буран', { amount: 'много' }),
      ),
    );
  await expect(page.getByRole('heading', { name: 'Что будет со строками' })).toBeVisible();
  // The column that nobody could guess was named by this company before, in the demo's own life, or is named now.
  const column = page.getByRole('combobox', { name: 'Что продаём' });
  if (!(await column.isVisible())) await page.getByRole('button', { name: /^Колонки/ }).click();
  await column.click();
  await page.getByRole('option', { name: 'Продукты' }).click();
  await expect(page.getByRole('button', { name: 'Готова · 1' })).toBeVisible();
  await expect(page.getByText('Та же сделка в строке 2')).toBeVisible();
  await expect(page.getByText('«много» не похоже на сумму')).toBeVisible();
  await lookOver(page, 'import-preview-phone');

  await page.getByRole('button', { name: 'Подать 1 строку' }).click();
  await expect(page.getByText('Импорт закончен')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Подано: 1, черновиков: 0, не загружено: 2/)).toBeVisible();
  await lookOver(page, 'import-done-phone');
  const faults = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать 2 незагруженные строки' }).click();
  const [rows] = await readSheet(readFileSync(await (await faults).path()));
  expect(rows?.data).toHaveLength(3);
  await page.getByRole('link', { name: /Ветерок/ }).click();
  await expect(page.getByText('1 240 000,50').first()).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Отменить импорт' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить импорт' }).click();
  await expect(page.getByText('Импорт отменён. Забрано назад: 1, осталось: 0')).toBeVisible({ timeout: 30_000 });
  await noViolations(page);
});

test('a channel manager imports for a partner, in English, and a bad file is refused in words', async ({ browser }) => {
  const wide = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' };
  const page = await pageFor(browser, 'channel_manager', null, wide);
  await page.goto(`${demo.url}/w/acme/deals`);
  await page.getByRole('link', { name: 'From a file' }).click();
  await page.getByRole('combobox', { name: 'Partner', exact: true }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: /responsible/i }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'a.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
  await expect(page.getByText('The file “a.xlsx” could not be read')).toBeVisible();
  await noViolations(page);
  await picture(page, 'import-unreadable');
  const rows = Array.from({ length: 12 }, (_, at) =>
    line(`Восток ${at} ${Date.now()}`, at === 3 ? { amount: '' } : {}),
  );
  await page.locator('input[type=file]').setInputFiles({
    ...file('Сделки осени.csv', ...rows),
    buffer: Buffer.from(
      file('', ...rows)
        .buffer.toString()
        .replace('Что продаём', 'Product'),
    ),
  });
  await expect(page.getByRole('button', { name: 'Ready · 11' })).toBeVisible();
  await lookOver(page, 'import-preview');
  await page.getByRole('button', { name: 'Submit 11 rows' }).click();
  await expect(page.getByText('The import has ended')).toBeVisible({ timeout: 30_000 });
  await lookOver(page, 'import-done');
});
