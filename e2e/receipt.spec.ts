/** The receipt: where a seller ends after registering, what both sides see of it, and a file that proves itself. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { verifyWithNode } from '../packages/receipt/src/ed25519/node.ts';
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '../packages/receipt/src/index.ts';
import { checkpointWords } from '../packages/receipt/src/words/words.ts';
import { demo, expect, fillDeal, noViolations, pageFor, phone, picture, test } from './support.ts';

const slipOf = (page: Page) => page.getByRole('article', { name: /^Квитанция · запись журнала/ });

/** Downloads the receipt of the slip and verifies it with nothing but the key that anybody may ask for. */
async function downloaded(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    slipOf(page).getByRole('button', { name: 'Скачать' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^kanal-\d+\.tlog-proof$/);
  const vkey = (await (await fetch(`${demo.url}/log/acme/keys`)).text()).trim();
  const policy = policyOfLogs(parseVerifierKey(vkey));
  const verdict = verifyReceipt(readFileSync(await download.path()), { policy, verify: verifyWithNode });
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  return verdict.facts;
}

test('a seller who registers on a phone ends on the receipt, keeps the file, and verifies it with one tap', async ({
  browser,
}) => {
  const customer = `ООО «Якорь ${Date.now() % 100_000}»`;
  const seller = await pageFor(browser, 'seller', 'Вектор', phone);
  await fillDeal(seller, { customer, need: 'Единая база клиентов.' });
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  const slip = slipOf(seller);
  await expect(slip.getByText('Подписано вендором', { exact: true })).toBeVisible();
  await expect(slip).toContainText(`${customer} · 960 000 ₽`);
  await expect(slip).toContainText(/регистрации сделок, версия \d/);
  await expect(seller.getByRole('link', { name: /^Квитанция: Подписано вендором/ })).toHaveCount(1);
  await noViolations(seller);
  await picture(seller, 'receipt-phone');

  const facts = await downloaded(seller);
  expect(facts.leaf.type).toBe('registered');
  expect(facts.opened).toContainEqual({ label: 'customer', value: customer });
  for (const word of checkpointWords(facts.root, 'ru')) await expect(slip).toContainText(word);

  await slip.getByRole('button', { name: 'Проверить' }).click();
  await expect(seller).toHaveURL(/\/verify$/);
  await expect(seller.getByText(customer).first()).toBeVisible();
});

test('each step of the history opens its own receipt, on both sides', async ({ browser }) => {
  const seller = await pageFor(browser, 'seller', 'Вектор', { colorScheme: 'dark' });
  await seller.goto(`${demo.url}/c/acme/deals?view=open`);
  await seller.getByRole('link', { name: /«/ }).first().click();
  const marks = seller.getByRole('link', { name: /^Квитанция: / });
  await expect(marks.first()).toBeVisible();
  const last = marks.last();
  const index = ((await last.textContent()) ?? '').trim();
  await last.click();
  await expect(slipOf(seller)).toContainText(`№\u00a0${index}`);
  await noViolations(seller);
  await picture(seller, 'receipt-of-a-step-dark');
  const { leaf } = await downloaded(seller);
  expect(leaf.prev ?? -1).toBeLessThan(Number(index.replace(/\D/g, '')));

  const manager = await pageFor(browser, 'channel_manager');
  await manager.goto(`${demo.url}/w/acme/deals/${new URL(seller.url()).pathname.split('/').at(-1)}`);
  await manager.getByRole('button', { name: /^квитанция \d/ }).click();
  await expect(slipOf(manager).getByText('Подписано вендором', { exact: true })).toBeVisible();
  await noViolations(manager);
  await picture(manager, 'receipt-workspace');
});

test('both sides read the same four words at the foot of the page', async ({ browser }) => {
  const manager = await pageFor(browser, 'channel_manager');
  const navigation = manager.getByRole('navigation', { name: 'Разделы' });
  await expect(navigation.getByText(/^Журнал: [\d\s]+ запис/)).toBeVisible();
  const seller = await pageFor(browser, 'seller', 'Норд', phone);
  const foot = seller.getByRole('contentinfo');
  await expect(foot).toContainText(/Журнал .+: [\d\s]+ запис/);
  const words = await foot.locator('b').textContent();
  expect(words).toMatch(/^([а-яё]+ ){3}[а-яё]+$/);
  await expect(navigation.locator('b').last()).toHaveText(words ?? '');
  await expect(foot.getByRole('link', { name: 'Проверить квитанцию' })).toHaveAttribute('href', '/verify');
});
