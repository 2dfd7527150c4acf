import { join } from 'node:path';

/** `--config FILE` or `--config=FILE`; in a packaged kiosk else the place where its installer puts it. Null: not named. */
export function configFile(
  argv: readonly string[],
  packaged: boolean,
  platform: NodeJS.Platform,
  programData: string | undefined,
): string | null {
  const index = argv.findIndex((arg) => arg === '--config' || arg.startsWith('--config='));
  const named = argv[index]?.startsWith('--config=')
    ? argv[index].slice('--config='.length)
    : argv[index + 1];
  if (index >= 0) return named || null;
  if (!packaged) return null;
  if (platform !== 'win32') return '/etc/tiep-don/kiosk.yaml';
  return join(programData ?? 'C:\\ProgramData', 'tiep-don', 'kiosk.yaml');
}
