import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, toolPath } from './run/root.ts';
import { ROOMS, STATIC_CHECKS } from './run/static-checks.ts';

describe('npm run check', () => {
  it.each(STATIC_CHECKS.map((check) => [check.name, check] as const))('%s', (_name, { script, options }) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
  });
});

/** Imports that must be refused: the file, what it imports, and the rule that says no. */
const FORBIDDEN = [
  ['drivers/ports/a.ts', '../codec/target.ts', 'ports-leaf'],
  ['drivers/codec/a.ts', '../ports/target.ts', 'codec-leaf'],
  ['drivers/codec/b.ts', '../transport/target.ts', 'codec-leaf'],
  ['drivers/codec/c.ts', 'node:fs', 'codec-pure'],
  ['drivers/vision/a.ts', '../ports/target.ts', 'vision'],
  ['drivers/vision/b.ts', 'node:fs', 'vision-pure'],
  ['drivers/identity/a.ts', '../vision/target.ts', 'driver'],
  ['drivers/transport/a.ts', '../codec/target.ts', 'transport'],
  ['drivers/define.ts', './registry.ts', 'define'],
  ['drivers/printer/a.ts', '../registry.ts', 'driver'],
  ['drivers/printer/b.ts', '../his/target.ts', 'driver-not-another-kind'],
  ['drivers/printer/c.ts', './target.ts', 'driver-not-another-driver'],
  ['drivers/printer/d/index.ts', '../target.ts', 'driver-not-another-driver'],
  ['drivers/printer/paper/a.ts', '../target.ts', 'driver-not-another-driver'],
  ['drivers/his/a.ts', '../../electron/contract/target.ts', 'drivers'],
  ['drivers/his/b.ts', '../../renderer/target.ts', 'drivers'],
  ['drivers/his/c.ts', '../../kiosk-config/target.ts', 'drivers'],
  ['kiosk-config/a.ts', '../drivers/registry.ts', 'kiosk-config'],
  ['electron/contract/a.ts', '../host/target.ts', 'contract'],
  ['electron/contract/b.ts', '../../drivers/his/target.ts', 'contract'],
  ['renderer/a.ts', '../drivers/ports/target.ts', 'renderer'],
  ['renderer/screens/a.ts', '../../drivers/vision/target.ts', 'vision-in-camera-alone'],
  ['renderer/camera/a.ts', '../../drivers/codec/target.ts', 'renderer'],
  ['renderer/b.ts', '../electron/host/target.ts', 'renderer'],
  ['renderer/c.ts', '../kiosk-config/target.ts', 'renderer'],
  ['renderer/d.ts', 'node:fs', 'renderer-no-node'],
  ['renderer/e.ts', 'electron', 'electron-in-shell-alone'],
  ['electron/shell/a.ts', '../host/target.ts', 'shell'],
  ['electron/shell/b.ts', '../../drivers/ports/target.ts', 'shell'],
  ['electron/main.ts', './host/target.ts', 'main'],
  ['electron/secrets.ts', './shell/target.ts', 'common'],
  ['electron/elsewhere/a.ts', '../contract/target.ts', 'known-room'],
  ['electron/preload.ts', './shell/target.ts', 'preload'],
  ['electron/host/a.ts', '../shell/target.ts', 'host'],
  ['electron/host/b.ts', 'electron', 'electron-in-shell-alone'],
  ['electron/host-process.ts', './shell/target.ts', 'host-entries'],
  ['electron/browser-mode.ts', 'electron', 'electron-in-shell-alone'],
  ['electron/cli.ts', './shell/target.ts', 'host-entries'],
  ['electron/host/c.ts', '../../tests/target.ts', 'nobody-imports-tests'],
  ['electron/host/d.ts', '../../drivers/printer/ok.test.ts', 'nobody-imports-tests'],
  ['electron/host/e.ts', 'vitest', 'shipped-dependencies'],
  ['electron/host/f.ts', './g.ts', 'no-circular'],
  ['electron/host/h.ts', './not-there.ts', 'resolvable'],
] as const;

/** Imports that stand in the plan: no rule may say no. */
const ALLOWED = [
  ['electron/host/g.ts', './f.ts'],
  ['renderer/target.ts', '../electron/contract/target.ts'],
  ['electron/contract/target.ts', '../../drivers/ports/target.ts'],
  ['electron/shell/target.ts', '../../kiosk-config/target.ts'],
  ['kiosk-config/target.ts', '../drivers/ports/target.ts'],
  ['electron/shell/with-electron.ts', 'electron'],
  ['electron/host/target.ts', '../../drivers/registry.ts'],
  ['drivers/registry.ts', './his/target.ts'],
  ['drivers/vision/target.ts', '../codec/target.ts'],
  ['renderer/camera/target.ts', '../../drivers/vision/target.ts'],
  ['electron/cli/target.ts', '../../drivers/vision/target.ts'],
  ['drivers/identity/target.ts', './code/target.ts'],
  ['drivers/identity/code/target.ts', '../../codec/target.ts'],
  ['drivers/his/target.ts', '../codec/target.ts'],
  ['drivers/printer/target/index.ts', '../paper/target.ts'],
  ['drivers/printer/target.ts', './target/index.ts'],
  ['drivers/printer/paper/target.ts', '../../transport/target.ts'],
  ['drivers/transport/target.ts', '../ports/target.ts'],
  ['drivers/printer/ok.test.ts', '../../tests/target.ts'],
  ['tests/target.ts', '../electron/host/target.ts'],
] as const;
const LEAVES = ['drivers/ports/target.ts', 'drivers/codec/target.ts'];
/** In a circle every file is at fault, so the one that closes it is left out of what must be clean. */
const IN_CIRCLE = 'electron/host/g.ts';

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

describe('who may import whom', () => {
  let folder = '';
  let violations: { file: string; rule: string }[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tiep-don-arrows-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const file of ['package.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, file), join(folder, file));
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    for (const file of LEAVES) write(file, 'export type Word = string;\n');
    // A type is enough to be an arrow, but for a package of which only the types are used.
    for (const [file, target] of [...ALLOWED, ...FORBIDDEN]) {
      write(
        file,
        `import ${target === 'vitest' ? '' : 'type '}{ Word } from '${target}';\nexport type Its = Word;\n`,
      );
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        toolPath('dependency-cruiser', 'depcruise'),
        ...ROOMS,
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (stdout === '') throw new Error(stderr);
    violations = report
      .parse(JSON.parse(stdout))
      .summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FORBIDDEN)('%s may not import %s', (file, _target, rule) => {
    expect(violations).toContainEqual({ file, rule });
  });

  it.each(ALLOWED.filter(([file]) => file !== IN_CIRCLE))('%s may import %s', (file) => {
    expect(violations.filter((each) => each.file === file)).toEqual([]);
  });

  it('has a forbidden import for every rule', async () => {
    const rules = z.object({ default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }) });
    const { default: config } = rules.parse(await import(join(root, '.dependency-cruiser.cjs')));
    const tried = new Set<string>(FORBIDDEN.map(([, , rule]) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
