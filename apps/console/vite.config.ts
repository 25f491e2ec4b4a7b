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

export default defineConfig({
  base: '/desk/',
  plugins: [adoptStyleSheets(), react()],
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
