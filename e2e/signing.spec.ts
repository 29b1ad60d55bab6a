/** The partner's own signature: switched on in a browser, made by itself, seen by both sides, verified by anybody. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { verifyWithNode } from '../packages/receipt/src/ed25519/node.ts';
import { parseVerifierKey, policyOfLogs, verifyReceipt } from '../packages/receipt/src/index.ts';
import { api, demo, expect, fillDeal, noViolations, pageFor, phone, picture, test } from './support.ts';

/** The leaf of the receipt that a slip hands out, verified with nothing but the key that anybody may ask for. */
async function downloadedFrom(page: Page, slip: Locator) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    slip.getByRole('button', { name: 'Скачать' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^kanal-\d+\.tlog-proof$/);
  const vkey = (await (await fetch(`${demo.url}/log/acme/keys`)).text()).trim();
  const policy = policyOfLogs(parseVerifierKey(vkey));
  const verdict = verifyReceipt(readFileSync(await download.path()), { policy, verify: verifyWithNode });
  if (verdict.outcome !== 'valid') throw new Error(JSON.stringify(verdict.reasons));
  return verdict.facts.leaf;
}

const HERE = 'Подписывать мои регистрации ключом этого браузера';

test('a seller switches signing on, registers on a phone, sees the mark, verifies, and retires the key', async ({
  browser,
}) => {
  test.slow();
  const seller = await pageFor(browser, 'seller', 'Норд', phone);
  await seller.goto(`${demo.url}/c/acme/profile`);
  const section = seller.getByRole('region', { name: 'Моя подпись' });
  await section.getByLabel(HERE).click();
  const dialog = seller.getByRole('dialog', { name: 'Ключ этого браузера' });
  await dialog.getByLabel('Как назвать этот браузер').fill('Телефон в поездках');
  await noViolations(seller);
  await picture(seller, 'signing-new-key-phone');
  await dialog.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(section.getByLabel(HERE)).toBeChecked();
  await expect(section.getByText('этот браузер')).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-on-phone');
  await section.getByRole('button', { name: 'Квитанция о создании ключа: Телефон в поездках' }).click();
  const keySlip = seller.getByRole('article', { name: /^Квитанция · запись журнала/ });
  await expect(keySlip).toContainText('Ключ подписи добавлен');
  await expect(keySlip).toContainText('Телефон в поездках · ');
  await expect(keySlip.getByText('Подписано вендором', { exact: true })).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-key-receipt-phone');
  expect(await downloadedFrom(seller, keySlip)).toMatchObject({ type: 'partner_key.added', actor: 'partner' });
  await keySlip.getByRole('button', { name: 'Проверить' }).click();
  await expect(seller).toHaveURL(/\/verify$/);
  await expect(seller.getByText('Телефон в поездках', { exact: true })).toBeVisible();

  await seller.goto(`${demo.url}/c/acme`);
  const customer = `ООО «Подпись ${Date.now() % 100_000}»`;
  await fillDeal(seller, { customer, need: 'Учёт заказов в «двух» магазинах.' });
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  const slip = seller.getByRole('article', { name: /^Квитанция · запись журнала/ });
  await expect(slip.getByText(/^верна, ключ [0-9a-f]{16}/)).toBeVisible();
  const mark = seller.getByRole('button', { name: 'Подписано партнёром' });
  await mark.tap();
  await expect(seller.getByRole('tooltip')).toContainText(/Ключ подписи [0-9a-f]{16}/);
  await noViolations(seller);
  await picture(seller, 'signing-mark-phone');
  const id = new URL(seller.url()).pathname.split('/').at(-1);

  await slip.getByRole('button', { name: 'Проверить' }).click();
  await expect(seller).toHaveURL(/\/verify$/);
  await expect(seller.getByText(/^верна, ключ [0-9a-f]{16}, .+ по часам партнёра/)).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-verify-phone');

  const manager = await pageFor(browser, 'channel_manager', null, { colorScheme: 'dark' });
  await manager.goto(`${demo.url}/w/acme/deals/${id}`);
  await manager.getByRole('tab', { name: 'Ход дела' }).click();
  await manager.getByRole('button', { name: 'Подписано партнёром' }).hover();
  await expect(manager.getByRole('tooltip')).toContainText(/Ключ подписи [0-9a-f]{16}/);
  await noViolations(manager);
  await picture(manager, 'signing-mark-workspace-dark');

  await seller.goto(`${demo.url}/c/acme/profile`);
  await section.getByLabel(HERE).click();
  const retire = seller.getByRole('dialog', { name: 'Отозвать ключ «Телефон в поездках»?' });
  await expect(retire).toContainText('Подписанное им остаётся в силе');
  await retire.getByRole('button', { name: 'Отозвать' }).click();
  await expect(section.getByLabel(HERE)).not.toBeChecked();
  await section.getByText('1 отозванный ключ').click();
  await expect(section.getByText(/Телефон в поездках/)).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-retired-phone');
  await section.getByRole('button', { name: 'Квитанция об отзыве ключа: Телефон в поездках' }).click();
  await expect(keySlip).toContainText('Ключ подписи отозван');
  expect(await downloadedFrom(seller, keySlip)).toMatchObject({ type: 'partner_key.retired', actor: 'partner' });
});

test('a key that is gone with the browser’s data is replaced, and a retired one holds nothing up', async ({
  browser,
}) => {
  const seller = await pageFor(browser, 'seller', 'Норд', { colorScheme: 'dark' });
  const open = () => seller.goto(`${demo.url}/c/acme/profile`);
  const section = seller.getByRole('region', { name: 'Моя подпись' });
  await open();
  await section.getByLabel(HERE).click();
  await seller.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(section.getByText('этот браузер')).toBeVisible();

  await seller.evaluate(() => indexedDB.deleteDatabase('kanal-signing'));
  await open();
  await expect(section.getByLabel(HERE)).not.toBeChecked();
  await section
    .getByRole('button', { name: /^Заменить ключ: Chrome/ })
    .first()
    .click();
  await expect(seller.getByRole('dialog')).toContainText('остаётся в силе');
  await picture(seller, 'signing-replace-dark');
  await seller.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(section.getByText('этот браузер')).toBeVisible();
  await expect(section.getByText(/отозванны/)).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-on-dark');

  await seller.evaluate(async () => {
    const headers = {
      'kanal-membership': localStorage.getItem('kanal-membership') ?? '',
      'content-type': 'application/json',
    };
    const { items } = await (await fetch('/v1/partner-keys?active=true', { headers })).json();
    for (const { id, can } of items)
      if (can.retire) await fetch(`/v1/partner-keys/${id}/retire`, { method: 'POST', headers, body: '{}' });
  });
  await seller.goto(`${demo.url}/c/acme`);
  await fillDeal(seller, { customer: `ООО «Отозван ${Date.now() % 100_000}»`, need: 'Учёт заказов.' });
  const submit = seller.getByRole('button', { name: 'Отправить и занять место' });
  await submit.click();
  await expect(seller.getByText('Этот ключ подписи отозван')).toBeVisible();
  await noViolations(seller);
  await submit.click();
  await expect(seller.getByRole('article', { name: /^Квитанция · запись журнала/ })).toBeVisible();
  await expect(seller.getByRole('button', { name: 'Подписано партнёром' })).toHaveCount(0);
});

test('a change of a protected deal is signed as it will be stored, and waits for a decision when the key is gone', async ({
  browser,
}) => {
  test.slow();
  const seller = await pageFor(browser, 'seller', 'Норд', { colorScheme: 'dark' });
  await seller.goto(`${demo.url}/c/acme`);
  await fillDeal(seller, { customer: `ООО «Перемена ${Date.now() % 100_000}»`, need: 'Учёт заказов.' });
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  await expect(seller.getByRole('article', { name: /^Квитанция · запись журнала/ })).toBeVisible();
  const id = new URL(seller.url()).pathname.split('/').at(-1);
  const approve = async () => {
    for (const verb of ['take', 'approve']) await api('manager', 'POST', `/v1/registrations/${id}/${verb}`, {});
    const { body } = await api<{ state: string }>('manager', 'GET', `/v1/registrations/${id}`);
    expect(body.state).toBe('approved');
  };
  await approve();

  await seller.goto(`${demo.url}/c/acme/profile`);
  const section = seller.getByRole('region', { name: 'Моя подпись' });
  await section.getByLabel(HERE).click();
  await seller.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(section.getByText('этот браузер')).toBeVisible();

  const amount = seller.getByLabel('Сумма', { exact: true });
  const save = seller.getByRole('button', { name: 'Сохранить изменения' });
  const edit = async (sum: string) => {
    await seller.goto(`${demo.url}/c/acme/deals/${id}`);
    await seller.getByRole('link', { name: 'Дополнить заявку' }).click();
    await amount.fill(sum);
    await save.click();
  };
  await edit('2960000');
  await expect(seller.getByText(/^2\s960\s000\s₽\sразово/)).toBeVisible();
  const changed = seller.getByRole('listitem').filter({ hasText: 'Изменено то, что под защитой' });
  await expect(changed.getByRole('button', { name: 'Подписано партнёром' })).toBeVisible();
  await changed.getByRole('link').click();
  const slip = seller.getByRole('article', { name: /^Квитанция · запись журнала/ });
  await expect(slip.getByText(/изменена/)).toBeVisible();
  await expect(slip.getByText(/2\s960\s000/)).toBeVisible();
  await expect(slip.getByText(/^верна, ключ [0-9a-f]{16}/)).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-change-dark');

  await approve();
  await seller.evaluate(() => indexedDB.deleteDatabase('kanal-signing'));
  await edit('5960000');
  await expect(seller.getByText('Ключа подписи в этом браузере больше нет')).toBeVisible();
  await expect(seller.getByText(/Изменения не сохранены/)).toBeVisible();
  await expect(amount).toHaveValue(/5\s?960\s?000/);
  await noViolations(seller);
  await picture(seller, 'signing-change-key-gone-dark');
  const { body: kept } = await api<{ amount_minor: number }>('manager', 'GET', `/v1/registrations/${id}`);
  expect(kept.amount_minor).toBe(2_960_000_00);
  await save.click();
  await expect(changed).toHaveCount(2);
  await expect(seller.getByRole('button', { name: 'Подписано партнёром' })).toHaveCount(1);
});

test('the demo shows the mark from the first run, and the vendor sees whose keys sign', async ({ browser }) => {
  const seller = await pageFor(browser, 'seller', 'Вектор');
  await seller.goto(`${demo.url}/c/acme/profile`);
  const section = seller.getByRole('region', { name: 'Моя подпись' });
  await expect(section.getByText('Обмен с 1С')).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'signing-off-desktop');
  const signed = await seller.evaluate(async () => {
    const headers = { 'kanal-membership': localStorage.getItem('kanal-membership') ?? '' };
    const { items } = await (await fetch('/v1/registrations?view=open&limit=50', { headers })).json();
    for (const { id } of items) {
      const events = (await (await fetch(`/v1/registrations/${id}/events`, { headers })).json()).items;
      if (events.some((each: { data: { signed_with?: string } }) => each.data.signed_with)) return id as string;
    }
    return null;
  });
  await seller.goto(`${demo.url}/c/acme/deals/${signed}`);
  await expect(seller.getByRole('button', { name: 'Подписано партнёром' }).first()).toBeVisible();
  const admin = await pageFor(browser, 'channel_manager', null, { colorScheme: 'dark' });
  await admin.goto(`${demo.url}/w/acme/partners`);
  await admin.getByRole('link', { name: 'Вектор' }).first().click();
  await expect(admin.getByText('Обмен с 1С')).toBeVisible();
  await noViolations(admin);
  await picture(admin, 'signing-partner-page');
});
