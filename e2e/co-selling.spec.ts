/** Two partners share a deal: named by tax id on a phone, passed on by the vendor, agreed, with a receipt for each. */
import { api, demo, expect, lookOver, noViolations, pageFor, phone, test } from './support.ts';

interface Row {
  id: string;
  customer_name: string;
  partner: { id: string; name: string };
}

test('a lead names a company on a phone, the vendor passes it on, the company agrees; all three read the shares', async ({
  browser,
}) => {
  const deals = await api<{ items: Row[] }>('partnerA', 'GET', '/v1/registrations?state=approved&limit=50');
  const shared = await Promise.all(
    deals.body.items.map(async (deal) => {
      const { body } = await api<{ items: object[]; can: { propose: boolean } }>(
        'partnerA',
        'GET',
        `/v1/registrations/${deal.id}/co-selling`,
      );
      return { deal, can: body.can.propose && body.items.length === 0 };
    }),
  );
  const deal = shared.find(({ can }) => can)?.deal;
  const other = (await api<{ id: string; tax_id: string; name: string }>('partnerB', 'GET', '/v1/company')).body;
  if (!deal) throw new Error('the demo has no deal to share');

  const seller = await pageFor(browser, 'seller', deal.partner.name, phone);
  await seller.goto(`${demo.url}/c/acme/deals/${deal.id}`);
  await seller.getByRole('button', { name: 'Позвать компанию' }).click();
  const asking = seller.getByRole('dialog');
  await asking.getByLabel('ИНН или налоговый номер').fill('7700000000');
  await asking.getByLabel('Что она делает в сделке').fill('Внедрение и обучение на складе');
  await asking.getByLabel('Ваша доля, %').fill('60');
  await expect(asking.getByText('Второй компании — 40 %')).toBeVisible();
  await asking.getByRole('button', { name: 'Отправить' }).click();
  await expect(asking.getByLabel('ИНН или налоговый номер')).toHaveAttribute('aria-invalid', 'true');
  await expect(asking.getByLabel('Что она делает в сделке')).toHaveValue('Внедрение и обучение на складе');
  await noViolations(seller);
  await asking.getByLabel('ИНН или налоговый номер').fill(other.tax_id);
  await asking.getByRole('button', { name: 'Отправить' }).click();
  await expect(seller.getByText('Отправлено вендору')).toBeVisible();
  const section = seller.getByRole('region', { name: 'Совместная работа' });
  await expect(section).toContainText('Предложено');
  await expect(section).not.toContainText(other.name);
  await lookOver(seller, 'co-selling-proposed-phone');

  const manager = await pageFor(browser, 'channel_manager', null, { viewport: { width: 1440, height: 900 } });
  await manager.goto(`${demo.url}/w/acme/deals/${deal.id}`);
  await expect(manager.getByText(`Это партнёр ${other.name}`)).toBeVisible();
  await lookOver(manager, 'co-selling-vendor');
  await manager.getByRole('button', { name: 'Передать предложение' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Передать предложение' }).click();
  await expect(manager.getByRole('region', { name: 'Совместная работа' })).toContainText('Приглашение');

  const helper = await pageFor(browser, 'seller', 'Норд', { ...phone, locale: 'en-US' });
  await helper.goto(`${demo.url}/c/acme/joint-deals`);
  const card = helper.getByRole('listitem').filter({ hasText: 'Внедрение и обучение на складе' });
  await expect(card).toContainText('Your share is 40%');
  await lookOver(helper, 'co-selling-joint-phone');
  await card.getByRole('button', { name: 'Agree' }).click();
  await helper.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
  await expect(card).toContainText('Agreed');
  const saved = helper.waitForEvent('download');
  await card.getByRole('button', { name: 'Receipt' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.tlog-proof$/);

  await seller.reload();
  await expect(section).toContainText('Договорились');
  await expect(section).toContainText(other.name);
  await lookOver(seller, 'co-selling-agreed-phone');
  await manager.reload();
  await expect(manager.getByRole('region', { name: 'Совместная работа' })).toContainText('40 %');
});
