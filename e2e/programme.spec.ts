/** The programme's own papers: a change of the rules from draft to the partner's page, and a year of the calendar. */
import { api, demo, expect, noViolations, pageFor, picture, test } from './support.ts';

test('a change of the rules is drafted by one, published by another, and read by the partner', async ({ browser }) => {
  const manager = await pageFor(browser, 'channel_manager');
  await manager.goto(`${demo.url}/w/acme/rules`);
  await manager.getByRole('button', { name: 'Подготовить изменение' }).click();
  await manager.getByLabel('Зачем меняем').fill('Ответ на вопрос просили дать больше времени.');
  await manager.getByLabel('Срок ответа партнёра на вопрос').fill('0');
  await manager.getByRole('button', { name: 'Сохранить черновик' }).click();
  await expect(manager.getByLabel('Срок ответа партнёра на вопрос')).toHaveAttribute('aria-invalid', 'true');
  await manager.getByLabel('Срок ответа партнёра на вопрос').fill('12');
  await manager.getByRole('button', { name: 'Сохранить черновик' }).click();
  await expect(manager.getByText('10 рабочих дней').first()).toBeVisible();
  await noViolations(manager);
  await manager.getByRole('button', { name: 'На проверку' }).click();
  await expect(manager.getByText('Отправлено на проверку')).toBeVisible();
  const address = manager.url();

  const head = await pageFor(browser, 'head_of_channel');
  await head.goto(address);
  await head.getByRole('button', { name: 'Опубликовать…' }).click();
  await expect(head.getByText('Начнёт действовать сразу')).toBeVisible();
  await noViolations(head);
  await head.getByRole('button', { name: 'Опубликовать', exact: true }).click();
  await expect(head.getByText(/Версия \d+ опубликована/)).toBeVisible();

  const partner = await pageFor(browser, 'seller', 'Норд');
  await partner.goto(`${demo.url}/c/acme/rules`);
  await expect(partner.getByText('12 рабочих дней')).toBeVisible();
});

test('amounts of the rules are shown in the programme’s currency, to both sides', async ({ browser }) => {
  const settings = (currency: string) => api('administrator', 'PATCH', '/v1/settings', { currency });
  try {
    expect((await settings('KZT')).status).toBe(200);
    const partner = await pageFor(browser, 'seller', 'Норд');
    await partner.goto(`${demo.url}/c/acme/rules`);
    await expect(partner.getByText(/казахский тенге/)).toBeVisible();
    await expect(partner.getByText(/от 10.000.000.₸/)).toBeVisible();
    await noViolations(partner);
    await picture(partner, 'rules-cabinet');
    const manager = await pageFor(browser, 'channel_manager');
    await manager.goto(`${demo.url}/w/acme/rules`);
    await expect(manager.getByText(/казахский тенге/)).toBeVisible();
    await expect(manager.getByText(/10.000.000.₸/).first()).toBeVisible();
    await noViolations(manager);
    await picture(manager, 'rules-workspace');
  } finally {
    await settings('RUB');
  }
});

test('a year of the calendar: a broken file changes nothing and says why, a good one takes the flag off', async ({
  browser,
}) => {
  const page = await pageFor(browser, 'head_of_channel');
  await page.goto(`${demo.url}/w/acme/settings?tab=calendar`);
  await page.getByRole('button', { name: 'Следующий год' }).click();
  await expect(page.getByText('Год предварительный')).toBeVisible();
  const load = async (text: string, name = 'calendar.xml') => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Загрузить год из файла' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
  };
  await load('просто текст', 'calendar.json');
  await expect(page.getByText(/ничего не загружено/)).toBeVisible();
  await load('<calendar year="2027"><days><day d="13.45" t="1"/></days></calendar>');
  await expect(page.getByText('Календарь не удалось прочитать')).toBeVisible();
  await expect(page.getByText('Год предварительный')).toBeVisible();
  await noViolations(page);
  const days = ['01.01', '01.02', '01.03', '01.04', '01.05', '01.06', '01.07', '01.08', '02.23', '03.08', '05.01'];
  const rest = ['05.09', '06.12', '11.04'].concat(days).map((day) => `<day d="${day}" t="1"/>`);
  await load(`<calendar year="2027" lang="ru" country="ru"><days>${rest.join('')}</days></calendar>`);
  await expect(page.getByText('2027 год загружен')).toBeVisible();
  await expect(page.getByText('Год предварительный')).toBeHidden();
  await expect(page.getByText(/загружен вами/)).toBeVisible();
});
