import type { Resource } from '@medplum/fhirtypes';
import { z } from 'zod';
import { SYSTEMS, seedHospital } from '../lab/his-seed.ts';
import { type Answer, json, type LabRequest, LabServer } from '../lab/http-server.ts';
import { localDay } from '../lab/local-day.ts';

/** A visit as it stands, in the order of coming. */
export interface QuickVisit {
  readonly visitKey: string;
  /** Number of the citizen card. */
  readonly number: string;
  readonly clinicId: string;
}

/**
 * A HIS by FHIR R4 that is quick however much it holds: what a kiosk registers with, found by maps. It does what the
 * kiosk's driver asks while it registers, and nothing else.
 */
export interface QuickHis {
  readonly url: string;
  visits(): readonly QuickVisit[];
  /** How many they are. */
  count(): number;
  /** Creations of visits that were asked for, with those that stood already. */
  asked(): number;
  clear(): void;
  /** Hears of each request when its work begins, and when its answer is gone. */
  watch(watch: LabServer['watch']): void;
  close(): Promise<void>;
}

const BASE = '/fhir';
const FHIR = 'application/fhir+json';
/** Clinics call their patients: more than so many do not wait before one of them. */
const WAITING = 20;
const CATALOGUE = ['Organization', 'HealthcareService', 'Location', 'ChargeItemDefinition'];

const reference = z.looseObject({ reference: z.string() });
/** What of a visit the hospital looks at; all else is kept as it came. */
const encounter = z.looseObject({
  resourceType: z.literal('Encounter'),
  identifier: z.array(z.looseObject({ system: z.string(), value: z.string() })),
  subject: reference,
  serviceType: z.looseObject({ coding: z.array(z.looseObject({ code: z.string() })) }),
  location: z.array(z.looseObject({ location: reference })).optional(),
});
type Encounter = z.infer<typeof encounter>;
/** A patient or an insurance card. */
const record = z.looseObject({ resourceType: z.enum(['Patient', 'Coverage']) });
type Kept = (z.infer<typeof record> | Encounter) & { readonly id?: string };

const found = (resources: readonly (Resource | Kept)[]): Answer =>
  json(
    200,
    {
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
    },
    FHIR,
  );
const wrong = (status: number): Answer => json(status, { resourceType: 'OperationOutcome', issue: [] }, FHIR);

export async function startQuickHis(): Promise<QuickHis> {
  const { resources } = seedHospital(localDay(Date.now()), Date.now(), () => 0);
  const ofType = (type: string): Resource[] => resources.filter(({ resourceType }) => resourceType === type);
  const fixed = new Map(CATALOGUE.map((type) => [type, ofType(type)]));
  const books = openBooks();

  const search = (type: string, query: URLSearchParams): Answer => {
    const [, value] = (query.get('identifier') ?? '').split('|');
    const known = fixed.get(type);
    if (known) return found(type === 'Organization' ? known.filter(isDepartment) : known);
    // No schedules: places are not counted.
    if (type === 'Schedule' || type === 'Slot') return found([]);
    if (type === 'Encounter' && value !== undefined) return found(books.visit(value));
    if (type === 'Encounter') return found(books.waiting(query.get('location') ?? ''));
    if (type === 'Patient' && value !== undefined) return found(books.patient(value));
    return wrong(400);
  };

  const create = (condition: URLSearchParams, body: unknown): Answer => {
    const [, value] = (condition.get('identifier') ?? '').split('|');
    const resource = z.union([encounter, record]).safeParse(body);
    if (value === undefined || !resource.success) return wrong(400);
    const { created, stands } = books.create(value, resource.data);
    return json(created ? 201 : 200, stands, FHIR);
  };

  const server = new LabServer(async ({ method, url, headers, body }: LabRequest) => {
    const type = url.pathname.slice(BASE.length + 1);
    if (method === 'GET') return search(type, url.searchParams);
    const condition = headers['if-none-exist'];
    if (method !== 'POST' || typeof condition !== 'string') return wrong(404);
    return create(new URLSearchParams(condition), JSON.parse(body.toString('utf8')));
  });
  await server.listen(0);
  return {
    url: `${server.url}${BASE}`,
    visits: books.visits,
    count: books.count,
    asked: books.asked,
    clear: books.clear,
    watch: (watch) => {
      server.watch = watch;
    },
    close: () => server.close(),
  };
}

const isDepartment = (resource: Resource): boolean =>
  resource.resourceType === 'Organization' && resource.type?.[0]?.coding?.[0]?.code === 'dept';

/** Patients, cards and visits, each found by what the hospital keeps unique. */
function openBooks() {
  const records = { Patient: new Map<string, Kept>(), Coverage: new Map<string, Kept>() };
  const byArrival = new Map<string, Encounter>();
  const byKey = new Map<string, Encounter>();
  const rooms = new Map<string, Encounter[]>();
  const numbers = new Map<string, number>();
  /** Numbers of the citizen cards by the patients' ids. */
  const holders = new Map<string, string>();
  let asked = 0;

  /** Tiếp nhận: the next number of the clinic. */
  function admit(visit: Encounter): Encounter {
    const clinicId = clinicOf(visit);
    const next = (numbers.get(clinicId) ?? 0) + 1;
    numbers.set(clinicId, next);
    const admitted: Encounter = {
      ...visit,
      id: `luot-${byArrival.size + 1}`,
      identifier: [...visit.identifier, { system: SYSTEMS.queueNumber, value: String(next) }],
    };
    const room = visit.location?.[0]?.location.reference ?? '';
    rooms.set(room, [...(rooms.get(room) ?? []), admitted].slice(-WAITING));
    byArrival.set(identified(admitted, SYSTEMS.arrival), admitted);
    byKey.set(identified(admitted, SYSTEMS.visitKey), admitted);
    return admitted;
  }

  /** Unless it stands. */
  function create(value: string, resource: Kept): { readonly created: boolean; readonly stands: Kept } {
    if (resource.resourceType === 'Encounter') {
      asked += 1;
      const standing = byArrival.get(value);
      return { created: !standing, stands: standing ?? admit(encounter.parse(resource)) };
    }
    const book = records[resource.resourceType];
    const standing = book.get(value);
    const stands = standing ?? { ...resource, id: `${resource.resourceType}-${book.size + 1}` };
    book.set(value, stands);
    if (resource.resourceType === 'Patient') holders.set(stands.id ?? '', value);
    return { created: !standing, stands };
  }

  const oneOf = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);
  return {
    create,
    asked: () => asked,
    patient: (number: string) => oneOf(records.Patient.get(number)),
    visit: (value: string) => oneOf(byKey.get(value) ?? byArrival.get(value)),
    waiting: (room: string) => rooms.get(room) ?? [],
    count: () => byArrival.size,
    visits: (): QuickVisit[] =>
      [...byArrival.values()].map((visit) => ({
        visitKey: identified(visit, SYSTEMS.visitKey),
        number: holders.get(visit.subject.reference.replace(/^Patient\//, '')) ?? '',
        clinicId: clinicOf(visit),
      })),
    clear() {
      const { Patient, Coverage } = records;
      for (const book of [Patient, Coverage, byArrival, byKey, rooms, numbers, holders]) book.clear();
      asked = 0;
    },
  };
}

const identified = ({ identifier }: Encounter, system: string): string =>
  identifier.find((one) => one.system === system)?.value ?? '';
const clinicOf = ({ serviceType }: Encounter): string => serviceType.coding[0]?.code ?? '';
