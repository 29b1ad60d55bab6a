/** Every page in both themes and languages: no violations, no console errors, no untranslated words, no sideways scroll. */
import type { Page } from '@playwright/test';
import { api, demo, expect, lookOver, pageFor, phone, test } from './support.ts';

const workspace = [
  '',
  '/deals',
  '/pipeline',
  '/partners',
  '/customers',
  '/products',
  '/rules',
  '/profile',
  '/exports',
  '/imports',
  '/conduct',
  '/tools',
  '/tools/D4',
  '/tools/B1.2',
];
const cabinet = [
  '',
  '/deals',
  '/pipeline',
  '/pipeline?view=forecast',
  '/register',
  '/company',
  '/rules',
  '/profile',
  '/exports',
  '/imports',
  '/conduct',
];

/** A message id that reached the page looks like `queue.view.mine`. */
const untranslated =
  /\b(app|ui|cabinet|deals|decide|queue|register|registrations|partners|customers|products|rules|people|settings|public|help|search|workspace|profile|holder|receipts|exports|imports|conduct|notices|log|tools)\.[a-z_]+(\.[a-zA-Z_]+)*\b/;

test.describe.configure({ mode: 'parallel' });

async function look(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${demo.url}${path}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await lookOver(page, name);
  await expect(page.locator('body')).not.toContainText(untranslated);
}

for (const locale of ['ru-RU', 'en-US'] as const) {
  test(`workspace pages, ${locale}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await pageFor(browser, 'channel_manager', null, { locale });
    for (const path of workspace)
      await look(page, `/w/acme${path}`, `w${path.replaceAll('/', '-')}-${locale.slice(0, 2)}`);
  });

  test(`cabinet pages on a phone, ${locale}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await pageFor(browser, 'owner', 'Вектор', { ...phone, locale });
    for (const path of cabinet)
      await look(page, `/c/acme${path}`, `c${path.replaceAll('/', '-')}-phone-${locale.slice(0, 2)}`);
  });
}

test('administrator’s pages', async ({ browser }) => {
  const page = await pageFor(browser, 'administrator');
  for (const path of ['/people', '/settings']) await look(page, `/w/acme${path}`, `admin${path.replaceAll('/', '-')}`);
});

test('the language changes at once, without a reload', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await expect(page.getByRole('link', { name: /Сделки/ })).toBeVisible();
  await page.evaluate('window.stayed = true');
  await page.getByText('EN', { exact: true }).click();
  await expect(page.getByRole('link', { name: /Deals/ })).toBeVisible();
  expect(await page.evaluate<boolean>('window.stayed === true')).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a partner’s seller has no way into the workspace, by page or by API', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Вектор');
  await page.goto(`${demo.url}/w/acme/deals`);
  await expect(page).not.toHaveURL(/\/w\/acme\/deals/);
  const customers = await api('partnerA', 'GET', '/v1/customers');
  expect(customers.status).toBe(403);
  const theirs = await api<{ items: { id: string }[] }>('partnerB', 'GET', '/v1/registrations?limit=1');
  const foreign = await api('partnerA', 'GET', `/v1/registrations/${theirs.body.items[0]?.id}`);
  expect(foreign.status).toBe(404);
});
