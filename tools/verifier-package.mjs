// `npm run package:verifier [-- FOLDER]`: `kanal verify` as a package of its own, one script with everything inside, for
// holders of receipts: `npx -p ./kanal-verifier.tgz kanal verify FILE --key VKEY` on any Node from 20 on, without Kanal.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { root } from './installation.mjs';

const { version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const out = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
const folder = mkdtempSync(path.join(tmpdir(), 'kanal-verifier-'));
try {
  await bundle(path.join(folder, 'bin'));
  // Where the script looks for its texts, as it does in the project: beside its own folder.
  for (const locale of ['ru', 'en']) {
    const texts = path.join('locales', locale);
    mkdirSync(path.join(folder, texts), { recursive: true });
    copyFileSync(path.join(root, 'server/src', texts, 'verify.json'), path.join(folder, texts, 'verify.json'));
  }
  for (const name of ['LICENSE', 'NOTICE']) cpSync(path.join(root, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  writeFileSync(path.join(folder, 'README.md'), readme());
  mkdirSync(out, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
  });
  console.log(path.join(out, packed.trim()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bundle(outDir) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, 'server/src/command-line/verify/alone.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'kanal.mjs', codeSplitting: false } },
    },
  });
  chmodSync(path.join(outDir, 'kanal.mjs'), 0o755);
}

function manifest() {
  return {
    name: 'kanal-verifier',
    version,
    description: 'Verifies receipts of Kanal’s trust log: offline, without Kanal',
    license,
    type: 'module',
    bin: { kanal: 'bin/kanal.mjs' },
    engines: { node: '>=20' },
  };
}

function readme() {
  return `# kanal verify

Verifies receipts (\`.tlog-proof\`), kept checkpoints and evidence of Kanal’s trust log. Nothing is sent anywhere unless
\`--log\` names an address.

    npx -p ./kanal-verifier-${version}.tgz kanal verify FILE --key VKEY [--checkpoint FILE] [--json] [--lang ru|en]

Exit code 0: valid, 1: not valid, 2: cannot be read. Take this package, and the key, from somebody other than the vendor
whose receipts you verify, or build it from Kanal’s sources: \`npm run package:verifier\`.
`;
}
