// `npm run check`: types, lint, boundaries, unit tests; no database, no browser.
import { prepareInstallation } from './installation.mjs';
import { checkSteps, runSteps } from './steps.mjs';

process.exit(await runSteps(checkSteps(prepareInstallation())));
