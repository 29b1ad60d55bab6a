/** Builds the offline verifier: one HTML file with all it needs inside, which may load and send nothing. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const source = path.join(import.meta.dirname, 'src/offline');
const OFFLINE_FILE = 'kanal-verifier.html';

export function offlineVerifier(): Plugin {
  return {
    name: 'kanal:offline-verifier',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: OFFLINE_FILE, source: await offlinePage() });
    },
  };
}

async function offlinePage(): Promise<string> {
  // An end tag inside a string would end the script for the browser's parser.
  const script = (await bundle()).trim().replaceAll('</script', '<\\/script');
  const style = `${fontFaces()}\n${read('../ui/tokens.css')}\n${read('page.css')}`.trim();
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Kanal</title>
<style>${style}</style>
</head>
<body>
<main id="page"></main>
<script>${script}</script>
</body>
</html>
`;
}

/** The same verification code as everywhere, as one script without imports. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: path.join(source, 'main.ts'), formats: ['iife'], name: 'kanalVerifier' },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunks = outputs.filter((each) => each.type === 'chunk');
  const [chunk, ...more] = chunks;
  if (!chunk || more.length > 0 || chunk.imports.length > 0) throw new Error('the offline verifier must be one script');
  return chunk.code;
}

function fontFaces(): string {
  const face = (subset: string, range: string) => {
    const font = readFileSync(path.join(source, `../ui/fonts/golos-text-${subset}-wght-normal.woff2`), 'base64');
    return `@font-face{font-family:"Golos Text";font-weight:400 900;src:url(data:font/woff2;base64,${font}) format("woff2");unicode-range:${range}}`;
  };
  return [face('cyrillic', 'U+0400-045F,U+2116'), face('latin', 'U+0000-00FF,U+2000-206F,U+20AC')].join('\n');
}

const read = (name: string) => readFileSync(path.join(source, name), 'utf8');
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
