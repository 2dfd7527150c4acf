import { configDefaults, defineConfig } from 'vitest/config';
import { SCREENS } from './tests/run/screen-setup.ts';

/** Limits of a single test, in ms. They bound a hang alone: nothing waits for them, and a machine may be ten times slower. */
const LIMIT = { unit: 90_000, contract: 180_000, static: 180_000, e2e: 300_000 };

/** A suite of tests; suites run one after the other in the order of `order`. */
const suite = (name: keyof typeof LIMIT, order: number, include: string[], options: object = {}) => ({
  test: {
    name,
    include,
    exclude: configDefaults.exclude,
    environment: 'node',
    testTimeout: LIMIT[name],
    hookTimeout: LIMIT[name],
    sequence: { groupOrder: order },
    // Other processes, ports and the real application take part: what fails is tried once more, and named at the end of the
    // run. Tests of money are never tried again (`retry: 0`): one fault in a thousand is the fault that they look for.
    retry: name === 'static' ? 0 : 1,
    ...options,
  },
});

export default defineConfig({
  // JSX of the screens; the application itself is built by electron.vite.config.ts.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    reporters: ['default', './tests/run/summary-reporter.ts'],
    projects: [
      suite('unit', 0, [
        '{drivers,electron,kiosk-config,renderer}/**/*.test.{ts,tsx}',
        'tests/{bench,lab,run}/**/*.test.ts',
      ]),
      // They wait for devices and silences more than they work.
      suite('contract', 1, ['tests/{contract,chaos}/**/*.test.ts'], { maxWorkers: 4 }),
      suite('static', 2, ['tests/static.test.ts']),
      suite('e2e', 3, ['tests/e2e/**/*.test.ts'], {
        maxWorkers: SCREENS,
        globalSetup: ['tests/run/screen-setup.ts'],
        setupFiles: ['tests/run/own-screen.ts'],
      }),
    ],
  },
});
