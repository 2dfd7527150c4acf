import { describe, type TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the suite is left out on this machine. */
    skipReason?: string;
  }
}

/**
 * A suite that needs something of the machine: `missing` names the first thing that is not there (null: all is there),
 * and the suite is then skipped with that reason.
 */
export function describeWith(
  missing: string | null,
  name: string,
  suite: () => void,
  options: TestOptions = {},
): void {
  if (missing === null) describe(name, options, suite);
  else describe.skip(name, { meta: { skipReason: missing } }, suite);
}
