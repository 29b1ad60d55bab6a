/** An owner invites a colleague; the mail is kept on the outbox page; the colleague enters with a password of their own. */
import { demo, expect, linkFromOutbox, pageFor, test } from './support.ts';

test('an invitation opens the cabinet once', async ({ browser }) => {
  const email = `new${Date.now()}@vector.example`;
  const owner = await pageFor(browser, 'owner', 'Вектор');
  await owner.goto(`${demo.url}/c/acme/company`);
  await owner.getByRole('button', { name: 'Пригласить коллегу' }).click();
  await owner.getByLabel('Рабочая почта').fill(email);
  await owner.getByLabel('Имя и фамилия').fill('Нина Лапина');
  await owner.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(owner.getByText('Нина Лапина').first()).toBeVisible();

  const link = await linkFromOutbox(email);
  const context = await browser.newContext({ locale: 'ru-RU' });
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByText('Вектор').first()).toBeVisible();
  await guest.getByLabel('Новый пароль').first().fill('длинный-и-свой-пароль-1');
  await guest.getByRole('button', { name: 'Принять и войти' }).click();
  await guest.waitForURL(/\/c\/acme/);
  await expect(guest.getByRole('link', { name: 'Зарегистрировать сделку' }).first()).toBeVisible();

  const again = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await again.goto(link);
  await expect(again.getByText(/использовано|принято|не действует|истекло/i).first()).toBeVisible();
});
