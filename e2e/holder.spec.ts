/** The cabinet holds the log's checkpoint: keeps it, asks again at each visit, and says aloud when history has changed. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatVerifierKey, parseEvidence, parseVerifierKey, signCheckpoint, verifierKey } from '@kanal/receipt';
import type { Page } from '@playwright/test';
import { demo, expect, noViolations, pageFor, phone, picture, test } from './support.ts';

const slot = `kanal-log-${demo.vendor.slug}`;
const stored = (page: Page) => page.evaluate<string | null>(`localStorage.getItem('${slot}')`);
const cabinet = `${demo.url}/c/${demo.vendor.slug}`;

/** Waits for a first visit to have put a checkpoint by. */
async function held(page: Page): Promise<{ note: string; keys: string[]; at: string }> {
  await expect.poll(() => stored(page), { timeout: 15_000 }).not.toBeNull();
  return JSON.parse((await stored(page)) ?? '');
}

/** A checkpoint of that size with another past, signed with a key of the same log. */
function otherPast(origin: string, size: number) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  const key = verifierKey(origin, 'log', raw);
  const root = new Uint8Array(createHash('sha256').update('another past').digest());
  const note = signCheckpoint(
    { origin, size, root },
    key,
    (message) => new Uint8Array(sign(null, message, privateKey)),
  );
  return { note, keys: [formatVerifierKey(key)], at: '2026-11-20T09:00:00.000Z' };
}

async function putBy(page: Page, value: object): Promise<void> {
  await page.evaluate(`localStorage.setItem('${slot}', ${JSON.stringify(JSON.stringify(value))})`);
}

test('a visit keeps the newest checkpoint, and the next one finds the log grown', async ({ browser }) => {
  const page = await pageFor(browser, 'owner', 'Вектор');
  const first = await held(page);
  expect(first.keys).toHaveLength(1);
  expect(first.note).toContain(parseVerifierKey(first.keys[0] ?? '').name);
  await putBy(page, { ...first, at: '2026-01-01T00:00:00.000Z' });
  await page.goto(cabinet);
  await expect.poll(async () => (await held(page)).at).not.toBe('2026-01-01T00:00:00.000Z');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [locale, title, save] of [
  ['ru-RU', 'История журнала расходится с той, что хранит ваш браузер', 'Сохранить доказательства'],
  ['en-US', 'The log’s history differs from the one your browser holds', 'Save the evidence'],
] as const) {
  test(`another past gives a red page and a file of evidence, ${locale}`, async ({ browser }) => {
    for (const [colorScheme, screen] of [
      ['light', {}],
      ['dark', phone],
    ] as const) {
      const page = await pageFor(browser, 'owner', 'Вектор', { locale, colorScheme, ...screen });
      const { note } = await held(page);
      const [origin = ''] = note.split('\n');
      const forged = otherPast(origin, 3);
      await putBy(page, forged);
      await page.goto(cabinet);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 20_000 });
      await noViolations(page);
      const scroll = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(scroll).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      await picture(page, `fork-${colorScheme}-${locale.slice(0, 2)}`);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: save }).click(),
      ]);
      const text = readFileSync(await file.path(), 'utf8');
      const evidence = JSON.parse(text);
      // What `kanal verify` reads: two notes, and the answer in between.
      expect(parseEvidence(text)).toMatchObject({ held: forged.note, reason: { code: 'history.proof_wrong' } });
      expect(evidence).toMatchObject({
        format: 'kanal/log-evidence/v1',
        held_checkpoint: forged.note,
        reason: { code: 'history.proof_wrong' },
      });
      expect(evidence.shown_checkpoint).toContain(origin);
      expect(evidence.consistency_proof.length).toBeGreaterThan(0);
      // The evidence is not overwritten, however often one comes again.
      expect(await held(page)).toEqual(forged);
      await page.context().close();
    }
  });
}

test('an unreachable log says nothing', async ({ browser }) => {
  const page = await pageFor(browser, 'owner', 'Вектор');
  const first = await held(page);
  await page.route('**/log/**', (route) => route.abort());
  await page.goto(cabinet);
  await page.waitForTimeout(4_000);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await held(page)).toEqual(first);
});
