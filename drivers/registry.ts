import type { Driver, DriverKind } from './define.ts';

const KINDS: readonly DriverKind[] = ['identity', 'printer', 'his', 'insurance'];

const modules: Record<string, unknown> = import.meta.glob(
  [
    './{identity,printer,his,insurance}/*.ts',
    './{identity,printer,his,insurance}/*/index.ts',
    '!./**/*.test.ts',
  ],
  { eager: true, import: 'default' },
);

const isDriver = (value: unknown): value is Driver =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  KINDS.some((kind) => kind === value.kind) &&
  'id' in value &&
  'open' in value;

/** Every driver in the folders of its kind: a file, or a folder's index, whose default export is one. */
export const drivers: readonly Driver[] = Object.values(modules).filter(isDriver);

const isOfKind = <K extends DriverKind>(driver: Driver, kind: K): driver is Driver<DriverKind> & Driver<K> =>
  driver.kind === kind;

/** The driver that configuration names, or null. */
export function findDriver<K extends DriverKind>(kind: K, id: string): Driver<K> | null {
  for (const driver of drivers) if (driver.id === id && isOfKind(driver, kind)) return driver;
  return null;
}
