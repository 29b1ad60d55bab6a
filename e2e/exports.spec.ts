/** A spreadsheet of many rows: asked for, left alone, found again by notice, in both languages. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import readSheet from 'read-excel-file/node';
import { demo, expect, noViolations, pageFor, phone, picture, test } from './support.ts';

/** The demo has few deals: the page is made to wait for five rows and no more, and the server answers as it would to 2,000. */
async function waitForFew(page: Page): Promise<void> {
  await page.route('**/v1/registration-export?**', (route) =>
    route.continue({ url: route.request().url().replace('at_most=2000', 'at_most=5') }),
  );
}

test('a manager asks for many rows, goes on working, and takes the file from the notice', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await waitForFew(page);
  await page.goto(`${demo.url}/w/acme/deals`);
  await page.getByRole('button', { name: 'XLSX' }).click();
  const slip = page.getByRole('alert');
  await expect(slip.getByText(/Готовим XLSX|готов/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'XLSX' })).toBeEnabled();
  // The slip goes along to another page.
  await page.getByRole('link', { name: 'Партнёры' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Партнёры' })).toBeVisible();
  await expect(slip.getByText(/Файл «Регистрации .*\.xlsx» готов/)).toBeVisible();
  await noViolations(page);
  await picture(page, 'export-slip');
  await slip.getByRole('button', { name: 'Закрыть' }).click();
  await expect(slip).toHaveCount(0);

  await expect(page.getByRole('button', { name: /Уведомления: \d/ })).toBeVisible();
  await page.getByRole('button', { name: /^Уведомления/ }).click();
  await page
    .getByRole('link', { name: /Выгрузка готова: Регистрации/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Мои выгрузки' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'exports');
  const saved = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Скачать: Регистрации/ })
    .first()
    .click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^Регистрации \d\d\.\d\d\.\d{4}\.xlsx$/);
  const [sheet] = await readSheet(readFileSync(await file.path()));
  expect(sheet?.data.length).toBeGreaterThan(6);
  expect(sheet?.data[0]).toContain('Заказчик');
});

test('a partner’s owner finds the exports in the menu, on a phone and in English', async ({ browser }) => {
  const page = await pageFor(browser, 'owner', 'Вектор', { ...phone, locale: 'en-GB' });
  await waitForFew(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'My exports' }).click();
  await expect(page.getByText('No exports yet')).toBeVisible();
  await noViolations(page);
  await page.goto(`${demo.url}/c/acme/deals`);
  await page.getByRole('button', { name: 'XLSX' }).click();
  await expect(page.getByText(/The file “Registrations .*\.xlsx” is ready/)).toBeVisible();
  await noViolations(page);
  await picture(page, 'export-slip-phone');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const [sheet] = await readSheet(readFileSync(await (await saved).path()));
  expect(sheet?.data[0]).toContain('Customer');
  expect(sheet?.data[0]).not.toContain('Partner');
  await page.goto(`${demo.url}/c/acme/exports`);
  await expect(page.getByRole('button', { name: /^Download: Registrations/ })).toBeVisible();
  await noViolations(page);
  await picture(page, 'exports-phone');
});
