import type { Driver, DriverKind } from './define.ts';

const KINDS: readonly string[] = [
  'identity',
  'printer',
  'his',
  'insurance',
  'payment',
] satisfies readonly DriverKind[];

const isDriver = (value: unknown): value is Driver => {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'id' in value && 'label' in value && 'options' in value && 'open' in value))
    return false;
  const { kind, id, label, options, open } = value;
  return (
    typeof kind === 'string' &&
    KINDS.includes(kind) &&
    typeof id === 'string' &&
    typeof label === 'string' &&
    typeof options === 'object' &&
    options !== null &&
    'safeParse' in options &&
    typeof open === 'function'
  );
};

/**
 * The drivers among loaded modules (path → module). A module without default export is a helper and is passed over;
 * a default export that is no driver, or a second driver of one kind and name, throws: it is a mistake of ours.
 */
export const collectDrivers = (modules: Readonly<Record<string, unknown>>): readonly Driver[] => {
  const found = new Map<string, Driver>();
  for (const [path, module] of Object.entries(modules)) {
    if (typeof module !== 'object' || module === null || !('default' in module)) continue;
    const candidate: unknown = module.default;
    if (!isDriver(candidate)) throw new Error(`${path}: the default export is no driver`);
    const name = `${candidate.kind}/${candidate.id}`;
    if (found.has(name)) throw new Error(`${path}: there are two drivers ${name}`);
    found.set(name, candidate);
  }
  return [...found.values()];
};

/** Every driver of the house: one file, or one folder with an index, in the folder of its kind. */
export const drivers: readonly Driver[] = collectDrivers(
  import.meta.glob(
    [
      './identity/*.ts',
      './identity/*/index.ts',
      './printer/*.ts',
      './printer/*/index.ts',
      './his/*.ts',
      './his/*/index.ts',
      './insurance/*.ts',
      './insurance/*/index.ts',
      './payment/*.ts',
      './payment/*/index.ts',
      '!**/*.test.ts',
    ],
    { eager: true },
  ),
);

/** The driver that configuration names; null where there is none. */
export const findDriver = <K extends DriverKind>(kind: K, id: string): Driver<K> | null =>
  drivers.find((driver): driver is Driver<K> => driver.kind === kind && driver.id === id) ?? null;
