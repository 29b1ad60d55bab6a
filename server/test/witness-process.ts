/** A real `kanal witness` in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export interface WitnessProcess {
  vkey: string;
  url: string;
  stop(signal: NodeJS.Signals): Promise<void>;
}

const entry = path.resolve(import.meta.dirname, '../src/main.ts');

export async function startWitness(folder: string, name: string, logs: readonly string[]): Promise<WitnessProcess> {
  const list = `${folder}.logs`;
  writeFileSync(list, logs.map((each) => `${each}\n`).join(''));
  const args = [entry, 'witness', '--name', name, '--logs', list, '--folder', folder, '--port', '0'];
  const { PATH, TMPDIR, HOME } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, TMPDIR, HOME }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [vkey, url] = await firstLines(child);
  return {
    vkey: vkey as string,
    url: (url as string).replace(/\/add-checkpoint$/, ''),
    async stop(signal) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await gone;
    },
  };
}

function firstLines(child: ChildProcess): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const lines = text.split('\n');
      if (lines.length > 2) resolve(lines);
    });
    child.once('exit', (code) => reject(new Error(`the witness ended with ${code}: ${text}`)));
  });
}
