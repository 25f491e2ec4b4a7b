import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/m/',
  plugins: [react()],
  build: {
    // Web views inside chat apps lag years behind: Chromium 87 and Safari 14 are the floor.
    target: ['es2020', 'chrome87', 'safari14'],
    // One style sheet: the order of rules must not depend on which screen was opened first.
    cssCodeSplit: false,
    cssTarget: ['chrome87', 'safari14'],
    // The content security policy allows no inlined scripts, and small icons stay cacheable files.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  preview: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
