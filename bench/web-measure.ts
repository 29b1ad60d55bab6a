/** What is measured in the browser. Times are taken inside the page by the browser itself, not by the driver. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { makeInn } from '../server/src/kernel/identifiers/generate.ts';
import { figure, type WebFigure } from './web-report.ts';

export interface Demo {
  url: string;
  users: { email: string; password: string; role: string; partner: string | null }[];
}

const LCP_MS = 2_000;
const INTERACTION_MS = 150;
const MOVE_MS = 300;
const COLD_REQUESTS = 12;
const SLOWDOWN = 4;
/** Entries arrive after the paint that they measure. */
const SETTLED_MS = 500;

const desk: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'ru-RU',
  timezoneId: 'Europe/Moscow',
};
const phone: BrowserContextOptions = { ...desk, viewport: { width: 360, height: 760 }, isMobile: true, hasTouch: true };

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs in once; later contexts begin with the cookie and an empty cache. */
async function keptSession(browser: Browser, demo: Demo, role: string, partner: string | null): Promise<Kept> {
  const user = demo.users.find((one) => one.role === role && one.partner === partner);
  if (!user) throw new Error(`the demo has no ${role} of ${partner ?? 'the vendor'}`);
  const context = await browser.newContext(desk);
  const page = await context.newPage();
  await page.goto(`${demo.url}/sign-in`);
  await page.getByLabel('Почта').fill(user.email);
  await page.getByLabel('Пароль').first().fill(user.password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.waitForURL(/\/(w|c)\//);
  const kept = await context.storageState();
  await context.close();
  return kept;
}

const withPage = async <T>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
};

/** Puts observers into every page: the largest paint so far, and the longest answer to a press or a letter. */
const observers = `
  window.kanalSeen = { paint: 0, answer: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.kanalSeen.paint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.interactionId) window.kanalSeen.answer = Math.max(window.kanalSeen.answer, entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });`;

/** Largest contentful paint of three first pages, cold cache, slow processor; and the requests of a cold sign-in. */
export async function measureFirstPaint(browser: Browser, demo: Demo, runs: number): Promise<WebFigure[]> {
  const pages = [
    { what: 'sign-in', path: '/sign-in', options: phone },
    {
      what: 'cabinet home',
      path: '/c/acme',
      options: { ...phone, storageState: await keptSession(browser, demo, 'seller', 'Вектор') },
    },
    {
      what: 'workspace home',
      path: '/w/acme',
      options: { ...desk, storageState: await keptSession(browser, demo, 'channel_manager', null) },
    },
  ];
  const figures: WebFigure[] = [];
  const asked: number[] = [];
  for (const { what, path, options } of pages) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      await withPage(browser, options, async (page) => {
        let requests = 0;
        page.on('request', () => {
          requests += 1;
        });
        await page.addInitScript(observers);
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
        await page.goto(`${demo.url}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(SETTLED_MS);
        times.push(await page.evaluate<number>('window.kanalSeen.paint'));
        if (path === '/sign-in') asked.push(requests);
      });
    }
    figures.push(figure(`largest paint, cold, ${SLOWDOWN}× slower: ${what}`, 'ms', LCP_MS, times));
  }
  return [...figures, figure('requests of a cold sign-in', 'requests', COLD_REQUESTS, asked)];
}

/** The longest answer to what `act` presses and types. */
async function answerTo(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('window.kanalSeen.answer = 0');
  await act();
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate<number>('window.kanalSeen.answer');
}

/** The first case of the queue that nothing stands in the way of. */
async function openApprovable(page: Page, demo: Demo): Promise<void> {
  await page.goto(`${demo.url}/w/acme/deals?view=my_turn`);
  const rows = page.getByRole('table').locator('tbody a');
  await rows.first().waitFor();
  const links: (string | null)[] = [];
  for (const row of await rows.all()) links.push(await row.getAttribute('href'));
  for (const link of links) {
    await page.goto(`${demo.url}${link}`);
    const approve = page.getByRole('button', { name: /Одобрить на/ });
    await approve.waitFor();
    if (await approve.isEnabled()) return;
  }
  throw new Error('no case in the queue can be approved');
}

const need = 'Единая база клиентов для трёх магазинов и склада';

/** Interaction to next paint where people work most. */
export async function measureInteractions(browser: Browser, demo: Demo, runs: number): Promise<WebFigure[]> {
  const seller = await keptSession(browser, demo, 'seller', 'Вектор');
  const manager = await keptSession(browser, demo, 'channel_manager', null);
  const times: Record<'typing' | 'palette' | 'approving' | 'sorting', number[]> = {
    typing: [],
    palette: [],
    approving: [],
    sorting: [],
  };
  for (let run = 0; run < runs; run++) {
    await withPage(browser, { ...phone, storageState: seller }, async (page) => {
      await page.addInitScript(observers);
      await page.goto(`${demo.url}/c/acme/register`);
      times.typing.push(
        await answerTo(page, async () => {
          await page.getByLabel('Заказчик: ИНН или сайт').pressSequentially(makeInn(`bench ${run} ${Date.now()}`));
          await page.getByLabel('Что нужно заказчику').pressSequentially(need, { delay: 5 });
        }),
      );
    });
    await withPage(browser, { ...desk, storageState: manager }, async (page) => {
      await page.addInitScript(observers);
      await page.goto(`${demo.url}/w/acme/deals`);
      const sort = page.getByRole('columnheader', { name: 'Сумма' }).getByRole('button');
      times.sorting.push(await answerTo(page, () => sort.click()));
      times.palette.push(await answerTo(page, () => page.keyboard.press('Control+k')));
      await page.keyboard.press('Escape');
      await openApprovable(page, demo);
      times.approving.push(await answerTo(page, () => page.keyboard.press('a')));
      await page.getByText('одобрено, партнёр узнает сразу').waitFor();
    });
  }
  return [
    figure('next paint: typing in the registration form', 'ms', INTERACTION_MS, times.typing),
    figure('next paint: opening the palette', 'ms', INTERACTION_MS, times.palette),
    figure('next paint: A on the decision screen', 'ms', INTERACTION_MS, times.approving),
    figure('next paint: sorting the queue', 'ms', INTERACTION_MS, times.sorting),
  ];
}

/** From the press on a link to the frame that shows the page: its heading, and nothing that still loads. */
const waitForPage = `
  window.kanalMove = (heading) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the page ' + heading + ' did not come')), 10000);
    const shown = () =>
      [...document.querySelectorAll('h1')].some((one) => new RegExp(heading).test(one.textContent)) &&
      !document.querySelector('main [aria-busy="true"]');
    addEventListener('click', (event) => {
      const began = event.timeStamp;
      const look = () => shown() ? requestAnimationFrame((now) => resolve(now - began)) : requestAnimationFrame(look);
      look();
    }, { once: true, capture: true });
  });`;

interface Move {
  link: (page: Page) => ReturnType<Page['locator']>;
  heading: string;
}

async function timeMoves(page: Page, moves: readonly Move[]): Promise<number> {
  const times: number[] = [];
  for (const { link, heading } of moves) {
    await page.waitForLoadState('networkidle');
    const target = link(page);
    await target.waitFor();
    await page.evaluate(waitForPage);
    const taken = page.evaluate<number>(`window.kanalMove(${JSON.stringify(heading)})`);
    await target.click();
    times.push(await taken);
  }
  return Math.max(...times);
}

const nav = (name: RegExp | string) => (page: Page) => page.getByRole('navigation').getByRole('link', { name }).first();

/** Page to page inside the app, each page opened for the first time; the slowest move of a walk counts. */
export async function measureMoves(browser: Browser, demo: Demo, runs: number): Promise<WebFigure[]> {
  const walks = [
    {
      what: 'page to page: workspace, slowest of five',
      path: '/w/acme',
      options: { ...desk, storageState: await keptSession(browser, demo, 'channel_manager', null) },
      moves: [
        { link: nav(/^Сделки/), heading: 'Регистрации' },
        { link: nav(/^Партнёры/), heading: 'Партнёры' },
        { link: nav(/^Заказчики/), heading: 'Заказчики' },
        { link: nav(/^Правила/), heading: 'Правила' },
        { link: nav(/^Сегодня/), heading: 'Сегодня' },
      ],
    },
    {
      what: 'page to page: cabinet, slowest of five',
      path: '/c/acme',
      options: { ...desk, storageState: await keptSession(browser, demo, 'seller', 'Вектор') },
      moves: [
        { link: nav(/^Сделки/), heading: 'Мои сделки' },
        { link: nav(/^Компания/), heading: '^Вектор$' },
        { link: nav(/^Правила/), heading: 'Правила' },
        { link: nav(/^Главная/), heading: 'Вектор у Акме' },
        {
          link: (page: Page) => page.getByRole('link', { name: 'Зарегистрировать сделку' }).first(),
          heading: 'Новая сделка',
        },
      ],
    },
  ];
  const figures: WebFigure[] = [];
  for (const { what, path, options, moves } of walks) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      times.push(
        await withPage(browser, options, async (page) => {
          await page.goto(`${demo.url}${path}`);
          return timeMoves(page, moves);
        }),
      );
    }
    figures.push(figure(what, 'ms', MOVE_MS, times));
  }
  return figures;
}
