/** What guards a login: the second step, spare codes, sessions elsewhere; and a key for a program. */
import { authenticatorCode } from '../server/test/authenticator.ts';
import { demo, expect, noViolations, pageFor, picture, signIn, test, userOf } from './support.ts';

test('the second step from switching it on to a spare code, and sessions end elsewhere', async ({ browser }) => {
  const page = await pageFor(browser, 'finance');
  await page.goto(`${demo.url}/w/acme/profile`);
  const { email, password } = userOf('finance');
  const step = page.getByRole('region', { name: 'Вход в два шага' });
  await step.getByLabel('Нынешний пароль').fill('не-тот-пароль-12');
  await step.getByRole('button', { name: 'Включить' }).click();
  await expect(step.getByRole('alert').or(step.getByRole('status')).first()).toBeVisible();
  await step.getByLabel('Нынешний пароль').fill(password);
  await step.getByRole('button', { name: 'Включить' }).click();
  const uri = await step.getByRole('link', { name: /Открыть приложение/ }).getAttribute('href');
  const code = step.getByRole('img', { name: 'QR-код с ключом для приложения' });
  await expect(code).toBeVisible();
  const spare = await step.getByRole('listitem').first().textContent();
  // From the top: a box that is scrolled half under the header is measured as if it lay beside the header's buttons.
  await page.evaluate('scrollTo(0, 0)');
  await noViolations(page);
  await picture(page, 'two-step-qr');
  await page.emulateMedia({ colorScheme: 'dark' });
  await noViolations(page);
  await picture(page, 'two-step-qr-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await step.getByLabel('Код из приложения').fill(authenticatorCode(uri as string));
  await step.getByRole('button', { name: 'Подтвердить' }).click();
  await expect(step.getByText('Включён: при входе спросим код из приложения.')).toBeVisible();

  const elsewhere = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const begin = async () => {
    await elsewhere.goto(`${demo.url}/sign-in`);
    await elsewhere.getByLabel('Почта').fill(email);
    await elsewhere.getByLabel('Пароль').first().fill(password);
    await elsewhere.getByRole('button', { name: 'Войти', exact: true }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Второй шаг' })).toBeVisible();
  };
  await begin();
  await noViolations(elsewhere);
  await elsewhere.getByRole('button', { name: 'Телефона нет под рукой' }).click();
  await elsewhere.getByLabel('Запасной код').fill(spare as string);
  await elsewhere.getByRole('button', { name: 'Войти', exact: true }).click();
  await elsewhere.waitForURL(/\/w\//);

  await page.reload();
  await page.getByRole('button', { name: 'Выйти на всех других устройствах' }).click();
  await expect(page.getByText('Другие сеансы завершены')).toBeVisible();
  await elsewhere.reload();
  await elsewhere.waitForURL(/\/sign-in/);
  await begin();
  // The sixth digit sends the code by itself.
  await elsewhere.getByLabel('Код из шести цифр').fill(authenticatorCode(uri as string));
  await elsewhere.waitForURL(/\/w\//);

  await step.getByLabel('Нынешний пароль').fill(password);
  await step.getByRole('button', { name: 'Выключить' }).click();
  await expect(step.getByRole('button', { name: 'Включить' })).toBeVisible();
});

test('a key for a program is shown once, works, and works no more when revoked', async ({ browser }) => {
  const page = await pageFor(browser, 'administrator');
  await page.goto(`${demo.url}/w/acme/settings?tab=keys`);
  const name = `Выгрузка ${Date.now()}`;
  await page.getByRole('button', { name: 'Новый ключ' }).click();
  await page.getByLabel('Для чего ключ').fill(name);
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(page.getByText('Скопируйте ключ сейчас: больше его не покажут')).toBeVisible();
  await noViolations(page);
  const token = await page.getByRole('dialog').locator('code').textContent();
  const ask = () => fetch(`${demo.url}/v1/partners?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  await page.getByRole('button', { name: 'Ключ сохранён' }).click();
  await page.getByRole('button', { name: `Отозвать ключ: ${name}` }).click();
  await expect(page.getByText(`Ключ «${name}» отозван`)).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test('a session that ends in the middle of a form loses nothing', async ({ browser }) => {
  const page = await pageFor(browser, 'owner', 'Норд');
  await page.goto(`${demo.url}/c/acme/register`);
  await page.getByLabel('Что нужно заказчику').fill('Учёт в трёх цехах');
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  await page.context().clearCookies();
  await page.getByLabel('Что нужно заказчику').fill('Учёт в трёх цехах и на складе');
  const dialog = page.getByRole('dialog', { name: 'Сеанс закончился' });
  await expect(dialog).toBeVisible();
  await noViolations(page);
  const [second] = await Promise.all([
    page.context().waitForEvent('page'),
    dialog.getByRole('link', { name: 'Войти в новой вкладке' }).click(),
  ]);
  await second.close();
  await signIn(await page.context().newPage(), 'owner', 'Норд');
  await page.bringToFront();
  await dialog.getByRole('button', { name: 'Продолжить здесь' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Черновик сохранён в/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Что нужно заказчику')).toHaveValue('Учёт в трёх цехах и на складе');
});
