/** An auditor checks the log: leaves and what opens them, the order of claims, evidence that proves itself elsewhere. */
import type { Page } from '@playwright/test';
import { verifyWithNode } from '../packages/receipt/src/ed25519/node.ts';
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '../packages/receipt/src/index.ts';
import { readGiven } from '../server/src/command-line/verify/files.ts';
import { api, demo, expect, lookOver, noViolations, pageFor, phone, picture, test } from './support.ts';

const log = `${demo.url}/w/acme/log`;

async function vendorsPolicy() {
  const vkey = (await (await fetch(`${demo.url}/log/acme/keys`)).text()).trim();
  return policyOfLogs(parseVerifierKey(vkey));
}

/** The drawer once its entry is verified. */
async function openedEntry(page: Page) {
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Запись подлинная')).toBeVisible();
  return drawer;
}

test('an auditor looks into an entry, and its partner reads who did', async ({ browser }) => {
  const page = await pageFor(browser, 'auditor', null, { reducedMotion: 'reduce' });
  await page.getByRole('link', { name: 'Журнал' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Журнал' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Партнёр' }).fill('Вектор');
  await page.getByRole('option', { name: 'Вектор', exact: true }).click();
  await page.getByRole('combobox', { name: 'Событие' }).fill('одобрена');
  await page.getByRole('option', { name: 'Регистрация одобрена и защищена' }).click();
  await expect(page.getByRole('row', { name: /регистрация одобрена и защищена/ }).first()).toBeVisible();
  await page
    .getByRole('row', { name: /Вектор/ })
    .first()
    .click();
  const drawer = await openedEntry(page);
  await expect(drawer.getByRole('row', { name: /Основание решения.*сходится/ })).toBeVisible();
  await expect(page).toHaveURL(/leaf=\d+/);
  await noViolations(page);
  await picture(page, 'log-entry');
  const deal = await drawer.getByRole('link', { name: /^№ \d+$/ }).getAttribute('href');
  const id = /deals\/([0-9a-f-]{36})/.exec(deal ?? '')?.[1];
  const { body } = await api<{ items: { person_name: string }[] }>(
    'partnerA',
    'GET',
    `/v1/registrations/${id}/readers`,
  );
  expect(body.items.map(({ person_name }) => person_name)).toContain('Инна Шилова');

  // From one entry of the registration to another.
  await drawer
    .getByRole('listitem')
    .filter({ hasText: /регистрация подана(?! снова)/ })
    .getByRole('button')
    .click();
  await expect(drawer.getByRole('row', { name: /Заказчик .*сходится/ }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: 'Доказательства по регистрации' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^kanal-acme-evidence-.*\.zip$/);
  const { files } = await readGiven([await file.path()]);
  const policy = await vendorsPolicy();
  expect(files.length).toBeGreaterThan(1);
  for (const { bytes } of files) expect(verifyReceipt(bytes, { policy, verify: verifyWithNode }).outcome).toBe('valid');
});

for (const [locale, tabs] of [
  ['ru-RU', ['Записи', 'Порядок заявок', 'Неоткрытые']],
  ['en-US', ['Entries', 'Order of claims', 'Never opened']],
] as const) {
  for (const [screen, options] of [
    ['desk', {}],
    ['phone', phone],
  ] as const) {
    test(`the three tabs of the log, ${screen}, ${locale}`, async ({ browser }) => {
      const page = await pageFor(browser, 'auditor', null, { locale, reducedMotion: 'reduce', ...options });
      for (const [place, tab] of ['leaves', 'order', 'unopened'].entries()) {
        await page.goto(`${log}?tab=${tab}`);
        await expect(page.getByRole('link', { name: tabs[place], exact: true })).toHaveAttribute(
          'aria-current',
          'page',
        );
        await lookOver(page, `log-${tab}-${screen}-${locale.slice(0, 2)}`);
        await expect(page.locator('body')).not.toContainText(/\blog\.[a-z]+[.a-zA-Z_]*\b/);
      }
    });
  }
}

test('equal claims stand in their order, and a month opens the registrations that nobody has opened', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'auditor', null, { reducedMotion: 'reduce' });
  await page.goto(`${log}?tab=order`);
  const groups = page.getByRole('region');
  await expect(groups.first()).toBeVisible();
  await page.getByRole('button', { name: /^Порядок соблюдён/ }).click();
  await expect(page).toHaveURL(/verdict=kept/);
  await groups
    .first()
    .getByRole('button', { name: /^Запись №/ })
    .first()
    .click();
  await openedEntry(page);
  await page.keyboard.press('Escape');

  await page.goto(`${log}?tab=unopened`);
  const number = page.getByRole('table').getByRole('link').first();
  const count = Number(await number.textContent());
  await number.click();
  await expect(page.getByText('не открыта', { exact: true })).toHaveCount(count);
  await page
    .getByRole('row', { name: /не открыта/ })
    .first()
    .click();
  const drawer = await openedEntry(page);
  await expect(drawer.getByText('не получал никто из его сотрудников')).toBeVisible();
});

for (const [locale, words] of [
  [
    'ru-RU',
    {
      evidence: 'Доказательства',
      first: 'С записи №',
      last: 'По запись №',
      save: 'Скачать архив',
      begun: /Готовим доказательства|готов/,
      ready: /готов/,
      title: 'Мои выгрузки',
      fetch: /^Скачать: kanal-/,
      size: /записей/,
    },
  ],
  [
    'en-US',
    {
      evidence: 'Evidence',
      first: 'From entry no.',
      last: 'To entry no.',
      save: 'Download the archive',
      begun: /Preparing the evidence|is ready/,
      ready: /is ready/,
      title: 'My exports',
      fetch: /^Download: kanal-/,
      size: /entries/,
    },
  ],
] as const) {
  test(`evidence of many entries is made in the background and fetched later, ${locale}`, async ({ browser }) => {
    const english = locale === 'en-US';
    const page = await pageFor(browser, 'auditor', null, {
      locale,
      reducedMotion: 'reduce',
      ...(english ? phone : {}),
    });
    // The demo has few entries: the page is made to wait for five and no more, and the server answers as it would to fifty.
    await page.route('**/v1/log/evidence?**', (route) =>
      route.continue({ url: route.request().url().replace('at_most=50', 'at_most=5') }),
    );
    await page.goto(log);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: words.evidence, exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(words.first).fill('0');
    await form.getByLabel(words.last).fill('11');
    await noViolations(page);
    await picture(page, `evidence-form-${locale.slice(0, 2)}`);
    await form.getByRole('button', { name: words.save }).click();
    await expect(form).toHaveCount(0);
    const slip = page.getByRole('alert');
    await expect(slip.getByText(words.begun).first()).toBeVisible();
    await picture(page, `evidence-slip-${locale.slice(0, 2)}`);
    await expect(slip.getByText(words.ready).first()).toBeVisible({ timeout: 20_000 });

    await page.goto(`${demo.url}/w/acme/exports`);
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await expect(page.getByRole('main').getByText(words.size).first()).toBeVisible();
    await noViolations(page);
    await picture(page, `evidence-export-${locale.slice(0, 2)}`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.fetch }).first().click(),
    ]);
    expect(file.suggestedFilename()).toBe('kanal-acme-evidence-0-11.zip');
    const { files } = await readGiven([await file.path()]);
    const policy = await vendorsPolicy();
    expect(files.length).toBeGreaterThanOrEqual(12);
    for (const { bytes } of files)
      expect(verifyReceipt(bytes, { policy, verify: verifyWithNode }).outcome).toBe('valid');
  });
}

test('the page is not for those whose decisions it checks', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await expect(page.getByRole('link', { name: 'Сделки' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Журнал' })).toHaveCount(0);
  await page.goto(log);
  await expect(page.getByRole('alert').first()).toBeVisible();
});
