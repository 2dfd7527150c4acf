import type {
  Department,
  HisFailure,
  HospitalSystem,
  InsuranceKnown,
  PatientDay,
  PatientFailure,
  RegisterFailure,
  RegisterRequest,
  Registration,
  ReportFailure,
} from '../../drivers/ports/his.ts';
import type { Result } from '../../drivers/ports/result.ts';
import { err, ok } from '../../drivers/ports/result.ts';

/** What the HIS does with the next thing that it is asked. `lost`: it is done, and the answer does not come. */
export type Manner = 'well' | 'lost' | RegisterFailure | 'no-visit';

export const DEPARTMENTS: readonly Department[] = [
  {
    id: 'noi',
    name: { vi: 'Khoa Nội', en: 'Internal medicine' },
    clinics: [
      {
        id: 'noi-1',
        departmentId: 'noi',
        name: { vi: 'Phòng khám Nội 1', en: 'Internal medicine 1' },
        room: '201',
        floor: '2',
        price: 50_000,
        free: 4,
      },
    ],
  },
];

/** A hospital's system in memory, of one clinic, which behaves as it is told. */
export class ScriptedHis implements HospitalSystem {
  manner: Manner = 'well';
  /** Taken one after the other before `manner`. */
  next: Manner[] = [];
  day: PatientDay = { patient: null, appointments: [], registrations: [] };
  /** Keys of the visits in the order in which they came to stand. */
  readonly visits: string[] = [];
  readonly asked: string[] = [];
  /** Keys of visits that fail for themselves: whatever is sent of them ends with an error of the server. */
  readonly poisoned = new Set<string>();
  readonly told = new Map<string, InsuranceKnown>();
  /** When the patients of these visits came, by what a registration said. */
  readonly cameAt = new Map<string, string>();

  #manner(what: string): Manner {
    this.asked.push(what);
    return this.next.shift() ?? this.manner;
  }
  #registration(visitKey: string): Registration {
    const number = String(this.visits.indexOf(visitKey) + 1).padStart(3, '0');
    const registeredAt = '2026-11-23T01:00:00.000Z';
    return { encounterId: visitKey, visitKey, clinicId: 'noi-1', number, waiting: 0, registeredAt };
  }
  #failure<T>(manner: Manner): Result<T, HisFailure> {
    return err(manner === 'bad-answer' || manner === 'refused' ? manner : 'no-answer');
  }

  async patientDay(): Promise<Result<PatientDay, PatientFailure>> {
    const manner = this.#manner('day');
    if (manner === 'several-patients') return err(manner);
    return manner === 'well' ? ok(this.day) : this.#failure(manner);
  }
  async departments(): Promise<Result<readonly Department[], HisFailure>> {
    const manner = this.#manner('departments');
    return manner === 'well' ? ok(DEPARTMENTS) : this.#failure(manner);
  }
  async register({
    visitKey,
    cameAt,
  }: Pick<RegisterRequest, 'visitKey' | 'cameAt'>): Promise<
    Result<{ registration: Registration; already: boolean }, RegisterFailure>
  > {
    const told = this.#manner(`register ${visitKey}`);
    const manner = this.poisoned.has(visitKey) ? 'unknown' : told;
    if (manner !== 'well' && manner !== 'lost') return err(manner === 'no-visit' ? 'bad-answer' : manner);
    if (!this.visits.includes(visitKey)) this.visits.push(visitKey);
    this.cameAt.set(visitKey, cameAt);
    return manner === 'lost'
      ? err('unknown')
      : ok({ registration: this.#registration(visitKey), already: false });
  }
  async findVisit(visitKey: string): Promise<Result<Registration | null, HisFailure>> {
    const manner = this.#manner(`find ${visitKey}`);
    if (manner !== 'well') return this.#failure(manner);
    return ok(this.visits.includes(visitKey) ? this.#registration(visitKey) : null);
  }
  async reportInsurance(visitKey: string, answer: InsuranceKnown): Promise<Result<null, ReportFailure>> {
    const manner = this.#manner(`report ${visitKey}`);
    if (manner === 'no-visit') return err(manner);
    if (manner !== 'well') return this.#failure(manner);
    if (!this.visits.includes(visitKey)) return err('no-visit');
    this.told.set(visitKey, answer);
    return ok(null);
  }
  async bills(): Promise<Result<readonly [], HisFailure>> {
    return ok([]);
  }
  async settle(): Promise<Result<null, 'no-bill'>> {
    return err('no-bill');
  }
  async findSettlement(): Promise<Result<boolean, HisFailure>> {
    return ok(false);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
