/** The book of customers: who belongs with whom and since when. */
import { demo, expect, noViolations, pageFor, picture, test } from './support.ts';

const book = (place = '') => `${demo.url}/w/acme/customers${place}`;

test('a customer joins a group from a day on, the page says who belongs with whom, and undo takes it back', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(book('?q=Ромашка Сервис'));
  await page.getByRole('link', { name: 'ООО «Ромашка-Сервис»' }).click();
  await expect(page.getByRole('list', { name: 'Другие компании группы' })).toContainText('ООО «Ромашка»');
  await expect(page.getByText('головная компания · с 1 апреля 2018')).toBeVisible();
  await picture(page, 'customer-group');
  await noViolations(page);

  await page.getByRole('button', { name: 'Изменить группу…' }).click();
  await page.getByRole('combobox', { name: 'Группа' }).fill('ГК «Волжский');
  await page.getByRole('option', { name: 'ГК «Волжский хлеб»' }).click();
  await page.getByRole('combobox', { name: 'Кто она в группе' }).click();
  await page.getByRole('option', { name: 'бренд' }).click();
  await noViolations(page);
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Другие компании группы' })).toContainText('АО «Волжские мельницы»');
  await expect(page.getByRole('heading', { name: 'В другое время' })).toBeVisible();
  await page.getByRole('button', { name: /^Отменить/ }).click();
  await expect(page.getByRole('list', { name: 'Другие компании группы' })).toContainText('ООО «Ромашка»');
  await expect(page.getByRole('heading', { name: 'В другое время' })).toBeHidden();
});
