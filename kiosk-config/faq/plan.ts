import type { ConfigFault } from '../source.ts';
import { place, readSource } from '../source.ts';
import { inPlainWords } from '../tickets/wording.ts';
import { planFaults } from './plan-faults.ts';
import { type PlanFile, type PlanPlace, planFile } from './plan-schema.ts';

/** The plan of a hospital: its floors, how one walks on them and between them. Metres; y grows downwards. */
export interface Plan extends PlanFile {
  /** The places of all floors. */
  readonly places: readonly PlanPlace[];
}

/**
 * Reads `plan.yaml`; null after its faults were put to `faults`, each with its line. A plan that was read leads from
 * every place to every other.
 */
export function readPlan(file: string, faults: ConfigFault[]): Plan | null {
  const source = readSource(file, faults);
  if (!source) return null;
  const parsed = planFile.safeParse(source.tree, { error: inPlainWords });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      const part = unknown.length > 0 ? 'name' : 'value';
      faults.push(place([...issue.path, ...unknown], issue.message, [source], part));
    }
    return null;
  }
  const found = planFaults(parsed.data);
  faults.push(...found.map(({ at, message }) => place(at, message, [source])));
  if (found.length > 0) return null;
  return { ...parsed.data, places: parsed.data.floors.flatMap(({ places }) => places) };
}
