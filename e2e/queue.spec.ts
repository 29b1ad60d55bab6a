/** The manager's queue: choose rows, hand them over, take them along, and register for a partner. */
import { readFileSync } from 'node:fs';
import readSheet from 'read-excel-file/node';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { demo, expect, noViolations, pageFor, picture, test } from './support.ts';

test('a manager chooses rows by mouse and keys and takes them along as a spreadsheet', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${demo.url}/w/acme/deals?view=my_turn`);
  const rows = page.locator('tbody tr[data-row]');
  await expect(rows.nth(5)).toBeVisible();
  await expect(page.getByText(/строк.* · сумма .*₽.* · обновлено в \d\d:\d\d/)).toBeVisible();

  await rows.nth(0).getByRole('checkbox').click();
  await rows
    .nth(2)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('Выбрано 4')).toBeVisible();
  await expect(page.getByText(/Одобряют по одной/)).toBeVisible();
  await noViolations(page);
  await picture(page, 'queue-chosen');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'В XLSX' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^Регистрации \d\d\.\d\d\.\d{4}\.xlsx$/);
  const [sheet] = await readSheet(readFileSync(await file.path()));
  expect(sheet?.data).toHaveLength(5);
  expect(sheet?.data[0]).toContain('Заказчик');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^Выбран/)).toHaveCount(0);
});

test('a manager hands rows over, and the columns of the view are kept', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${demo.url}/w/acme/deals?view=my_turn`);
  const rows = page.locator('tbody tr[data-row]');
  await rows.nth(0).getByRole('checkbox').click();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('Выбрано 2')).toBeVisible();
  await page.getByRole('button', { name: 'Передать' }).click();
  await page.getByRole('combobox', { name: 'Кому' }).click();
  await page.getByRole('option', { name: 'Денис Соколов' }).click();
  await noViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Передать' }).click();
  await expect(page.getByText('Переданы 2 регистрации: Денис Соколов')).toBeVisible();
  await expect(page.getByText(/^Выбран/)).toHaveCount(0);

  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Решает' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Решает' })).toBeVisible();
  await expect(rows.nth(0).getByText('Денис Соколов')).toBeVisible();
  expect(page.url()).toContain('reviewer');
  const handedOver = await rows.nth(0).getByRole('link').first().getAttribute('href');
  await page.goto(`${demo.url}/w/acme/deals?view=my_turn`);
  await expect(page.getByRole('columnheader', { name: 'Решает' })).toBeVisible();

  await page.goto(`${demo.url}${handedOver}`);
  await page.getByRole('tab', { name: 'Ход дела' }).click();
  const step = page.getByRole('listitem').filter({ hasText: 'Передано коллеге' });
  await step.getByRole('button').click();
  const slip = page.getByRole('article', { name: /^Квитанция · запись журнала/ });
  await expect(slip).toContainText('передана коллеге');
  await expect(slip).not.toContainText('Соколов');
  await noViolations(page);
  await picture(page, 'queue-handed-over-receipt');
});

test('a manager registers for a partner, and the partner sees whose hand it was', async ({ browser }) => {
  const customer = `ООО «Затон ${Date.now() % 100_000}»`;
  const page = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1280, height: 900 } });
  await page.goto(`${demo.url}/w/acme/deals`);
  await page.getByRole('link', { name: 'Завести за партнёра' }).click();
  await page.getByRole('combobox', { name: 'Партнёр', exact: true }).fill('Вектор');
  await page.getByRole('option', { name: 'Вектор', exact: true }).click();
  await page.getByRole('combobox', { name: 'Кто отвечает у партнёра' }).click();
  await page.getByRole('option', { name: 'Игорь Орлов' }).click();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await expect(page.getByRole('heading', { name: 'Сделка за партнёра: Вектор' })).toBeVisible();
  await page.getByLabel('Заказчик: ИНН или сайт').fill(makeInn(`for partner ${Date.now()}`));
  await page.getByLabel('Название заказчика').fill(customer);
  await page.getByText('CRM Про', { exact: true }).click();
  await page.getByLabel('Сумма', { exact: true }).fill('960000');
  await page.getByLabel('Ждёте договор').click();
  const calendar = page.getByRole('dialog').last();
  await calendar.getByRole('button', { name: /следующий месяц/i }).click();
  await calendar.getByRole('button', { name: /^15 / }).click();
  await page.getByLabel('Что нужно заказчику').fill('Единая база клиентов для трёх магазинов и склада.');
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  await noViolations(page);
  await picture(page, 'register-for-partner');
  await page.getByRole('button', { name: 'Отправить и занять место' }).click();
  await expect(page.getByText(/заведена за партнёра: Вектор/)).toBeVisible();
  await expect(page.getByRole('heading', { name: customer })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) as string;

  const seller = await pageFor(browser, 'seller', 'Вектор');
  await seller.goto(`${demo.url}/c/acme/deals/${id}`);
  await expect(seller.getByText('За партнёра.').first()).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'registered-by-vendor');
});
