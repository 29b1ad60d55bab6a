/** Ways around: the palette, help on every page, addresses that lead nowhere, a lost connection, several places of work. */
import { demo, expect, linkFromOutbox, noViolations, pageFor, phone, test, userOf } from './support.ts';

test('Ctrl K finds by name and by part of a number, and opens by keyboard alone', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await expect(page.getByRole('heading', { level: 1, name: /Сегодня/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('вектор');
  const found = page
    .getByRole('dialog')
    .getByRole('button', { name: /Вектор/ })
    .first();
  await expect(found).toBeVisible();
  await noViolations(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(partners|deals|customers)\/[0-9a-f-]{36}/);
});

const chapterHeadings = {
  'ru-RU': {
    '': 'D1. Регистрация сделки',
    '/pipeline': 'D5. Комната сделки',
    '/rules': 'Правила программы',
    '/partners': 'Партнёры',
    '/customers': 'Заказчики',
    '/products': 'Продукты',
    '/people': 'Люди и приглашения',
    '/settings?tab=calendar': 'Настройки',
    '/profile': 'Профиль и безопасность',
    '/exports': 'Выгрузки',
    '/imports': 'Регистрации из файла',
    '/conduct': 'D6. Честная игра',
  },
  'en-US': { '/deals': 'D1. Deal registration', '/rules': 'Programme rules', '/profile': 'Profile and security' },
} as const;

for (const [locale, word] of [
  ['ru-RU', 'Справка'],
  ['en-US', 'Help'],
] as const) {
  test(`? opens the chapter of the page, ${locale}`, async ({ browser }) => {
    const page = await pageFor(browser, 'channel_manager', null, { locale });
    for (const [path, heading] of Object.entries(chapterHeadings[locale])) {
      await page.goto(`${demo.url}/w/acme${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.keyboard.press('Shift+?');
      const help = page.getByRole('dialog', { name: word });
      await expect(help.getByRole('heading', { name: heading })).toBeVisible();
      await noViolations(page);
      await page.keyboard.press('Escape');
      await expect(help).toBeHidden();
    }
  });
}

test('addresses that lead nowhere say so and lead home', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  for (const path of ['/w/acme/nowhere', '/nowhere']) {
    await page.goto(`${demo.url}${path}`);
    await expect(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible();
    await noViolations(page);
  }
  await page.goto(`${demo.url}/nowhere`);
  await page.getByRole('link', { name: 'На главную' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Сегодня/ })).toBeVisible();
});

test('what is typed without a connection is kept and sent when it is back', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Норд', phone);
  await page.goto(`${demo.url}/c/acme/register`);
  await page.getByLabel('Что нужно заказчику').fill('Учёт');
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  await page.context().setOffline(true);
  await page.getByLabel('Что нужно заказчику').fill('Учёт на двух складах');
  await expect(page.getByText(/текст цел на этом устройстве/)).toBeVisible();
  await noViolations(page);
  await page.context().setOffline(false);
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Что нужно заказчику')).toHaveValue('Учёт на двух складах');
});

test('a partner without notices is told what comes here in the partner’s words', async ({ browser }) => {
  const page = await pageFor(browser, 'engineer', 'Вектор');
  await page.getByRole('button', { name: /^Уведомления/ }).click();
  await expect(page.getByText(/вопросы и решения вендора, сроки ваших сделок/)).toBeVisible();
});

test('a person with two places of work switches in the header', async ({ browser }) => {
  const { email, password } = userOf('engineer', 'Вектор');
  const owner = await pageFor(browser, 'owner', 'Норд');
  await owner.goto(`${demo.url}/c/acme/company`);
  await owner.getByRole('button', { name: 'Пригласить коллегу' }).click();
  await owner.getByLabel('Рабочая почта').fill(email);
  await owner.getByLabel('Имя и фамилия').fill('Инженер Двух Компаний');
  await owner.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(owner.getByText('Инженер Двух Компаний').first()).toBeVisible();
  const page = await pageFor(browser, 'engineer', 'Вектор');
  await page.goto(await linkFromOutbox(email));
  await page.getByRole('button', { name: /Принять/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Норд');
  await page.getByRole('button', { name: /Сменить место работы/ }).click();
  await noViolations(page);
  await page.getByRole('menuitem', { name: /Вектор/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Вектор');

  const anew = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await anew.goto(`${demo.url}/sign-in`);
  await anew.getByLabel('Почта').fill(email);
  await anew.getByLabel('Пароль').first().fill(password);
  await anew.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(anew.getByRole('heading', { name: 'Где вы работаете сегодня?' })).toBeVisible();
  await noViolations(anew);
});

test('a record that is not there has a heading and a way back, on both sides', async ({ browser }) => {
  const nothing = '019960ce-887d-715e-9ad5-8aae5514a5f8';
  const manager = await pageFor(browser, 'channel_manager');
  for (const section of ['deals', 'partners', 'customers', 'rules']) {
    await manager.goto(`${demo.url}/w/acme/${section}/${nothing}`);
    await expect(manager.getByRole('heading', { level: 1, name: 'Такой страницы нет' })).toBeVisible();
    await noViolations(manager);
    await manager.getByRole('main').getByRole('link').click();
    await manager.waitForURL(new RegExp(`/w/acme/${section}(\\?|$)`));
  }
  const owner = await pageFor(browser, 'owner', 'Вектор', { locale: 'en-GB' });
  await owner.goto(`${demo.url}/c/acme/deals/${nothing}`);
  await expect(owner.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  await owner.getByRole('link', { name: 'All deals' }).click();
  await expect(owner.getByRole('heading', { level: 1, name: 'My deals' })).toBeVisible();
});
