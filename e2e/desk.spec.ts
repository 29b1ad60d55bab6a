/** Small papers of the vendor's desk: products, groups, branches, deputies, working hours, and the mails that were kept. */
import { generateKeyPairSync } from 'node:crypto';
import { formatVerifierKey, verifierKey } from '@kanal/receipt';
import { demo, expect, noViolations, pageFor, test } from './support.ts';

const desk = (place: string) => `${demo.url}/w/acme/${place}`;

test('a family and an item are added, and a wrong price is named where it stands', async ({ browser }) => {
  const page = await pageFor(browser, 'head_of_channel');
  await page.goto(desk('products'));
  await page.getByRole('button', { name: 'Новое семейство' }).click();
  await page.getByLabel('Название по-русски').fill('Электронный архив');
  await page.getByLabel('Название по-английски').fill('Archive');
  await page.getByLabel('Код').fill('архив!');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByLabel('Код')).toHaveAttribute('aria-invalid', 'true');
  await noViolations(page);
  await page.getByLabel('Код').fill('archive');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Электронный архив').first()).toBeVisible();

  await page.getByRole('button', { name: 'Новая позиция' }).click();
  await page.getByLabel('Название по-русски').fill('Архив, место пользователя');
  await page.getByLabel('Название по-английски').fill('Archive, a seat');
  await page.getByLabel('Артикул', { exact: true }).fill('ARC-1');
  await page.getByRole('combobox', { name: 'Семейство' }).click();
  await page.getByRole('option', { name: 'Электронный архив' }).click();
  await page.getByLabel('Цена прайса').fill('дорого');
  await expect(page.getByRole('button', { name: 'Сохранить', exact: true })).toBeDisabled();
  await page.getByLabel('Артикул', { exact: true }).focus();
  await expect(page.getByText('Напишите цену цифрами')).toBeVisible();
  await page.getByLabel('Цена прайса').fill('12 500,50');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.getByPlaceholder('Артикул или название').fill('ARC-1');
  await expect(page.getByText(/12\s500,50/)).toBeVisible();
});

test('a group of customers, a branch of a partner', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(desk('customers?tab=groups'));
  await page.getByRole('button', { name: 'Новая группа' }).click();
  await page.getByRole('dialog').getByLabel('Название группы').fill('Группа «Северный путь»');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Группа «Северный путь»').first()).toBeVisible();

  await page.goto(desk('partners?q=Вектор'));
  await page.getByRole('row').filter({ hasText: 'Вектор' }).first().click();
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByLabel('Название', { exact: true }).fill('Вектор Урал');
  await page.getByLabel('Город').fill('Пермь');
  await page.getByLabel('КПП').fill('12');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByLabel('КПП')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('КПП').fill('590401001');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Вектор Урал').first()).toBeVisible();
  await noViolations(page);
});

test('a deputy cannot end before it begins, stands in the list, and is ended', async ({ browser }) => {
  const page = await pageFor(browser, 'head_of_channel');
  await page.goto(desk('settings?tab=deputies'));
  await page.getByRole('button', { name: 'Назначить заместителя' }).click();
  await page.getByRole('combobox', { name: 'Заместитель' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('С', { exact: true }).fill('2030-07-10T09:00');
  await page.getByLabel('До', { exact: true }).fill('2030-07-01T18:00');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByLabel('До', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('До', { exact: true }).fill('2030-07-24T18:00');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('позже', { exact: true })).toBeVisible();
  await noViolations(page);
  await page.getByRole('button', { name: /^Закончить замещение/ }).click();
  await expect(page.getByText('Заместителей нет')).toBeVisible();
});

test('working hours that make no day are refused; kept mails are read, and links in them are not', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'administrator');
  await page.goto(desk('settings'));
  await page.getByLabel('Конец рабочего дня').fill('08:00');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(
    page
      .getByLabel(/рабочего дня/)
      .and(page.locator('[aria-invalid=true]'))
      .first(),
  ).toBeVisible();
  await page.getByLabel('Конец рабочего дня').fill('18:00');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await noViolations(page);

  await page.goto(desk('settings?tab=mails'));
  await noViolations(page);
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a witness of the log is named by its key, asked for, removed, and brought back', async ({ browser }) => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  const key = formatVerifierKey(verifierKey('witness.example.org/acme', 'witness', raw));
  const page = await pageFor(browser, 'administrator');
  await page.goto(desk('settings?tab=witnesses'));
  await expect(page.getByText('Свидетелей нет')).toBeVisible();
  await page.getByRole('button', { name: 'Добавить свидетеля' }).click();
  await page.getByLabel('Короткое имя').fill('association');
  await page.getByLabel('Ключ свидетеля').fill('not a key');
  await page.getByLabel('Адрес').fill('https://witness.example.org');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByLabel('Ключ свидетеля')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Ключ свидетеля').fill(key);
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByRole('row', { name: /association.*ещё ничего/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Сколько подписей нужно' })).toHaveValue('1 из 1');
  await noViolations(page);
  await page.getByRole('button', { name: 'Убрать association' }).click();
  await expect(page.getByText('Свидетелей нет')).toBeVisible();
  await page.getByRole('button', { name: /^Отменить/ }).click();
  await expect(page.getByRole('row', { name: /association/ })).toBeVisible();
  await page.getByRole('button', { name: 'Убрать association' }).click();
  await expect(page.getByText('Свидетелей нет')).toBeVisible();
});
