/** What does not go smoothly: a vendor that keeps silent, an appeal, claims in conflict, a protection that is taken away. */
import { api, demo, expect, lookOver, pageFor, phone, test } from './support.ts';

/** The registration of that customer, as somebody sees it. */
async function idOf(key: string, customer: string): Promise<string> {
  const q = encodeURIComponent(customer);
  const { body } = await api<{ items: { id: string }[] }>(key, 'GET', `/v1/registrations?q=${q}`);
  if (!body.items[0]) throw new Error(`the demo has no registration of ${customer}`);
  return body.items[0].id;
}
const desk = { viewport: { width: 1440, height: 900 } } as const;

test('a seller reads on a phone that the vendor kept silent, what that cost it, and that the claim is protected', async ({
  browser,
}) => {
  const id = await idOf('partnerB', 'Маяк-Сервис');
  const seller = await pageFor(browser, 'seller', 'Норд', { ...phone, locale: 'en-US' });
  await seller.goto(`${demo.url}/c/acme/deals/${id}`);
  await expect(seller.getByText(/Provisional protection: .* kept silent for twice its time/)).toBeVisible();
  await expect(seller.getByText('The vendor missed its time').first()).toBeVisible();
  await expect(seller.getByText(/gives no special price/)).toBeVisible();
  await lookOver(seller, 'silence-phone-en');
});

test('a claim in conflict tells its partner nothing of the other one, and is decided on one screen', async ({
  browser,
}) => {
  const id = await idOf('partnerB', 'Северный док');
  const seller = await pageFor(browser, 'seller', 'Норд', phone);
  await seller.goto(`${demo.url}/c/acme/deals/${id}`);
  await expect(seller.getByText('Предмет защиты не свободен').first()).toBeVisible();
  await lookOver(seller, 'conflict-phone');

  const manager = await pageFor(browser, 'channel_manager', null, desk);
  await manager.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(manager.getByRole('button', { name: /Снять конфликт/ })).toBeVisible();
  await lookOver(manager, 'decide-conflict');
  await manager.keyboard.press('r');
  await manager.getByText('Предмет защиты занят', { exact: true }).click();
  await manager.keyboard.press('Control+Enter');
  await expect(manager.getByText(/отказ отправлен/)).toBeVisible();

  await seller.reload();
  await seller.getByRole('button', { name: 'Обжаловать' }).click();
  await seller.getByLabel('Почему отказ неверен').fill('Первая встреча была в августе, протокол приложен.');
  await lookOver(seller, 'appeal-dialog-phone');
  await seller.getByRole('button', { name: 'Обжаловать' }).last().click();
  await expect(seller.getByText('Отказ обжалован').first()).toBeVisible();

  await manager.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(manager.getByText('Это жалоба на ваш отказ: передайте её коллеге.')).toBeVisible();
});

test('an appeal is decided by somebody else, with the words of the partner in sight', async ({ browser }) => {
  const id = await idOf('partnerB', 'Тихая гавань');
  const head = await pageFor(browser, 'head_of_channel', null, { ...desk, locale: 'en-US' });
  await head.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(head.getByRole('heading', { name: 'The refusal is appealed' })).toBeVisible();
  await expect(head.getByText(/Протокол встречи был приложен/)).toBeVisible();
  await lookOver(head, 'decide-appeal-en');
  await head.keyboard.press('a');
  await expect(head.getByText(/approved; the partner is told/)).toBeVisible();
});

test('a protection is moved by two people only, after its holder was heard', async ({ browser }) => {
  const id = await idOf('partnerB', 'Ладога-Транс');
  const head = await pageFor(browser, 'head_of_channel', null, desk);
  await head.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(head.getByRole('heading', { name: /Предложено передать защиту/ })).toBeVisible();
  await expect(head.getByRole('button', { name: /Подтвердить/ })).toHaveCount(0);
  await lookOver(head, 'decide-removal');

  const owner = await pageFor(browser, 'owner', 'Норд', phone);
  await owner.goto(`${demo.url}/c/acme/deals/${id}`);
  await expect(owner.getByText(/предлагает снять защиту/)).toBeVisible();
  await lookOver(owner, 'removal-phone');
  await owner.getByRole('button', { name: 'Возразить…' }).click();
  await owner.getByLabel('Почему защита должна остаться').fill('Пилот идёт третью неделю, протоколы приложены.');
  await owner.getByRole('button', { name: 'Отправить ответ' }).click();
  await expect(owner.getByText('Ответ отправлен')).toBeVisible();

  await head.reload();
  await expect(head.getByRole('button', { name: /Подтвердить/ })).toBeVisible();
  await head.keyboard.press('y');
  await expect(head.getByRole('button', { name: 'Передать защиту' })).toBeVisible();
  await lookOver(head, 'confirm-removal');
  await head.getByRole('button', { name: 'Передать защиту' }).click();
  await expect(head.getByText('Сделано: обе стороны узнают сразу')).toBeVisible();
  await owner.reload();
  await expect(owner.getByText('Защита передана').first()).toBeVisible();
});

test('a manager proposes to revoke a protection, with a file that only the vendor sees', async ({ browser }) => {
  const manager = await pageFor(browser, 'channel_manager', null, desk);
  const { body } = await api<{ items: { id: string }[] }>('partnerB', 'GET', '/v1/registrations?state=approved');
  const id = body.items.at(-1)?.id as string;
  await manager.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(manager.getByRole('button', { name: /Снять защиту/ })).toBeVisible();
  await manager.keyboard.press('x');
  const dialog = manager.getByRole('dialog');
  await dialog.getByText('Отозвать', { exact: true }).click();
  await dialog.getByLabel('Пояснение партнёру').fill('Заказчик говорит, что с ним не связывались.');
  await dialog.getByRole('button', { name: 'Предложить' }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'Переписка.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Переписка'),
  });
  await expect(dialog.getByText('Переписка.txt')).toBeVisible();
  await lookOver(manager, 'propose-removal');
  await dialog.getByRole('button', { name: 'Предложить' }).click();
  await expect(manager.getByRole('heading', { name: 'Предложено отозвать защиту' })).toBeVisible();
  const seen = await api<{ files: { name: string }[] }>('partnerB', 'GET', `/v1/registrations/${id}`);
  expect(seen.body.files.map(({ name }) => name)).not.toContain('Переписка.txt');
  await manager.keyboard.press('n');
  await manager.getByRole('button', { name: 'Оставить защиту' }).last().click();
  await expect(manager.getByText('Защита осталась прежней')).toBeVisible();
});

test('both sides read the same figures of how the vendor keeps its word', async ({ browser }) => {
  const manager = await pageFor(browser, 'channel_manager', null, desk);
  await manager.goto(`${demo.url}/w/acme`);
  await manager.getByRole('link', { name: 'Все показатели' }).click();
  await expect(manager.getByText('Временная защита из-за молчания')).toBeVisible();
  await lookOver(manager, 'scorecard');
  const seller = await pageFor(browser, 'seller', 'Норд', { ...phone, locale: 'en-US' });
  await seller.goto(`${demo.url}/c/acme/scorecard`);
  await expect(seller.getByRole('heading', { name: 'Your company' })).toBeVisible();
  await lookOver(seller, 'scorecard-phone-en');
});
