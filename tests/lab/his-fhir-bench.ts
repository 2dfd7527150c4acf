import type { z } from 'zod';
import type { OpenContext } from '../../drivers/define.ts';
import driver from '../../drivers/his/fhir/index.ts';
import type { HospitalSystem } from '../../drivers/ports/his.ts';

export interface FhirBench {
  readonly his: HospitalSystem;
  /** What the driver said to the operator: `event {"field":"value"}`. */
  readonly said: string[];
}

/** Opens the FHIR driver, not the simulator, for its own tests. @throws Error where it does not open. */
export const openFhir = async (
  options: z.input<typeof driver.options>,
  context: Partial<OpenContext> = {},
): Promise<FhirBench> => {
  const said: string[] = [];
  const opened = await driver.open(driver.options.parse(options), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void said.push(`${event} ${JSON.stringify(fields ?? {})}`),
    ...context,
  });
  if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
  return { his: opened.value, said };
};
