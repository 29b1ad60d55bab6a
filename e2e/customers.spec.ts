/** The book of customers: who belongs with whom and since when. */
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { api, demo, expect, lookOver, noViolations, pageFor, phone, picture, test } from './support.ts';

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

test('two records of one customer are merged side by side, undone from the toast and from the page, and split', async ({
  browser,
}) => {
  const key = 'manager';
  const save = async (body: object) => (await api<{ id: string }>(key, 'POST', '/v1/customers', body)).body.id;
  await save({ name: 'ООО «Синяя гавань»', tax_id: makeInn('blue harbour'), city: 'Тверь' });
  await save({ name: 'Sinyaya Gavan LLC', city: 'Тверь', web_domain: 'gavan.example', aliases: ['Гавань-Юг'] });
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(book('?q=Синяя гавань'));
  await page.getByRole('link', { name: 'ООО «Синяя гавань»' }).click();
  await page.getByRole('button', { name: 'Объединить…' }).click();
  await page.getByRole('combobox', { name: 'Другая запись о том же заказчике' }).fill('gavan.example');
  await page.getByRole('option', { name: /Sinyaya Gavan LLC/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('Пустые поля заполнятся: Сайт или почта.')).toBeVisible();
  await lookOver(page, 'customer-merge');
  await drawer.getByRole('button', { name: 'Объединить', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Объединения' })).toBeVisible();
  await page.getByRole('button', { name: /^Отменить(?! объединение)/ }).click();
  await expect(page.getByText(/Отменено \d/)).toBeVisible();

  // Again, and this time undone on the page of the record that went.
  await page.getByRole('button', { name: 'Объединить…' }).click();
  await page.getByRole('combobox', { name: 'Другая запись о том же заказчике' }).fill('gavan.example');
  await page.getByRole('option', { name: /Sinyaya Gavan LLC/ }).click();
  await drawer.getByRole('button', { name: 'Объединить', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: 'Гавань-Юг' })).toBeVisible();
  await picture(page, 'customer-merged');
  await page.getByRole('main').getByRole('link', { name: 'Sinyaya Gavan LLC' }).first().click();
  await expect(page.getByText('Теперь заказчик здесь: ООО «Синяя гавань»')).toBeVisible();
  await noViolations(page);
  await page.getByRole('button', { name: 'Отменить объединение', exact: true }).click();
  await expect(page.getByText('Теперь заказчик здесь: ООО «Синяя гавань»')).toBeHidden();

  await page.getByRole('button', { name: 'Выделить…' }).click();
  await page.getByRole('checkbox', { name: 'Гавань-Юг' }).check();
  await expect(page.getByLabel('Название нового заказчика')).toHaveValue('Гавань-Юг');
  await noViolations(page);
  await page.getByRole('button', { name: 'Выделить', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Гавань-Юг' })).toBeVisible();
});

test('a merge of two different companies is refused in words', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(book('?q=Городская больница № 2'));
  await page.getByRole('link', { name: 'ГБУЗ «Городская больница № 2»' }).click();
  await page.getByRole('button', { name: 'Объединить…' }).click();
  await page.getByRole('combobox', { name: 'Другая запись о том же заказчике' }).fill('больница № 3');
  await page.getByRole('option', { name: /больница № 3/ }).click();
  await expect(page.getByText(/разные верные ИНН/)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Объединить', exact: true })).toBeDisabled();
  await picture(page, 'customer-merge-refused');
});

test('what the night has found is answered by keys, taken back, and the same can be merged at once', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(book('?tab=duplicates'));
  const answers = page.getByRole('group', { name: 'Это один заказчик?' });
  await expect(answers).toBeVisible();
  await expect(page.getByRole('list', { name: 'Что совпало и что нет' }).getByRole('listitem').first()).toBeVisible();
  await lookOver(page, 'customer-duplicates');
  expect(await page.getByRole('article').count()).toBe(1);
  const asked = (await page.getByRole('article').getByRole('heading').textContent())?.split(' · ')[0] as string;
  await page.keyboard.press('3');
  await expect(page.getByText('Записано: разные')).toBeVisible();
  const given = page.getByRole('listitem').filter({ hasText: asked });
  await expect(given).toContainText('Разные');
  await given.getByRole('button', { name: /^Взять назад/ }).click();
  await expect(page.getByRole('article').getByRole('heading')).toContainText(asked);
  await page.keyboard.press('1');
  await expect(page.getByText('Записано: один заказчик')).toBeVisible();
  await page.getByRole('button', { name: 'Объединить…' }).click();
  await expect(page.getByRole('dialog').getByText('Что произойдёт')).toBeVisible();
});

test('who the customer of a claim is gets answered by keys, the answer is kept, and taken back', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(`${demo.url}/w/acme/deals/${await planted()}`);
  const answers = page.getByRole('group', { name: 'Та же сделка?' });
  await expect(page.getByText('Без ответа заявку не одобрить.')).toBeVisible();
  await expect(page.getByText(/^тот же домен/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^Название/ }).locator('mark')).toHaveText('Сервис');
  await lookOver(page, 'decide-candidate');
  await page.keyboard.press('1');
  await expect(page.getByText(/Два разных верных ИНН/)).toBeVisible();
  await page.keyboard.press('2');
  await expect(answers.getByRole('button', { name: 'Та же группа' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'предмет защиты' })).toContainText(
    /[А-Я][а-я]+ [А-Я][а-я]+, /,
  );
  await noViolations(page);
  await picture(page, 'decide-answered');
  await page.keyboard.press('0');
  await expect(page.getByText('Без ответа заявку не одобрить.')).toBeVisible();
  await page.keyboard.press('3');
  await expect(answers.getByRole('button', { name: 'Разные' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: /Одобрить на/ })).toBeEnabled();
});

test('the book of customers on a phone in English', async ({ browser }) => {
  const save = async (body: object) => (await api<{ id: string }>('manager', 'POST', '/v1/customers', body)).body.id;
  const kept = await save({ name: 'ООО «Тихая заводь»', tax_id: makeInn('quiet creek'), city: 'Тверь' });
  const gone = await save({
    name: 'Tikhaya Zavod LLC',
    city: 'Тверь',
    web_domain: 'zavod.example',
    aliases: ['Creek'],
  });
  const page = await pageFor(browser, 'channel_manager', null, { ...phone, locale: 'en-GB' });
  await page.goto(book());
  await expect(page.getByRole('table', { name: 'Customers' })).toBeVisible();
  await lookOver(page, 'phone-customers');
  await page.getByRole('link', { name: 'Groups' }).click();
  await page.getByText('ГК «Волжский хлеб»').click();
  await expect(page.getByRole('list', { name: 'Companies of the group' })).toContainText('АО «Волжские мельницы»');
  await lookOver(page, 'phone-group');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Similar' }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await lookOver(page, 'phone-duplicates');

  await page.goto(book(`/${gone}`));
  await expect(page.getByRole('heading', { name: 'Tikhaya Zavod LLC' })).toBeVisible();
  await page.getByRole('button', { name: 'Split…' }).click();
  await page.getByRole('checkbox', { name: 'Creek' }).check();
  await lookOver(page, 'phone-split');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Merge…' }).click();
  await page.getByRole('combobox', { name: 'Another record of the same customer' }).fill('Тихая заводь');
  await page.getByRole('option', { name: /Тихая заводь/ }).click();
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByText('What will happen')).toBeVisible();
  await lookOver(page, 'phone-merge');
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(`**/${kept}`);
  await expect(page.getByRole('heading', { name: 'Merges' })).toBeVisible();
  await lookOver(page, 'phone-customer');
});

test('a general phone is read as people write it, and a wrong one is answered in words', async ({ browser }) => {
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(book());
  await page.getByRole('button', { name: 'Новый заказчик' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Название').fill('Пекарня «Утро»');
  await drawer.getByLabel('Общий телефон').fill('12-34');
  await drawer.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(drawer.getByText(/^Такого номера телефона не бывает/)).toBeVisible();
  await lookOver(page, 'customer-phone');
  await drawer.getByLabel('Общий телефон').fill('8 (495) 234-56-79');
  await drawer.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(drawer).toBeHidden();
  await page.goto(book('?q=пекарня утро'));
  await page.getByRole('link', { name: 'Пекарня «Утро»' }).click();
  await expect(page.getByText('+74952345679')).toBeVisible();
});

test('two partners on one tender are shown to the manager with the number, though the customers differ', async ({
  browser,
}) => {
  const own = 100_000 + (Date.now() % 899_999);
  const lot = { route: 'law_44', notice_number: `0373100012326${own}`, notice_date: '2026-11-20' };
  const agent = { ...lot, customer_domain: `kaskad${own}.example`, customer_phone: '+74952345680' };
  await submitted('partnerB', {
    ...lot,
    customer_name: 'ГБУЗ «Поликлиника 5»',
    customer_tax_id: makeInn(`lot ${own}`),
  });
  const id = await submitted('partnerA', { ...agent, customer_name: 'Организатор торгов «Каскад»' });
  const page = await pageFor(browser, 'channel_manager');
  await page.goto(`${demo.url}/w/acme/deals/${id}`);
  await expect(page.getByText(/^то же извещение о закупке/)).toBeVisible();
  await lookOver(page, 'decide-tender');
});

/** A claim about a customer that shares its domain with another partner's. @returns its id */
async function planted(): Promise<string> {
  const mark = Date.now() % 100_000;
  const customer_domain = `severveter${mark}.example`;
  const named = (customer_name: string) => ({
    ...{ customer_name, customer_domain },
    customer_tax_id: makeInn(`${customer_name} ${mark}`),
  });
  await submitted('partnerB', named('ООО «Северный ветер»'));
  return submitted('partnerA', named('ООО «Северный Ветер-Сервис»'));
}

/** A complete claim of a partner; `what` says of whom and how. @returns its id */
async function submitted(key: string, what: object): Promise<string> {
  const families = await api<{ items: { id: string }[] }>('partnerA', 'GET', '/v1/product-families');
  const claim = {
    customer_city: 'Тверь',
    need: 'Единая база клиентов для трёх магазинов и склада.',
    contact_name: 'Ирина Белова',
    contact_consent: true,
    close_date: new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10),
    amount_minor: 124_000_000,
    currency: 'RUB',
    products: [{ family_id: families.body.items[0]?.id, quantity: 60 }],
    ...what,
  };
  const { id } = (await api<{ id: string }>(key, 'POST', '/v1/registrations', claim)).body;
  await api(key, 'POST', `/v1/registrations/${id}/submit`, {});
  return id;
}
