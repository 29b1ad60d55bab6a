// `npm test`: everything that proves Kanal, from a fresh clone.
import { findOrInstallChromium } from './chromium.mjs';
import { prepareInstallation } from './installation.mjs';
import { run } from './run.mjs';
import { checkSteps, journeys, oldestPostgres, once, runSteps, vitest } from './steps.mjs';
import { buildWeb } from './web-build.mjs';

const node24 = prepareInstallation();
process.exit(
  await runSteps([
    ...checkSteps(node24),
    vitest(node24, 'server'),
    oldestPostgres(node24),
    once('web build', () => buildWeb(node24, { force: true })),
    once('page weight', () => run(node24, ['tools/page-weight.mjs'])),
    journeys(node24, findOrInstallChromium),
  ]),
);
