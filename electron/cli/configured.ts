import { loadConfig } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';
import { resolveSecrets } from '../secrets.ts';

export interface Settings {
  readonly config: string;
  readonly json: boolean;
}

/** Prints one object: as JSON, or for a person. */
export function print({ json }: Settings, line: Readonly<Record<string, unknown>>): void {
  const words = Object.entries(line).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  process.stdout.write(`${json ? JSON.stringify(line) : words.join('   ')}\n`);
}

/** The configuration with its secrets; null after its faults were printed with file and line. */
export function configured(
  settings: Settings,
): { config: KioskConfig; secret: (name: string) => string | undefined } | null {
  const loaded = loadConfig(settings.config);
  if (!loaded.ok) {
    for (const { file, line, path, message } of loaded.faults)
      print(settings, { ok: false, error: 'configuration', place: `${file}:${line}`, path, message });
    return null;
  }
  const { secrets } = resolveSecrets(loaded.config, process.env, () => undefined);
  return {
    config: loaded.config,
    secret: (name) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined),
  };
}
