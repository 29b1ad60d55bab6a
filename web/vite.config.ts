import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { offlineVerifier } from './offline-verifier.ts';

const CATALOGUE = /\/src\/locales\/[a-z]{2}\/[a-z-]+\.json$/;
const SERVER = process.env.KANAL_SERVER ?? 'http://localhost:3000';

/**
 * Turns a message catalogue (`{id: ICU text}`) into compiled tokens while building, so that the browser gets no ICU
 * parser. A message that does not parse stops the build with its key.
 */
function icuMessages(): Plugin {
  return {
    name: 'kanal:icu-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!CATALOGUE.test(id.split('?')[0] ?? id)) return null;
      const source = JSON.parse(code) as Record<string, string>;
      const compiled: Record<string, unknown> = {};
      for (const [key, text] of Object.entries(source)) {
        try {
          compiled[key] = compileMessageOrThrow(text);
        } catch (error) {
          this.error(`${id}: "${key}" is not a valid ICU message: ${String(error)}`);
        }
      }
      return { code: `export default ${JSON.stringify(compiled)};`, map: null, moduleType: 'js' };
    },
  };
}

// No `root` switch by hand: the file's own folder is the root wherever the command is started.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [icuMessages(), react(), offlineVerifier()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Every name stands in the first file, which lists what may be fetched later; the manifest knows whose it is.
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
        codeSplitting: {
          groups: [
            // What every first page needs anyway, in one file, so that a cold start asks for few.
            {
              name: 'frame',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?!react-query|query-)[\w-]+|@lingui)\/|use-document-title|src\/(app\/(main|language-switch|theme-switch|use-t|press-menu)|ui\/(use-density|brand|error-note|note|field)|public\/(shell|use-[a-z]+))\.tsx?$/,
            },
            // What every page behind the sign-in needs, and none before it: the cache of answers, the bar above.
            {
              name: 'workplace',
              test: /node_modules\/@tanstack\/(react-query|query-core)\/|src\/(app\/(query-client|use-operation|use-format|workplace-menu|account-menu|bell|skip-link)|features\/help\/use-help|ui\/(skeleton|empty|toast|clock|status-badge|help-button|kbd))\.tsx?$/,
            },
            // Icons are too small for files of their own.
            { name: 'signs', test: /@tabler\/icons-react\/dist\/esm\/icons\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/v1': SERVER, '/auth': SERVER, '/log': SERVER, '/openapi.json': SERVER } },
});
