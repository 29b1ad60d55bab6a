/** What journeys share: sign in as a demo person, look for violations, keep a picture. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { factsFile } from './server.ts';

interface Demo {
  url: string;
  vendor: { id: string; slug: string };
  users: { email: string; password: string; side: 'workspace' | 'cabinet'; role: string; partner: string | null }[];
  apiKeys: Record<string, string>;
}

export const demo = JSON.parse(readFileSync(factsFile(Number(process.env.TEST_PARALLEL_INDEX ?? 0)), 'utf8')) as Demo;
export const phone = { viewport: { width: 360, height: 760 }, isMobile: true, hasTouch: true } as const;

/** Console errors and words without a text fail the journey in which they appear. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ browser, context }, use) => {
      const noise: string[] = [];
      context.on('console', (message) => {
        // A refused request is part of some journeys; the page must show it, the console line is Chromium's own.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          noise.push(message.text());
      });
      context.on('weberror', (error) => noise.push(String(error.error())));
      await use(undefined);
      // Pages of other people that stay open go on asking the server, beside every journey that follows.
      await Promise.all(browser.contexts().map((each) => (each === context ? null : each.close())));
      expect(noise, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export function userOf(role: string, partner: string | null = null) {
  const found = demo.users.find((user) => user.role === role && user.partner === partner);
  if (!found) throw new Error(`the demo has no ${role} of ${partner ?? 'the vendor'}`);
  return found;
}

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, role: string, partner: string | null = null): Promise<void> {
  const user = userOf(role, partner);
  await page.goto(`${demo.url}/sign-in`);
  await page.getByLabel(/почта|e-mail/i).fill(user.email);
  await page
    .getByLabel(/пароль|password/i)
    .first()
    .fill(user.password);
  await page.getByRole('button', { name: /^(войти|sign in)$/i }).click();
  await page.waitForURL(/\/(w|c)\//);
}

/** Who has signed in already, in this worker: a session lasts longer than a journey, and each costs the hash of a password. */
const sessions = new Map<
  string,
  { storageState: Exclude<BrowserContextOptions['storageState'], string>; home: string }
>();

/** A page of its own for another person, at home there. */
export async function pageFor(
  browser: Browser,
  role: string,
  partner: string | null = null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const key = [role, partner, options.locale].join();
  const { home, ...kept } = sessions.get(key) ?? {};
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow', ...kept, ...options });
  const page = await context.newPage();
  if (home && (await context.request.get(`${demo.url}/v1/me`)).ok()) await page.goto(home);
  else {
    await signIn(page, role, partner);
    sessions.set(key, { storageState: await context.storageState(), home: page.url() });
  }
  return page;
}

/** A colour on its way to another is nobody's reading; what moves for ever (a skeleton) is not waited for. */
const settled = `Promise.all(document.getAnimations()
  .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished.catch(() => undefined)))`;

const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/** `onlyColours`: of a page that has been looked at whole in the other theme, where nothing but its colours differs. */
export async function noViolations(page: Page, { onlyColours = false } = {}): Promise<void> {
  await page.evaluate(settled);
  // In this page: only what frames of another origin say has to be put together in a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (onlyColours
    ? axe.withRules(rulesOfColours)
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  const found = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

export async function picture(page: Page, name: string): Promise<void> {
  const folder = path.resolve(import.meta.dirname, '../.cache/pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** The page as it stands, in both themes, with a picture of each, and no wider than its window. */
export async function lookOver(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await noViolations(page, { onlyColours: colorScheme === 'dark' });
    await picture(page, `${name}-${colorScheme}`);
  }
  // As text: the type checker of the journeys knows no browser.
  const scroll = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(scroll, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** Fills the form of a new deal, from the button on, with a customer that nobody has. */
export async function fillDeal(page: Page, { customer, need }: { customer: string; need: string }): Promise<void> {
  await page.getByRole('link', { name: 'Зарегистрировать сделку' }).click();
  await page.getByLabel('Заказчик: ИНН или сайт').fill(makeInn(`journey ${customer} ${Date.now()}`));
  await expect(page.getByRole('status').getByText('Свободно')).toBeVisible();
  await page.getByLabel('Название заказчика').fill(customer);
  await page.getByText('CRM Про', { exact: true }).click();
  await page.getByLabel('Сумма', { exact: true }).fill('960000');
  await page.getByLabel('Ждёте договор').click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: /следующий месяц/i }).click();
  await dialog.getByRole('button', { name: /^15 / }).click();
  await page.getByLabel('Что нужно заказчику').fill(need);
}

/** One call of the API with a demo key. */
export async function api<T = unknown>(key: string, method: string, url: string, body?: unknown) {
  const response = await fetch(`${demo.url}${url}`, {
    method,
    headers: { authorization: `Bearer ${demo.apiKeys[key]}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

/** The link of an invitation, as the administrator of an installation without a mail server reads it. */
export async function linkFromOutbox(email: string): Promise<string> {
  const headers = { authorization: `Bearer ${demo.apiKeys.administrator}` };
  for (let tried = 0; tried < 40; tried++) {
    const list = (await (await fetch(`${demo.url}/v1/mails`, { headers })).json()) as {
      items: { id: string; to: string }[];
    };
    const mail = list.items.find((each) => each.to === email);
    if (mail) {
      const whole = (await (await fetch(`${demo.url}/v1/mails/${mail.id}`, { headers })).json()) as {
        text: string;
      };
      const link = /https?:\/\/\S+invitation\S+/.exec(whole.text)?.[0];
      if (link) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no invitation in the outbox');
}
