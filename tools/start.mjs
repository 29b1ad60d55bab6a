// `npm start`: from a fresh clone to a running Kanal.
import { fail, prepareInstallation } from './installation.mjs';
import { kanalCommand } from './kanal-command.mjs';
import { run } from './run.mjs';
import { buildWeb } from './web-build.mjs';

const node24 = prepareInstallation();
if ((await buildWeb(node24)) !== 0) fail('The screens could not be built; the messages stand above.');
process.exit(await run(node24, [...kanalCommand, 'serve', ...process.argv.slice(2)]));
