// The browser for the journeys: the machine's own Chromium, or one that apt can bring.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {Promise<string | null>} path of the program; null after saying in words how to get one */
export async function findOrInstallChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('No Chromium found; installing it with apt-get …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: /** @type {const} */ (['ignore', 2, 2]), env };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
    const installed = await findChromium();
    if (installed) return installed;
  }
  process.stderr.write(
    'The browser journeys need Chromium. Install it ("sudo apt-get install chromium", or "npx playwright install chromium"), ' +
      'or name a Chrome or Chromium program in KANAL_CHROMIUM.\n',
  );
  return null;
}

async function findChromium() {
  const given = process.env.KANAL_CHROMIUM;
  return [given, ...PLACES, await playwrightsOwn()].find((place) => place && existsSync(place)) ?? null;
}

async function playwrightsOwn() {
  // Only now: nothing was installed when this file was loaded.
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}
