/**
 * `npm run bench:lifecycle`: the test of the lifecycle beside its model (server/test/model.test.ts), longer: 10,000 runs of
 * some 50 commands unless KANAL_MODEL_RUNS and KANAL_MODEL_COMMANDS say otherwise. The seed is printed first;
 * KANAL_MODEL_SEED repeats a run.
 */
import { spawnSync } from 'node:child_process';

const test = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server', 'server/test/model.test.ts'];
const env = { KANAL_MODEL_RUNS: '10000', KANAL_MODEL_COMMANDS: '50', ...process.env };
process.exit(spawnSync(process.execPath, test, { stdio: 'inherit', env }).status ?? 1);
