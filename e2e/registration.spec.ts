/** The main job: a seller registers on a phone, the manager decides on one screen, both see protection and history. */
import { api, demo, expect, fillDeal, noViolations, pageFor, phone, picture, test } from './support.ts';

const need = 'Единая база клиентов для трёх магазинов и склада, сейчас ведут в таблицах.';

test('a seller registers on a phone in under a minute, a manager decides by keyboard, the seller sees protection', async ({
  browser,
}) => {
  const customer = `ООО «Маяк ${Date.now() % 100_000}»`;
  const seller = await pageFor(browser, 'seller', 'Вектор', phone);
  const began = Date.now();
  await fillDeal(seller, { customer, need });
  await expect(seller.getByText(/Черновик сохранён в/)).toBeVisible();
  await noViolations(seller);
  await expect(seller.getByText(/^До [а-я]+, \d{1,2}\s[а-я]+, \d\d:\d\d$/)).toBeVisible();
  await picture(seller, 'register-phone');
  await seller.getByRole('button', { name: 'Отправить и занять место' }).click();
  await expect(seller.getByText(/Место за вами/)).toBeVisible();
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

test('the page says by when the vendor answers, on the reader’s clock, and as submission then writes it down', async ({
  browser,
}) => {
  const far = { locale: 'en-US', timezoneId: 'Asia/Vladivostok', viewport: { width: 1280, height: 900 } };
  const seller = await pageFor(browser, 'seller', 'Норд', far);
  await seller.goto(`${demo.url}/c/acme/register`);
  const hint = seller.getByText(/^By [A-Z][a-z]+day, \d{1,2}\s[A-Z][a-z]+( \d{4})?, \d\d:\d\d$/);
  await expect(hint).toBeVisible();
  await expect(seller.getByText(/When sent now/)).toContainText('Vladivostok');
  await noViolations(seller);
  await picture(seller, 'register-answer-by-en');
  const home = await api<{ answer_by: { usual: string } }>('partnerB', 'GET', '/v1/cabinet/home');
  const said = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Vladivostok', weekday: 'long', day: 'numeric' });
  const parts = said.formatToParts(new Date(home.body.answer_by.usual));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  await expect(hint).toHaveText(new RegExp(`^By ${part('weekday')}, ${part('day')}\\s`));
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
