import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:8080';
const styleSheets = fileURLToPath(new URL('./src/app/style-sheets.ts', import.meta.url));

/**
 * antd and its parts add their styles by two modules that write <style> tags. Both are replaced by one that adopts
 * constructed style sheets, which a content security policy without 'unsafe-inline' allows. See docs/decisions/0009.
 */
function adoptStyleSheets(): Plugin {
  return {
    name: 'adopt-style-sheets',
    enforce: 'pre',
    resolveId: (source) =>
      /(?:Dom\/dynamicCSS|^\.\.?\/(?:[.\w/]*\/)?cssUtils)(?:\.js)?$/.test(source) ? styleSheets : null,
  };
}

/**
 * Lays beside the PDF reader what it fetches when a document asks for it: tables of CJK fonts, stand-in fonts, and
 * readers of rare pictures in plain JavaScript. The version in the path lets browsers keep them for ever.
 */
function pdfData(): Plugin {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return {
    name: 'pdf-data',
    apply: 'build',
    generateBundle() {
      for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
        for (const name of readdirSync(join(dirname(manifest), folder))) {
          // No WebAssembly, and nothing that evaluates: the content security policy allows neither.
          if (folder === 'wasm' && !/nowasm_fallback\.js$|^LICENSE/.test(name)) continue;
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdfjs-${version}/${folder}/${name}`,
            source: readFileSync(join(dirname(manifest), folder, name)),
          });
        }
      }
    },
  };
}

export default defineConfig({
  base: '/desk/',
  plugins: [adoptStyleSheets(), pdfData(), react()],
  build: {
    target: ['es2022', 'chrome105', 'safari16.4'],
    // The content security policy allows no inlined scripts, and small icons stay cacheable files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // Core's modules only define: a rule may be used without loading every schema beside it.
      treeshake: { moduleSideEffects: (id) => !id.includes('/packages/core/src/') },
    },
  },
  server: { proxy: { '/api': { target: api }, '/healthz': { target: api } } },
});
