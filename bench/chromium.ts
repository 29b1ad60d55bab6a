/** Verification of a receipt in a real Chromium, in the same code that the page ships. */
import path from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const entry = path.join(import.meta.dirname, 'receipt-in-browser.ts');

/** @returns milliseconds of each round on an idle page */
export async function measureInChromium(receipt: string, vkey: string, rounds: number) {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'measured' } },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const code = outputs.map((each) => (each.type === 'chunk' ? each.code : '')).join('\n');
  const browser = await chromium.launch({
    executablePath: process.env.KANAL_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const asked = JSON.stringify([receipt, vkey, rounds]);
    const times = await page.evaluate<number[]>(`measureReceipt(...${asked})`);
    return { times, browser: browser.version() };
  } finally {
    await browser.close();
  }
}
