/** An owner invites a colleague; the mail is kept on the outbox page; the colleague enters with a password of their own. */
import { demo, expect, pageFor, test } from './support.ts';

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

/** As the administrator of an installation without a mail server reads it. */
async function linkFromOutbox(email: string): Promise<string> {
  const headers = { authorization: `Bearer ${demo.apiKeys.administrator}` };
  for (let tried = 0; tried < 40; tried++) {
    const list = (await (await fetch(`${demo.url}/v1/mails`, { headers })).json()) as {
      items: { id: string; to: string }[];
    };
    const mail = list.items.find((each) => each.to === email);
    if (mail) {
      const whole = (await (await fetch(`${demo.url}/v1/mails/${mail.id}`, { headers })).json()) as {
        text: string;
      };
      const link = /https?:\/\/\S+invitation\S+/.exec(whole.text)?.[0];
      if (link) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no invitation in the outbox');
}
