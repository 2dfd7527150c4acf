import type { Clinic, Department, HisFailure } from '../../ports/his.ts';
import { err, ok, type Result } from '../../ports/result.ts';
import type { Operation } from './compile.ts';
import type { Runner } from './operation.ts';
import { departments as shape } from './shapes.ts';

export interface CatalogueOptions {
  /** How long a clinic is taken as it was, to register somebody for it: ms. */
  readonly catalogueMs: number;
  /** How long the answer with its free places is: ms. */
  readonly placesMs: number;
  readonly now: () => number;
  readonly log: (event: string) => void;
}

/** A clinic, and what the mapping keeps of it besides. */
export interface KnownClinic extends Clinic {
  readonly more: Readonly<Record<string, unknown>>;
}

/** Departments, clinics, prices and free places of today. */
export interface Catalogue {
  departments(signal: AbortSignal): Promise<Result<readonly Department[], HisFailure>>;
  clinic(id: string, signal: AbortSignal): Promise<Result<KnownClinic, HisFailure>>;
  /** After a registration the counts are old. */
  placesChanged(): void;
}

interface Read {
  readonly departments: readonly Department[];
  readonly clinics: ReadonlyMap<string, KnownClinic>;
  readonly at: number;
  /** How many changes of places it may know of. */
  readonly changes: number;
}

export function createCatalogue(runner: Runner, operation: Operation, options: CatalogueOptions): Catalogue {
  const { now, log } = options;
  let last: Read | null = null;
  let changes = 0;

  async function read(signal: AbortSignal): Promise<Result<Read, HisFailure>> {
    const asked = { at: now(), changes };
    const found = await runner.ask(operation, {}, shape, signal);
    if (!found.ok) return found;
    const clinics = new Map<string, KnownClinic>();
    const departments = found.value.map(({ id: departmentId, name, clinics: given }): Department => {
      const own: Clinic[] = [];
      for (const { more, ...one } of given) {
        const clinic = { ...one, departmentId };
        // Two clinics of one name: nobody could tell which of them was chosen.
        if (clinics.has(clinic.id)) log('clinic-doubles');
        else own.push(clinic);
        if (!clinics.has(clinic.id)) clinics.set(clinic.id, { ...clinic, more });
      }
      return { id: departmentId, name, clinics: own };
    });
    last = { departments: departments.filter((one) => one.clinics.length > 0), clinics, ...asked };
    return ok(last);
  }

  const fresh = async (ms: number, signal: AbortSignal): Promise<Result<Read, HisFailure>> => {
    if (signal.aborted) return err('no-answer', 'ended by the caller');
    return last && now() - last.at < ms ? ok(last) : read(signal);
  };

  return {
    async departments(signal) {
      const answer = await fresh(last?.changes === changes ? options.placesMs : 0, signal);
      return answer.ok ? ok(answer.value.departments) : answer;
    },
    async clinic(id, signal) {
      const answer = await fresh(options.catalogueMs, signal);
      if (!answer.ok) return answer;
      const clinic = answer.value.clinics.get(id);
      return clinic ? ok(clinic) : err('bad-answer', 'register: the HIS has no such clinic');
    },
    placesChanged: () => {
      changes += 1;
    },
  };
}
