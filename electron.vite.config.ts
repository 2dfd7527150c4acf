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
      // Optional, so not among the dependencies that are left out of the bundle by themselves.
      externalizeDeps: { include: ['smartcard'] },
      rolldownOptions: {
        input: {
          host: from('electron/host-process.ts'),
          browser: from('electron/browser-mode.ts'),
          cli: from('electron/cli.ts'),
        },
      },
    },
  },
  // CommonJS, each one file: a sandboxed preload can be nothing else, and only a main script that is loaded at
  // once comes before Electron is ready, when the page's scheme must be registered
  preload: {
    build: {
      target: NODE,
      outDir: 'out',
      emptyOutDir: false,
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { 'preload/preload': from('electron/preload.ts'), 'main/main': from('electron/main.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    publicDir: false,
    plugins: [react()],
    // The camera's worker loads its parts only where a camera is configured.
    worker: { format: 'es' },
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
