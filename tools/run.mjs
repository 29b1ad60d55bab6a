// Running the next program of a chain so that the chain is as good as the program: signals go in, the exit code comes out.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './installation.mjs';

/**
 * Answers with the exit code; 128 + number when a signal ended the program.
 * @param {string} program @param {string[]} args @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  const pass = (signal) => child.kill(signal);
  // At a terminal Ctrl-C reaches the whole group already; passing it on would be a second one, which means "at once".
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'];
  const handlers = signals.map((signal) => [signal, signal === 'SIGINT' && process.stdin.isTTY ? () => {} : pass]);
  // Before the program begins: a signal that comes as soon as it runs would end this process and leave it alone.
  for (const [signal, handler] of handlers) process.on(signal, handler);
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
  // npm killed outright passes nothing on: a server without its npm would keep port and data folder.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 250);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const [name, handler] of handlers) process.off(name, handler);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
