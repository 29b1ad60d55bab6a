/**
 * The first day of an empty installation with a mail server: the code from the terminal, the vendor and its
 * administrator, pages that teach, the first partner, a stranger who asks to be let in, the link by mail and the new
 * password.
 */
import type { Browser, Page } from '@playwright/test';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { startMailServer, type TestMailServer } from '../server/test/mail-server.ts';
import { startServer } from './server.ts';
import { expect, noViolations, picture, test } from './support.ts';

const email = 'anna@north.example';
const password = 'долгий-путь-начинается-1';
const head = 'oleg@north.example';
const guest = 'petr@lighthouse.example';
let mails: TestMailServer;
let server: Awaited<ReturnType<typeof startServer>>;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  mails = await startMailServer();
  server = await startServer({ KANAL_DEMO: '0', SMTP_URL: mails.url });
});
test.afterAll(async () => {
  await server.stop();
  await mails.close();
});

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' })).newPage();
}

async function enter(page: Page, login: string, secret: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Почта').fill(login);
  await page.getByLabel('Пароль').first().fill(secret);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** The link in the last mail to somebody. */
async function linkTo(address: string, page: string): Promise<string> {
  const wanted = () =>
    mails.received
      .filter(({ to }) => to.includes(address))
      .map(({ text }) => new RegExp(`https?://\\S+/${page}#\\S+`).exec(text)?.[0])
      .filter((link) => link !== undefined);
  await expect.poll(wanted, { timeout: 20_000 }).not.toEqual([]);
  const path = new URL(wanted().at(-1) as string);
  return `${server.url}${path.pathname}${path.hash}`;
}

test('an empty installation is set up with the code from the terminal, and its pages teach', async ({ browser }) => {
  const page = await stranger(browser);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Первая настройка' })).toBeVisible();
  await noViolations(page);
  await page.getByLabel('Код из терминала').fill('AAAAA-BBBBB-CCCCC-DDDDD');
  await page.getByLabel('Название компании-вендора').fill('Северный софт');
  await expect(page.getByLabel('Короткое имя для адреса')).toHaveValue('severnyy-soft');
  await page.getByLabel('Ваше имя').fill('Анна Белова');
  await page.getByLabel('Ваша почта').fill(email);
  await page.getByLabel('Новый пароль').fill(password);
  await page.getByRole('button', { name: 'Создать и войти' }).click();
  await expect(page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /код/i })).toBeVisible();
  await expect(page.getByLabel('Ваше имя')).toHaveValue('Анна Белова');

  const code = /code ([A-Z0-9-]{20,})/.exec(server.env.KANAL_PRINTED ?? '')?.[1];
  await page.getByLabel('Код из терминала').fill(code as string);
  await page.getByRole('button', { name: 'Создать и войти' }).click();
  await page.waitForURL(/\/w\/severnyy-soft/);
  await expect(page.getByText('Вы здесь пока одни')).toBeVisible();
  for (const section of ['Партнёры', 'Продукты', 'Правила', 'Люди', 'Настройки']) {
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section }).click();
    await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible();
    await noViolations(page);
    await picture(page, `empty-${section}`);
  }
});

test('the head of channel is invited, and adds the first partner: every wrong number is named at once, the right one opens its page', async ({
  browser,
}) => {
  const admin = await stranger(browser);
  await enter(admin, email, password);
  await admin.waitForURL(/\/w\//);
  await admin.getByRole('button', { name: 'Пригласить' }).click();
  const invitation = admin.getByRole('dialog');
  await invitation.getByLabel('Почта').fill(head);
  await invitation.getByText('Руководитель канала').click();
  await invitation.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(admin.getByText(`Приглашение отправлено: ${head}`)).toBeVisible();

  const page = await stranger(browser);
  await page.goto(await linkTo(head, 'invitation'));
  await page.getByLabel('Ваше имя').fill('Олег Громов');
  await page.getByLabel('Новый пароль').fill(password);
  await page.getByRole('button', { name: 'Принять и войти' }).click();
  await page.waitForURL(/\/w\//);
  await page.goto(`${server.url}/w/severnyy-soft/partners`);
  await page.getByRole('button', { name: 'Новый партнёр' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Название', { exact: true }).fill('Маяк');
  await form.getByLabel('ИНН').fill('7700000000');
  await form.getByLabel('КПП').fill('12');
  await form.getByLabel('ОГРН').fill('1027700000000');
  await form.getByRole('button', { name: 'Сохранить' }).click();
  for (const field of ['ИНН', 'КПП', 'ОГРН'])
    await expect(form.getByLabel(field)).toHaveAttribute('aria-invalid', 'true');
  await noViolations(page);
  await form.getByLabel('ИНН').fill(makeInn('first partner'));
  await form.getByLabel('КПП').fill('');
  await form.getByLabel('ОГРН').fill('');
  await form.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Маяк').first()).toBeVisible();
});

test('a stranger asks to be let in, is invited, and enters with a password of their own', async ({ browser }) => {
  const asking = await stranger(browser);
  await asking.goto(`${server.url}/ask-invitation`);
  await asking.getByLabel('Ваше имя').fill('Пётр Маяков');
  await asking.getByLabel('Компания').fill('Маяк');
  await asking.getByLabel('Должность').fill('Директор');
  await asking.getByLabel('Рабочая почта').fill(guest);
  await noViolations(asking);
  await asking.getByRole('button', { name: 'Отправить просьбу' }).click();
  await expect(asking.getByText('Просьба отправлена')).toBeVisible();

  const admin = await stranger(browser);
  await enter(admin, email, password);
  await admin.waitForURL(/\/w\//);
  await admin.goto(`${server.url}/w/severnyy-soft/people?tab=requests`);
  await expect(admin.getByText('Пётр Маяков')).toBeVisible();
  await noViolations(admin);
  await admin.getByRole('button', { name: 'Пригласить', exact: true }).last().click();
  const form = admin.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Партнёр' }).click();
  await admin.getByRole('option', { name: 'Маяк' }).click();
  await form.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(admin.getByText(`Приглашение отправлено: ${guest}`)).toBeVisible();

  await asking.goto(await linkTo(guest, 'invitation'));
  await asking.getByLabel('Новый пароль').fill(password);
  await asking.getByRole('button', { name: 'Принять и войти' }).click();
  await asking.waitForURL(/\/c\/severnyy-soft/);
  await expect(asking.getByRole('heading', { level: 1 })).toContainText('Маяк');
  await noViolations(asking);
});

test('the link by mail lets in once, and a lost password is replaced', async ({ browser }) => {
  const page = await stranger(browser);
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Почта').fill(guest);
  await page.getByRole('button', { name: 'Прислать ссылку для входа' }).click();
  await expect(page.getByText('Проверьте почту')).toBeVisible();
  const link = await linkTo(guest, 'sign-in/link');
  await page.goto(link);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.waitForURL(/\/c\//);

  const again = await stranger(browser);
  await again.goto(link);
  await again.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(again.getByRole('link', { name: 'Запросить новую ссылку' })).toBeVisible();

  await again.goto(`${server.url}/sign-in`);
  await again.getByRole('link', { name: 'Забыли пароль?' }).click();
  await again.getByLabel('Почта').fill(guest);
  await again.getByRole('button', { name: 'Прислать ссылку' }).click();
  await expect(again.getByText('Проверьте почту')).toBeVisible();
  await again.goto(await linkTo(guest, 'reset-password'));
  await again.getByLabel('Новый пароль').fill(`${password}-другой`);
  await again.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(again.getByText('Пароль изменён')).toBeVisible();
  await enter(again, guest, password);
  await expect(again.getByRole('alert').or(again.getByRole('status')).first()).toBeVisible();
  await enter(again, guest, `${password}-другой`);
  await again.waitForURL(/\/c\//);
  // The session that the link had opened is over.
  await page.reload();
  await page.waitForURL(/\/sign-in/);
});
