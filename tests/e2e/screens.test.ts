import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWith } from '../run/describe-with.ts';
import { root } from '../run/root.ts';
import { CHROMIUM } from '../run/screens-browser.ts';

const missing = CHROMIUM.some((path) => existsSync(path)) ? null : 'Chromium is missing';

describeWith(missing, 'every screen', () => {
  it('axe finds no violation; nothing is cut off, too small or out of reach', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['tests/run/screens.ts', '--look=vi', '--no-pictures'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('screens: 0 faults');
  }, 1_800_000);
});
