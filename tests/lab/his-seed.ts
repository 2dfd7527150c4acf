import type {
  Appointment,
  ChargeItemDefinition,
  Encounter,
  HealthcareService,
  Location,
  Organization,
  Patient,
  Resource,
  Schedule,
  Slot,
} from '@medplum/fhirtypes';
import { fhirBirthDate, PERSONAS, type Persona } from '../personas.ts';
import { CLINICS, type ClinicSeed, DEPARTMENTS, type DepartmentSeed, HOSPITAL } from './his-hospital.ts';
import { localInstant } from './local-day.ts';

/** Identifier systems of the demo hospital. */
export const SYSTEMS = {
  nationalId: 'http://fhir.ehealth.gov.vn/core/sid/national_id',
  insurance: 'http://fhir.ehealth.gov.vn/core/sid/insurance_number',
  visitKey: 'urn:tiep-don:visit-key',
  arrival: 'urn:tiep-don:arrival',
  queueNumber: 'urn:tiep-don:queue-number',
  clinic: 'urn:tiep-don:clinic',
  settlement: 'urn:tiep-don:settlement',
  price: 'urn:tiep-don:price',
  paid: 'urn:tiep-don:paid',
  insuranceCheck: 'urn:tiep-don:insurance-check',
} as const;

const OPENS = 7 * 60;
const OPEN_MINUTES = 10 * 60;
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** `name` with its English beside it (`_name`, which Medplum's types leave out). */
const named = (vi: string, en: string): { name: string } => {
  const both = { name: vi, _name: english(en) };
  return both;
};

const english = (text: string) => ({
  extension: [
    {
      url: TRANSLATION,
      extension: [
        { url: 'lang', valueCode: 'en' },
        { url: 'content', valueString: text },
      ],
    },
  ],
});

const physical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
});

const organisation = (id: string, vi: string, en: string, code: 'prov' | 'dept'): Organization => ({
  resourceType: 'Organization',
  id,
  active: true,
  type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code }] }],
  ...named(vi, en),
  ...(code === 'dept' ? { partOf: { reference: `Organization/${HOSPITAL.id}` } } : {}),
});

const floors = (): Location[] =>
  [...new Set(DEPARTMENTS.map((department) => department.floor))].map((floor) => ({
    resourceType: 'Location',
    id: `tang-${floor}`,
    status: 'active',
    name: floor,
    physicalType: physical('lvl'),
  }));

const clinicResources = (department: DepartmentSeed, clinic: ClinicSeed): Resource[] => {
  const room: Location = {
    resourceType: 'Location',
    id: `phong-${clinic.room}`,
    status: 'active',
    name: clinic.room,
    physicalType: physical('ro'),
    partOf: { reference: `Location/tang-${department.floor}` },
  };
  const service: HealthcareService = {
    resourceType: 'HealthcareService',
    id: clinic.id,
    active: true,
    identifier: [{ system: SYSTEMS.clinic, value: clinic.id }],
    providedBy: { reference: `Organization/${department.id}` },
    ...named(clinic.vi, clinic.en),
    location: [{ reference: `Location/${room.id}` }],
  };
  const price: ChargeItemDefinition = {
    resourceType: 'ChargeItemDefinition',
    id: `gia-${clinic.id}`,
    url: `urn:tiep-don:price:${clinic.id}`,
    status: 'active',
    useContext: [
      {
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
        valueReference: { reference: `HealthcareService/${clinic.id}` },
      },
    ],
    propertyGroup: [{ priceComponent: [{ type: 'base', amount: { value: clinic.price, currency: 'VND' } }] }],
  };
  const schedule: Schedule = {
    resourceType: 'Schedule',
    id: `lich-${clinic.id}`,
    active: true,
    actor: [{ reference: `HealthcareService/${clinic.id}` }],
  };
  return [room, service, price, schedule];
};

/** Id of a clinic's n-th place of a day. */
export const slotId = (clinicId: string, n: number): string => `cho-${clinicId}-${n}`;

const slots = (clinic: ClinicSeed, day: string, count: number): Slot[] =>
  Array.from({ length: count }, (_, n) => ({
    resourceType: 'Slot',
    id: slotId(clinic.id, n),
    schedule: { reference: `Schedule/lich-${clinic.id}` },
    status: clinic.full ? 'busy' : 'free',
    start: localInstant(day, OPENS + Math.floor((n * OPEN_MINUTES) / count)),
    end: localInstant(day, OPENS + Math.floor(((n + 1) * OPEN_MINUTES) / count)),
  }));

const patientOf = (one: Persona, id: string): Patient => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: SYSTEMS.nationalId, value: one.card.number }],
  name: [{ text: one.card.name }],
  gender: one.card.sex === 'Nữ' ? 'female' : 'male',
  birthDate: fhirBirthDate(one),
  address: [{ text: one.card.address }],
  ...(one.his.phone === null
    ? {}
    : {
        telecom: [
          { system: 'email', value: `${id}@example.test` },
          { system: 'phone', use: 'mobile', value: `${one.his.phone.slice(0, 4)} ${one.his.phone.slice(4)}` },
        ],
      }),
});

const appointment = (patientId: string, clinicId: string, day: string): Appointment => ({
  resourceType: 'Appointment',
  id: `hen-${patientId}`,
  status: 'booked',
  start: localInstant(day, 9 * 60 + 30),
  end: localInstant(day, 9 * 60 + 45),
  slot: [{ reference: `Slot/${slotId(clinicId, 0)}` }],
  participant: [
    { actor: { reference: `Patient/${patientId}` }, status: 'accepted' },
    { actor: { reference: `HealthcareService/${clinicId}` }, status: 'accepted' },
  ],
});

const walkIn = (clinicId: string, n: number): Patient => ({
  resourceType: 'Patient',
  id: `khach-${clinicId}-${n}`,
  name: [{ text: `Người bệnh Mẫu ${clinicId} ${n}` }],
  birthDate: String(1950 + n),
});

/** The Encounter of somebody who came to a clinic, without what the hospital itself adds. */
export const arrivalOf = (patientId: string, clinicId: string, day: string, start: string): Encounter => {
  const department = DEPARTMENTS.find((one) => one.clinics.some((clinic) => clinic.id === clinicId));
  const room = CLINICS.find((clinic) => clinic.id === clinicId)?.room;
  return {
    resourceType: 'Encounter',
    status: 'arrived',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    identifier: [
      { system: SYSTEMS.visitKey, value: `quay-${patientId}-${clinicId}` },
      { system: SYSTEMS.arrival, value: `${patientId}.${clinicId}.${day}` },
    ],
    subject: { reference: `Patient/${patientId}` },
    serviceType: { coding: [{ system: SYSTEMS.clinic, code: clinicId }] },
    location: [{ location: { reference: `Location/phong-${room}` } }],
    serviceProvider: { reference: `Organization/${department?.id}` },
    period: { start },
  };
};

export interface HospitalSeed {
  /** Stored as they are. */
  readonly resources: readonly Resource[];
  /** People who came earlier today, in the order in which they take numbers, and have paid at the desk. */
  readonly arrivals: readonly Encounter[];
  /** Those of them who came after and have not paid. */
  readonly registered: readonly Encounter[];
}

/** The whole hospital on one day (`yyyy-MM-dd`), with so many places a clinic. */
export const seedHospital = (
  day: string,
  now: number,
  places: (clinicId: string) => number,
): HospitalSeed => {
  const earlier = new Date(now).toISOString();
  const appointments = PERSONAS.flatMap(({ his: { patientId, appointmentClinicId } }) =>
    patientId && appointmentClinicId ? [appointment(patientId, appointmentClinicId, day)] : [],
  );
  const booked = new Set(appointments.flatMap((one) => one.slot?.map((slot) => slot.reference) ?? []));
  const allSlots = CLINICS.flatMap((clinic) => slots(clinic, day, places(clinic.id))).map((slot) =>
    booked.has(`Slot/${slot.id}`) ? { ...slot, status: 'busy' as const } : slot,
  );
  const walkIns = CLINICS.flatMap((clinic) =>
    Array.from({ length: clinic.full ? 0 : clinic.waiting }, (_, n) => ({
      clinic,
      patient: walkIn(clinic.id, n + 1),
    })),
  );
  return {
    resources: [
      organisation(HOSPITAL.id, HOSPITAL.vi, HOSPITAL.en, 'prov'),
      ...DEPARTMENTS.map((one) => organisation(one.id, one.vi, one.en, 'dept')),
      ...floors(),
      ...DEPARTMENTS.flatMap((one) => one.clinics.flatMap((clinic) => clinicResources(one, clinic))),
      ...allSlots,
      ...PERSONAS.flatMap((one) => (one.his.patientId ? [patientOf(one, one.his.patientId)] : [])),
      ...walkIns.map((one) => one.patient),
      ...appointments,
    ],
    arrivals: walkIns.map(({ clinic, patient }) => arrivalOf(patient.id ?? '', clinic.id, day, earlier)),
    registered: PERSONAS.flatMap(({ his: { patientId, registeredClinicId } }) =>
      patientId && registeredClinicId ? [arrivalOf(patientId, registeredClinicId, day, earlier)] : [],
    ),
  };
};
