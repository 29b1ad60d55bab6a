/** The audit trail: an auditor finds who did what, in both languages, and an administrator learns no deal by it. */
import { readFileSync } from 'node:fs';
import readSheet from 'read-excel-file/node';
import { demo, expect, noViolations, pageFor, phone, picture, test } from './support.ts';

test('an auditor narrows the trail to one person and one action, and takes it along', async ({ browser }) => {
  const page = await pageFor(browser, 'auditor');
  await page.goto(`${demo.url}/w/acme/settings?tab=trail`);
  const table = page.getByRole('table', { name: 'Журнал действий' });
  await expect(table.getByRole('row').nth(3)).toBeVisible();
  await noViolations(page);
  await picture(page, 'trail');
  await page.getByRole('combobox', { name: 'Что сделано' }).click();
  await page.getByRole('option', { name: 'Регистрация одобрена', exact: true }).click();
  await expect(page).toHaveURL(/deed=approveRegistration/);
  await expect(table.getByText('Регистрация подана')).toHaveCount(0);
  await expect(table.getByText('Регистрация одобрена').first()).toBeVisible();
  await table.getByRole('button', { name: 'Алина Петрова' }).first().click();
  await expect(page).toHaveURL(/person=/);
  await expect(page.getByRole('combobox', { name: 'Кто' })).toHaveValue(/Алина Петрова/);
  await expect(table.getByRole('button', { name: 'Мария Белова' })).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'dark' });
  await noViolations(page);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX' }).click();
  const [sheet] = await readSheet(readFileSync(await (await saved).path()));
  const rows = (sheet?.data ?? []).slice(1);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['Регистрация одобрена']));
  await table
    .getByRole('link', { name: /^Регистрация №/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/deals\//);
});

test('an administrator sees what was done, not to which deal; on a phone, in English', async ({ browser }) => {
  const page = await pageFor(browser, 'administrator', null, { ...phone, locale: 'en-GB' });
  await page.goto(`${demo.url}/w/acme/settings?tab=trail&deed=approveRegistration`);
  await expect(page.getByText('Registration approved').first()).toBeVisible();
  await expect(page.getByText(/Registration No\./)).toHaveCount(0);
  await noViolations(page);
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(scroll).toBeLessThanOrEqual(360);
  await picture(page, 'trail-phone');
  await page.goto(`${demo.url}/w/acme/settings?tab=trail&deed=approveRegistration&from=2001-01-01&to=2001-01-01`);
  await expect(page.getByText('No such actions')).toBeVisible();
});
