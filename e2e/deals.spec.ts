/** The deal room on both sides: next step, task and a named colleague on a phone; the board by keyboard, the forecast. */
import type { Browser, Page } from '@playwright/test';
import { api, demo, expect, lookOver, noViolations, pageFor, phone, test } from './support.ts';

interface Card {
  id: string;
  customer_name: string;
  stage: string;
  partner: { name: string };
}

/** An open deal of the seller's, by the partner's own key. */
async function ownDeal(): Promise<Card> {
  const { body } = await api<{ items: Card[] }>('partnerA', 'GET', '/v1/deals?limit=5');
  const [first] = body.items;
  if (!first) throw new Error('the demo has no open deal');
  return first;
}

async function roomOf(browser: Browser, locale: string): Promise<{ page: Page; deal: Card }> {
  const deal = await ownDeal();
  const page = await pageFor(browser, 'seller', deal.partner.name, { ...phone, locale });
  await page.goto(`${demo.url}/c/acme/deals/${deal.id}/room`);
  return { page, deal };
}

test('a seller on a phone says what comes next, writes a task and names the manager', async ({ browser }) => {
  const { page, deal } = await roomOf(browser, 'ru-RU');
  await expect(page.getByRole('heading', { name: 'Следующий шаг' })).toBeVisible();
  await page.getByRole('region', { name: 'Этап' }).scrollIntoViewIfNeeded();
  await page
    .getByRole('button', { name: /^(Назначить|Изменить)$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Что сделать').fill('Позвонить директору в четверг');
  await noViolations(page);
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Позвонить директору в четверг').first()).toBeVisible();

  await page.getByRole('button', { name: 'Задача', exact: true }).click();
  await dialog.getByLabel('Что сделать').fill('Прислать смету пилота');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  const task = page.getByRole('checkbox', { name: /Прислать смету пилота/ });
  await task.check();
  await expect(task).toBeChecked();

  const people = await api<{ items: { id: string; name: string; side: string }[] }>(
    'partnerA',
    'GET',
    `/v1/deals/${deal.id}/people`,
  );
  const manager = people.body.items.find((person) => person.side === 'vendor');
  if (!manager) throw new Error('nobody of the vendor works on the deal');
  const box = page.getByLabel('Комментарий для обеих сторон');
  await box.fill(`Посмотрите, пожалуйста, @${manager.name.slice(0, 3)}`);
  await page.getByRole('button', { name: new RegExp(manager.name) }).click();
  await expect(box).toHaveValue(new RegExp(`@${manager.name} $`));
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText(`@${manager.name}`, { exact: true })).toBeVisible();
  await lookOver(page, 'deal-room-phone');
});

test('the same room in English', async ({ browser }) => {
  const { page } = await roomOf(browser, 'en-GB');
  await expect(page.getByRole('heading', { name: 'Joint plan' })).toBeVisible();
  await expect(page.getByText(/deals\.\w/)).toHaveCount(0);
  await lookOver(page, 'deal-room-phone-en');
});

test('what the vendor’s people write among themselves the partner never sees', async ({ browser }) => {
  const deal = await ownDeal();
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(`${demo.url}/w/acme/deals/${deal.id}/room`);
  await page.getByLabel('Только для своих: партнёр не увидит').check();
  await page.getByLabel('Внутренний комментарий').fill('Скидку обсудим без партнёра');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Скидку обсудим без партнёра')).toBeVisible();
  await expect(page.getByText('для своих').first()).toBeVisible();
  await lookOver(page, 'deal-room');
  const seller = await pageFor(browser, 'seller', deal.partner.name, phone);
  await seller.goto(`${demo.url}/c/acme/deals/${deal.id}/room`);
  await expect(seller.getByRole('heading', { name: 'Комментарии' })).toBeVisible();
  await expect(seller.getByText('Скидку обсудим без партнёра')).toHaveCount(0);
});

test('the board is worked by keyboard, a number of the forecast opens its rows', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${demo.url}/w/acme/pipeline`);
  const first = page.getByRole('region', { name: 'Потребность выяснена' });
  const card = first.locator('[data-deal]').first();
  const id = await card.getAttribute('data-deal');
  await lookOver(page, 'deal-board');
  await card.getByRole('link').focus();
  await page.keyboard.press('Shift+ArrowRight');
  const next = page.getByRole('region', { name: 'Показ и пилот' });
  await expect(next.locator(`[data-deal="${id}"]`)).toBeVisible();
  await expect(next.locator(`[data-deal="${id}"] a`)).toBeFocused();
  const { body } = await api<{ stage: string }>('manager', 'GET', `/v1/deals/${id}`);
  expect(body.stage).toBe('solution');

  const dragged = page.getByRole('region', { name: 'Квалификация' }).locator('[data-deal]').first();
  const draggedId = await dragged.getAttribute('data-deal');
  await dragged.dragTo(page.getByRole('region', { name: 'Предложение' }), { targetPosition: { x: 60, y: 40 } });
  await expect(page.getByRole('region', { name: 'Предложение' }).locator(`[data-deal="${draggedId}"]`)).toBeVisible();

  await page.getByRole('link', { name: 'Прогноз', exact: true }).click();
  await expect(page.getByRole('row', { name: /Всего/ }).first()).toBeVisible();
  await lookOver(page, 'deal-forecast');
  await page.getByRole('row').getByRole('link').first().click();
  await expect(page).toHaveURL(/view=list/);
  await expect(page.getByRole('table', { name: 'Сделки' })).toBeVisible();
  await noViolations(page);
});

test('the head of channel changes what a stage asks for, and takes it back', async ({ browser }) => {
  const page = await pageFor(browser, 'head_of_channel');
  await page.goto(`${demo.url}/w/acme/settings?tab=stages`);
  await page.getByRole('button', { name: 'Предложение: изменить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Вероятность, %').fill('130');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog.getByLabel('Вероятность, %')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Вероятность, %').fill('65');
  await noViolations(page);
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Предложение' })).toContainText('65');
  await page.getByRole('button', { name: 'Договор: убрать' }).click();
  await expect(page.getByText(/На этапе есть открытые сделки/)).toBeVisible();
  await lookOver(page, 'deal-stages');
});

test('a special price is asked for on a phone and granted with a helper, to whom this one deal opens', async ({
  browser,
}) => {
  const { body } = await api<{ items: Card[] }>('partnerA', 'GET', '/v1/deals?limit=5');
  const deal = body.items[1];
  if (!deal) throw new Error('the demo has no second open deal');
  const seller = await pageFor(browser, 'seller', deal.partner.name, phone);
  await seller.goto(`${demo.url}/c/acme/deals/${deal.id}/room`);
  await seller.getByRole('button', { name: 'Попросить помощь' }).click();
  const asking = seller.getByRole('dialog');
  await asking.getByRole('combobox', { name: 'Что нужно' }).click();
  await seller.getByRole('option', { name: 'Специальная цена' }).click();
  await asking.getByLabel('Для чего и когда').fill('Заказчик сравнивает с аналогом, просит цену на три года');
  await noViolations(seller);
  await asking.getByRole('button', { name: 'Попросить' }).click();
  const wanted = seller
    .getByRole('listitem')
    .filter({ hasText: 'просит цену на три года' })
    .filter({ hasText: 'Ждёт ответа' });
  await expect(wanted).toBeVisible();

  const expert = await pageFor(browser, 'product_expert', null, { viewport: { width: 1440, height: 900 } });
  await expert.goto(`${demo.url}/w/acme/deals/${deal.id}/room`);
  await expect(expert.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');

  const manager = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1440, height: 900 } });
  await manager.goto(`${demo.url}/w/acme/deals/${deal.id}/room`);
  const asked = manager.getByRole('listitem').filter({ hasText: 'просит цену на три года' });
  await asked.getByRole('button', { name: 'Согласиться' }).click();
  const granting = manager.getByRole('dialog');
  const name = userName(await api('administrator', 'GET', '/v1/people?side=workspace&limit=100'));
  await granting.getByRole('combobox', { name: 'Кто поможет' }).click();
  await manager.getByRole('option', { name }).click();
  await noViolations(manager);
  await granting.getByRole('button', { name: 'Согласиться' }).click();
  await expect(manager.getByText(`Помогает ${name}`).first()).toBeVisible();

  await expert.reload();
  await expect(expert.getByRole('heading', { level: 1 })).toContainText(deal.customer_name.replace(/^\S+ «|»$/g, ''));
  await expect(expert.getByRole('button', { name: 'Согласиться' })).toHaveCount(0);
  await lookOver(expert, 'deal-room-of-helper');
  await seller.reload();
  await expect(seller.getByText(`Помогает ${name}`).first()).toBeVisible();

  await api('partnerA', 'POST', '/v1/disputes', {
    ...{ registration_id: deal.id, kind: 'breach', ground: 'sold_around' },
    demand: 'Цену на три года получил не мы: просим разобраться',
  });
  await seller.reload();
  await expect(seller.getByText('Идёт спор: сделка стоит на месте')).toBeVisible();
  await expect(seller.getByRole('button', { name: 'Попросить помощь' })).toHaveCount(0);
  await lookOver(seller, 'deal-room-frozen-phone');
});

/** The product expert, as people call him. */
function userName({ body }: { body: unknown }): string {
  const { items } = body as { items: { full_name: string; roles: string[] }[] };
  const expert = items.find((person) => person.roles.includes('product_expert'));
  if (!expert) throw new Error('the demo has no product expert');
  return expert.full_name;
}
