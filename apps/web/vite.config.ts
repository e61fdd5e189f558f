/// <reference types="vitest/config" />
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressed } from './vite/compressed.ts';
import { emojiModules } from './vite/emoji-data.ts';
import { serviceWorker } from './vite/service-worker.ts';

const api = 'http://127.0.0.1:3000';

// The API answers these paths; everything else is the client itself.
const proxy = {
  '/trpc': { target: api, ws: true },
  '/files': { target: api },
  '/auth': { target: api },
};

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    emojiModules(),
    serviceWorker({
      entry: 'worker/sw.ts',
      // The data of emoji, the grammars of programming languages, and letters of other scripts.
      leaveOut: [/virtual:emoji/, /markdown\/highlight\.tsx$/, /-(?:cyrillic|greek|vietnamese|latin-ext)[^/]*\.woff2$/],
    }),
    compressed(),
  ],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { port: 5173, strictPort: true, proxy },
  preview: { port: 4173, strictPort: true, proxy },
  build: {
    // The content security policy allows no inline scripts and no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few large files compress better than many small ones. What is not ours stays the same from one version of
          // Confab to the next, and with it the file that a browser keeps.
          groups: [
            { name: 'vendor', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 3 },
            { name: 'start', tags: ['$initial'], priority: 2 },
            {
              name: 'room',
              test: /[\\/]src[\\/]app[\\/](?:layout[\\/](?:team-layout|inside)|pages[\\/]room-page)\.tsx$/,
              priority: 1,
            },
          ],
        },
      },
      // The schemas do nothing by being there: only the pages with forms carry them, and zod with them.
      treeshake: { moduleSideEffects: [{ test: /packages\/shared\/src\//, sideEffects: false }] },
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
