/** Fair play: both sides' cases, direct sales that meet a partner, complaints without prices, and the month that is published. */
import { demo, expect, lookOver, noViolations, pageFor, phone, picture, test } from './support.ts';

const wide = { viewport: { width: 1440, height: 900 } };

test('a partner’s owner reads the numbers, answers a notice and reports the vendor, on a phone', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'owner', 'Вектор', phone);
  await page.goto(`${demo.url}/c/acme/conduct`);
  await expect(page.getByRole('rowheader', { name: 'Решено с опозданием' }).first()).toBeVisible();
  await lookOver(page, 'fair-play-phone');
  await page.getByRole('button', { name: 'Дела' }).click();
  const notice = page.getByRole('article', { name: /регистрация без работы с заказчиком/ });
  await expect(notice.getByText('Ждём ответа')).toBeVisible();
  await lookOver(page, 'conduct-phone');
  await notice.getByRole('button', { name: 'Ответить' }).click();
  await page.getByRole('dialog').getByLabel('Ответ').fill('Встречи были, протоколы приложим к отчётам');
  await page.getByRole('dialog').getByRole('button', { name: 'Ответить' }).click();
  await expect(notice.getByText('Ждём решения')).toBeVisible();
  await page.getByRole('button', { name: 'Сообщить о сотруднике вендора' }).click();
  await noViolations(page);
  await page.getByRole('dialog').getByLabel('Что произошло').fill('Третий раз подряд решение приходит после срока');
  await page.getByRole('dialog').getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Третий раз подряд решение приходит после срока')).toBeVisible();
  await page.getByRole('button', { name: 'Жалобы' }).click();
  await expect(page.getByText('Цена перепродажи здесь никого ни к чему не обязывает')).toBeVisible();
  await lookOver(page, 'complaints-phone');
});

test('direct sales are stopped by a partner, and the head gives the second approval', async ({ browser }) => {
  const seller = await pageFor(browser, 'sales', null, wide);
  await seller.goto(`${demo.url}/w/acme/conduct?tab=direct`);
  const stopped = seller.getByRole('article').filter({ hasText: 'Остановлена' }).first();
  await expect(stopped).toBeVisible();
  await expect(stopped.getByText('Вектор')).toHaveCount(0);
  await lookOver(seller, 'direct-sales');
  await seller.getByRole('button', { name: 'Заявить сделку' }).click();
  await expect(seller.getByLabel('Название заказчика')).toBeVisible();
  await noViolations(seller);
  const head = await pageFor(browser, 'head_of_channel', null, wide);
  await head.goto(`${demo.url}/w/acme/conduct?tab=direct`);
  const waiting = head.getByRole('article').filter({ hasText: 'Письмо заказчика' }).first();
  await expect(waiting.getByText(/Вектор/)).toBeVisible();
  await waiting.getByRole('button', { name: 'Согласиться' }).click();
  await head.getByRole('dialog').getByLabel('Обоснование').fill('Письмо подлинное, заказчик подтвердил');
  await head.getByRole('dialog').getByRole('button', { name: 'Согласиться' }).click();
  await expect(waiting.getByText('Разрешена')).toBeVisible();
  await picture(head, 'direct-allowed');
  await head.goto(`${demo.url}/w/acme/conduct`);
  await expect(head.getByRole('article').first()).toBeVisible();
  await lookOver(head, 'conduct');
});

test('the head looks at a month, in English', async ({ browser }) => {
  const page = await pageFor(browser, 'head_of_channel', null, { ...wide, locale: 'en-GB' });
  await page.goto(`${demo.url}/w/acme/conduct?tab=report`);
  await expect(page.getByRole('rowheader', { name: 'Decided late' })).toBeVisible();
  await expect(page.getByText(/Published to partners on/)).toBeVisible();
  await lookOver(page, 'fair-play');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^Fair play .*\.xlsx$/);
});
