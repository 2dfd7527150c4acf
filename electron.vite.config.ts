import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string): string => resolve(import.meta.dirname, path);

/** The oldest runtime that must carry the host; page code may use what its Chromium has. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

export default defineConfig({
  main: {
    build: {
      target: NODE,
      rolldownOptions: {
        input: {
          main: from('electron/main.ts'),
          host: from('electron/host-process.ts'),
          browser: from('electron/browser-mode.ts'),
          cli: from('electron/cli.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      // a sandboxed preload is one CommonJS file that can require nothing but electron
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: from('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    publicDir: false,
    plugins: [react()],
    build: {
      target: CHROMIUM,
      minify: true,
      // the page's policy has no data: fonts or scripts
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: from('renderer/index.html'), 'out-of-service': from('renderer/out-of-service.html') },
      },
    },
  },
});
