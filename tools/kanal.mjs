// `npm run --silent kanal -- <command>`: stdout holds the command's own output and nothing else.
import { prepareInstallation } from './installation.mjs';
import { kanalCommand } from './kanal-command.mjs';
import { run } from './run.mjs';

process.exit(await run(prepareInstallation(), [...kanalCommand, ...process.argv.slice(2)]));
