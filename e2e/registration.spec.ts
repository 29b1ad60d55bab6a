/** The main job: a seller registers on a phone, the manager decides on one screen, both see protection and history. */
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { demo, expect, noViolations, pageFor, phone, picture, test } from './support.ts';

const need = 'Единая база клиентов для трёх магазинов и склада, сейчас ведут в таблицах.';

test('a seller registers on a phone in under a minute, a manager decides by keyboard, the seller sees protection', async ({
  browser,
}) => {
  const customer = `ООО «Маяк ${Date.now() % 100_000}»`;
  const seller = await pageFor(browser, 'seller', 'Вектор', phone);
  await seller.getByRole('link', { name: 'Зарегистрировать сделку' }).click();
  const began = Date.now();
  await seller.getByLabel('Заказчик: ИНН или сайт').fill(makeInn(`journey ${Date.now()}`));
  await expect(seller.getByRole('status').getByText('Свободно')).toBeVisible();
  await seller.getByLabel('Название заказчика').fill(customer);
  await seller.getByText('CRM Про', { exact: true }).click();
  await seller.getByLabel('Сумма', { exact: true }).fill('960000');
  await pickDay(seller);
  await seller.getByLabel('Что нужно заказчику').fill(need);
  await expect(seller.getByText(/Черновик сохранён в/)).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'register-phone');
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  await expect(seller.getByText(/Место занято/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(60_000);
  await picture(seller, 'registration-phone');
  const id = new URL(seller.url()).pathname.split('/').at(-1) as string;

  const manager = await pageFor(browser, 'channel_manager');
  await manager.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(manager.getByRole('heading', { name: customer })).toBeVisible();
  await expect(manager.getByText(need)).toBeVisible();
  await noViolations(manager);
  await picture(manager, 'decide');
  await manager.keyboard.press('a');
  await expect(manager.getByText(/одобрено, партнёр узнает сразу/)).toBeVisible();

  await seller.reload();
  await expect(seller.getByText('Защищена').first()).toBeVisible();
  await expect(seller.getByText('Алина Петрова').first()).toBeVisible();
  await noViolations(seller);
  await picture(seller, 'protected-phone');
});

test('every missing field is named at once, and nothing that was typed is lost', async ({ browser }) => {
  const seller = await pageFor(browser, 'seller', 'Норд');
  await seller.goto(`${demo.url}/c/acme/register`);
  await seller.getByLabel('Что нужно заказчику').fill('Учёт на складе');
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  await expect(seller.getByText('Нужен ИНН или собственный сайт заказчика').first()).toBeVisible();
  await expect(seller.getByText('Заполните это поле').first()).toBeVisible();
  await expect(seller.getByLabel('Что нужно заказчику')).toHaveValue('Учёт на складе');
  await noViolations(seller);
});

async function pickDay(page: import('@playwright/test').Page): Promise<void> {
  await page.getByLabel('Ждёте договор').click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: /следующий месяц/i }).click();
  await dialog.getByRole('button', { name: /^15 / }).click();
}
