/** Verifying a receipt: on the page without a login, and in the file that is opened from a disk without a network. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { formatProofFile, parseProofFile } from '../packages/receipt/src/index.ts';
import { api, demo, expect, noViolations, pageFor, phone, picture, test } from './support.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kanal-receipts-'));

interface Given {
  /** The registration. */
  id: string;
  vkey: string;
  /** Files on this disk. */
  good: string;
  tampered: string;
  garbage: string;
  text: string;
}

/** A receipt of the demo, and what was made of it. */
async function receipts(): Promise<Given> {
  const list = await api<{ items: { id: string; number: string | null }[] }>(
    'partnerA',
    'GET',
    '/v1/registrations?limit=20',
  );
  const id = list.body.items.find(({ number }) => number !== null)!.id;
  const { body } = await api<{ vkey: string; items: { url: string }[] }>(
    'partnerA',
    'GET',
    `/v1/registrations/${id}/receipts`,
  );
  const response = await fetch(`${demo.url}${body.items[0]!.url}`, {
    headers: { authorization: `Bearer ${demo.apiKeys.partnerA}` },
  });
  const text = await response.text();
  const parts = parseProofFile(text);
  const changed = Buffer.from(parts.extra!).toString('utf8').replace('"value":"RU"', '"value":"KZ"');
  const keep = (name: string, content: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  return {
    id,
    vkey: body.vkey,
    text,
    good: keep('good.tlog-proof', text),
    tampered: keep('tampered.tlog-proof', formatProofFile({ ...parts, extra: Buffer.from(changed) })),
    garbage: keep('garbage.tlog-proof', 'no receipt at all'),
  };
}

const choose = (page: Page, file: string) => page.locator('input[type=file]').setInputFiles(file);

test('anybody verifies a receipt, without a login and without sending it anywhere', async ({ page }) => {
  const given = await receipts();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(`${demo.url}/verify`);
  await choose(page, given.good);
  const verdict = page.getByRole('status').filter({ hasText: 'Квитанция' });
  await expect(verdict).toContainText('Квитанция действительна, но без свидетелей');
  await expect(page.getByText('регистрация подана')).toBeVisible();
  await expect(page.getByText('Заказчик', { exact: true })).toBeVisible();
  await expect(page.getByText('Ключ и список свидетелей берутся с этого сайта')).toBeVisible();
  await expect(page.getByText('Что ничего не пропущено')).toBeVisible();
  // How many registrations of this log nobody of their partner has had in hands.
  await expect(page.getByText(/^В журнале \d+ регистраци.*Квитанци[юи] о \d+ из них не получал никто/)).toBeVisible();
  await noViolations(page);
  await picture(page, 'verify-desktop-light-ru');
  // With one's own key the site need not be trusted; a wrong one is named as such.
  await page.getByLabel('Ключ из договора или письма').fill(given.vkey);
  await expect(page.getByText('Проверено вашим ключом')).toBeVisible();
  await expect(verdict).toContainText('действительна');
  await page.getByLabel('Ключ из договора или письма').fill(`${given.vkey.slice(0, -4)}AAAA`);
  await expect(page.getByText('ключ не соответствует своему номеру')).toBeVisible();
  await page.getByLabel('Ключ из договора или письма').fill('');

  await choose(page, given.tampered);
  const refused = page.getByRole('alert').filter({ hasText: 'Квитанция' });
  await expect(refused).toContainText('Квитанция недействительна');
  await expect(refused).toContainText('поле «Страна заказчика» не совпадает с записанным');
  await choose(page, given.garbage);
  await expect(page.getByRole('alert')).toContainText('не читается как квитанция');
  expect(sent).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`on a phone in English, ${colorScheme}, with the receipt that the cabinet hands over`, async ({ browser }) => {
    const { text } = await receipts();
    const context = await browser.newContext({ ...phone, colorScheme, locale: 'en-US', timezoneId: 'Europe/Moscow' });
    const page = await context.newPage();
    await page.goto(`${demo.url}/verify`);
    await noViolations(page);
    await picture(page, `verify-empty-phone-${colorScheme}-en`);
    const handed = JSON.stringify(JSON.stringify({ file: text, vkey: null }));
    await page.evaluate(`sessionStorage.setItem('kanal-receipt', ${handed})`);
    await page.reload();
    await expect(page.getByText('Receipt from the cabinet')).toBeVisible();
    await expect(page.getByText('The receipt is valid, without witnesses')).toBeVisible();
    await noViolations(page);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await picture(page, `verify-phone-${colorScheme}-en`);
    await context.close();
  });

test('from the registration: verify at once, or keep it on paper', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Вектор', phone);
  const { id } = await receipts();
  await page.goto(`${demo.url}/c/acme/deals/${id}`);
  const slip = page.getByRole('article', { name: /Квитанция/ });
  await expect(slip).toBeVisible();
  await slip.scrollIntoViewIfNeeded();
  await noViolations(page);
  await picture(page, 'verify-slip-phone');
  const started = page.waitForEvent('download');
  await slip.getByRole('button', { name: 'PDF для людей' }).click();
  expect((await started).suggestedFilename()).toMatch(/^kanal-\d+\.pdf$/);
  await slip.getByRole('button', { name: 'Проверить' }).click();
  await expect(page).toHaveURL(/\/verify$/);
  await expect(page.getByText('Квитанция из кабинета')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Квитанция действительна' })).toBeVisible();
});

test('the help tells what a receipt does not prove', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Вектор');
  await page.getByRole('button', { name: 'Справка' }).click();
  await page.setViewportSize({ width: 360, height: 760 });
  await page.getByRole('combobox', { name: 'Глава' }).click();
  const chapter = page.getByRole('option', { name: 'Квитанции' });
  await expect(chapter).toBeVisible();
  const place = await chapter.boundingBox();
  expect((place?.x ?? 0) + (place?.width ?? 0), 'the chapter’s name is on the screen').toBeLessThanOrEqual(360);
  await chapter.click();
  await expect(page.getByRole('heading', { name: 'Чего квитанция не доказывает' })).toBeVisible();
  await noViolations(page);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await picture(page, 'verify-help-phone');
});

test('the file for verifying works from a disk, without a network', async ({ page, browser }) => {
  const given = await receipts();
  await page.goto(`${demo.url}/verify`);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Скачать файл для проверки' }).click();
  const file = path.join(folder, 'kanal-verifier.html');
  await (await started).saveAs(file);

  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', offline: true });
  const offline = await context.newPage();
  const asked: string[] = [];
  offline.on('request', (request) => asked.push(request.url().split(':')[0] ?? ''));
  await offline.goto(pathToFileURL(file).href);
  await choose(offline, given.good);
  await expect(offline.getByRole('status')).toContainText('Вставьте ключ журнала');
  await offline.getByLabel('Ключ журнала').fill(given.vkey);
  await expect(offline.getByRole('status')).toContainText('Квитанция действительна');
  await expect(offline.getByRole('status')).toContainText('Заказчик');
  await noViolations(offline);
  await picture(offline, 'verify-offline');
  await choose(offline, given.tampered);
  await expect(offline.getByRole('status')).toContainText('Квитанция недействительна');
  await choose(offline, given.garbage);
  await expect(offline.getByRole('status')).toContainText('не читается как квитанция');
  await offline.getByRole('button', { name: 'English' }).click();
  await expect(offline.getByRole('heading', { level: 1 })).toHaveText('Verify a receipt');
  expect(asked.filter((scheme) => scheme !== 'file' && scheme !== 'data')).toEqual([]);
  // Even a script inside could not call anybody.
  const reached = await offline.evaluate<string>(`fetch('${demo.url}/readyz').then(() => 'reached', () => 'refused')`);
  expect(reached).toBe('refused');
  await context.close();
});

test('a checkpoint from the daily e-mail shows whether the log only grew since', async ({ page }) => {
  const note = await (await fetch(`${demo.url}/log/acme/checkpoint`)).text();
  const keep = (name: string, content: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  await page.goto(`${demo.url}/verify`);
  await choose(page, keep('kanal-checkpoint.txt', note));
  await expect(page.getByText('Журнал продолжает вашу контрольную точку')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Контрольная точка' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'verify-checkpoint-ru');
  const [origin, size] = note.split('\n');
  const another = note.replace(`\n${size}\n`, `\n${Number(size) - 1}\n`);
  await choose(page, keep('another.txt', another));
  await expect(page.getByText('Контрольная точка ничего не доказывает')).toBeVisible();
  expect(origin).toContain('/log/acme');
});
