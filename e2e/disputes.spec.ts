/** The channel court: a seller disputes a refusal on a phone, the vendor's people decide it, the partner accepts. */
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { api, demo, expect, lookOver, noViolations, pageFor, phone, picture, test } from './support.ts';

/** A claim of Вектор that its manager has refused: what a dispute is opened about. */
async function refusedClaim(customer: string): Promise<string> {
  const { body: products } = await api<{ items: { id: string }[] }>('partnerA', 'GET', '/v1/product-families');
  const made = await api<{ id: string }>('partnerA', 'POST', '/v1/registrations', {
    customer_name: customer,
    customer_tax_id: makeInn(`dispute ${customer} ${Date.now()}`),
    products: [{ family_id: products.items[0]?.id }],
    amount_minor: 1_240_000_00,
    close_date: `${new Date().getFullYear() + 2}-06-30`,
    need: 'Единая база клиентов для трёх магазинов',
  });
  const url = `/v1/registrations/${made.body.id}`;
  await api('partnerA', 'POST', `${url}/submit`, {});
  await api('manager', 'POST', `${url}/take`, {});
  const refusal = { reason_code: 'no_proof', note: 'Не видно, что работа с заказчиком началась.' };
  expect((await api('manager', 'POST', `${url}/reject`, refusal)).status).toBe(200);
  return made.body.id;
}

test('a refusal is disputed, judged by somebody without an interest, accepted and carried out', async ({ browser }) => {
  test.setTimeout(120_000);
  const id = await refusedClaim('ООО «Спорный берег»');
  const seller = await pageFor(browser, 'seller', 'Вектор', phone);
  await seller.goto(`${demo.url}/c/acme/deals/${id}`);
  await seller.getByRole('button', { name: 'Открыть спор' }).click();
  const dialog = seller.getByRole('dialog');
  await dialog.getByLabel('Основание').click();
  await seller.getByRole('option', { name: 'Доказательства не учли' }).click();
  await noViolations(seller);
  await dialog
    .getByLabel('Чего вы требуете и почему')
    .fill('Протокол встречи мы приложили в день запроса, его не учли.');
  await dialog.getByRole('button', { name: 'Открыть спор' }).click();
  await expect(seller.getByText('Пока дело открыто')).toBeVisible();
  const address = seller.url();

  await seller.getByRole('button', { name: 'Приложить доказательство' }).click();
  const filing = seller.getByRole('dialog');
  await filing.getByLabel('Как назвать').fill('Протокол встречи');
  const file = { name: 'протокол.txt', mimeType: 'text/plain', buffer: Buffer.from('подписан заказчиком') };
  await filing.locator('input[type=file]').setInputFiles(file);
  await filing.getByRole('button', { name: 'Приложить', exact: true }).click();
  await expect(seller.getByText('протокол.txt')).toBeVisible();
  await lookOver(seller, 'dispute-phone');
  await seller.getByRole('button', { name: 'Я приложил всё' }).click();
  await expect(seller.getByText('Вы сказали, что приложили всё')).toBeVisible();

  const head = await pageFor(browser, 'head_of_channel');
  await head.goto(address.replace('/c/', '/w/'));
  await head.getByRole('button', { name: 'Вендор приложил всё' }).click();
  await expect(head.getByText('Ваш ход')).toBeVisible();
  await lookOver(head, 'dispute-case');

  // Whom the system has seated is neither the manager of the partner nor whoever has refused.
  const dispute = new URL(address).pathname.split('/').at(-1) as string;
  const { body } = await api<{ judges: { id: string }[]; parties_seen: { id: string }[] }>(
    'head',
    'GET',
    `/v1/disputes/${dispute}`,
  );
  expect(body.judges).toHaveLength(1);
  const decision = {
    facts: 'Протокол был приложен в день запроса, это видно из журнала.',
    priority_rule: 'first_complete_submission',
    reason_code: 'stronger_evidence',
    outcomes: [
      {
        party_id: body.parties_seen[0]?.id,
        outcome: 'protection_granted',
        words: 'Подача была полной, защита даётся.',
      },
    ],
  };
  expect((await api('manager', 'POST', `/v1/disputes/${dispute}/decisions`, decision)).status).toBe(409);
  const answers = await Promise.all(
    ['manager2', 'manager3'].map((key) => api(key, 'POST', `/v1/disputes/${dispute}/decisions`, decision)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);

  await seller.reload();
  await seller.getByRole('button', { name: 'Согласиться' }).click();
  await seller.getByRole('dialog').getByRole('button', { name: 'Согласиться' }).click();
  await expect(seller.getByText('Вы согласились')).toBeVisible();
});

test('the desk orders cases by their time, shows who is late, and decides by keys', async ({ browser }) => {
  const head = await pageFor(browser, 'head_of_channel');
  await head.goto(`${demo.url}/w/acme/disputes`);
  await expect(head.getByRole('table', { name: 'Споры' })).toBeVisible();
  await lookOver(head, 'dispute-desk');
  await head.getByRole('link', { name: /^Мои/ }).click();
  await head.getByRole('table', { name: 'Споры' }).getByRole('link').first().click();
  await expect(head.getByRole('heading', { name: 'Стороны' })).toBeVisible();
  await head.keyboard.press('d');
  const drawer = head.getByRole('dialog');
  await expect(drawer.getByLabel('Что установлено')).toBeVisible();
  await noViolations(head);
  await picture(head, 'dispute-decide');
  await drawer.getByRole('button', { name: 'Отмена' }).click();
  await head.goto(`${demo.url}/w/acme/disputes?view=precedents`);
  await expect(head.getByText('Ждут подтверждения')).toBeVisible();
  await lookOver(head, 'dispute-precedents');
});

test('a partner reads its cases and what was decided before, in English too', async ({ browser }) => {
  const page = await pageFor(browser, 'seller', 'Норд', { ...phone, locale: 'en-GB' });
  await page.goto(`${demo.url}/c/acme/disputes`);
  await page
    .getByRole('button', { name: 'Меню' })
    .or(page.getByRole('button', { name: 'Menu' }))
    .waitFor();
  await lookOver(page, 'dispute-list-phone');
  await page.goto(`${demo.url}/c/acme/disputes?view=precedents`);
  await expect(page.getByText(/прецедент \d|precedent \d/).first()).toBeVisible();
  await lookOver(page, 'dispute-precedents-phone');
});
