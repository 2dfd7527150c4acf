import type { KioskConfig, SecretReference } from '../kiosk-config/schema.ts';

/** Values by the name that the configuration gives them; a name that is not set is absent. */
export type Secrets = Readonly<Record<string, string>>;

/** Every secret that a configuration names, in drivers' options too, each once. */
export function secretReferences(config: KioskConfig): SecretReference[] {
  const found = new Map<string, SecretReference>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const reference = asReference(value);
    if (reference) found.set(JSON.stringify(reference), reference);
    else for (const inner of Object.values(value)) walk(inner);
  };
  walk(config);
  return [...found.values()];
}

function asReference(value: object): SecretReference | null {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return null;
  const [kind, name] = entry;
  if (typeof name !== 'string') return null;
  if (kind === 'env') return { env: name };
  return kind === 'keystore' ? { keystore: name } : null;
}

export interface ResolvedSecrets {
  readonly secrets: Secrets;
  /** Names without a value: what needs one says so itself. */
  readonly missing: readonly string[];
}

/** `keystore` gives the value of an entry, or undefined. */
export function resolveSecrets(
  config: KioskConfig,
  env: Readonly<Record<string, string | undefined>>,
  keystore: (name: string) => string | undefined,
): ResolvedSecrets {
  const secrets: Record<string, string> = {};
  const missing: string[] = [];
  for (const reference of secretReferences(config)) {
    const name = 'env' in reference ? reference.env : reference.keystore;
    const value = 'env' in reference ? env[name] : keystore(name);
    if (value) secrets[name] = value;
    else missing.push(name);
  }
  return { secrets, missing };
}
