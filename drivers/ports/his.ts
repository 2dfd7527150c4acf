import type { FhirDate, Identity } from './identity.ts';
import type { Result } from './result.ts';

/** Why the hospital's system (HIS) gave no usable answer. */
export type HisFailure =
  /** No connection, or no answer in time. */
  | 'no-answer'
  /** An answer that does not fit its schema, or a server error. */
  | 'bad-answer'
  /** Our credentials were refused. */
  | 'refused';

/** Người bệnh: a patient as the HIS knows it. */
export interface HisPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: FhirDate | null;
}

/** Text in the languages of the screen. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Phòng khám: a clinic that can be chosen today. */
export interface Clinic {
  readonly id: string;
  readonly departmentId: string;
  readonly name: Words;
  readonly room: string;
  readonly floor: string;
  /** Integer đồng. */
  readonly price: number;
  /** Free places today; 0 is full, null where the HIS does not count them. */
  readonly free: number | null;
}

/** Khoa. */
export interface Department {
  readonly id: string;
  readonly name: Words;
  readonly clinics: readonly Clinic[];
}

/** Lịch hẹn khám of today. */
export interface Appointment {
  readonly id: string;
  readonly clinicId: string;
  /** ISO instant. */
  readonly start: string;
}

/** A visit (lượt khám) that stands in the HIS. */
export interface Registration {
  readonly encounterId: string;
  /** The idempotency key with which it was registered. */
  readonly visitKey: string;
  readonly clinicId: string;
  /** Số thứ tự, as printed. */
  readonly number: string;
  readonly waiting: number | null;
  /** ISO instant at which the HIS took it. */
  readonly registeredAt: string;
}

/** What the HIS has of one person today. */
export interface PatientDay {
  readonly patient: HisPatient | null;
  readonly appointments: readonly Appointment[];
  readonly registrations: readonly Registration[];
}

export interface RegisterRequest {
  /** Minted once for the visit: the same key never makes a second visit. */
  readonly visitKey: string;
  readonly identity: Identity;
  readonly clinicId: string;
  readonly appointmentId: string | null;
  /** Mã thẻ BHYT when insurance was confirmed. */
  readonly insuranceCode: string | null;
  readonly insuranceChecked: boolean;
}

/** `already`: the person holds a number for this clinic today; it is given back and nothing was added. */
export interface Registered {
  readonly registration: Registration;
  readonly already: boolean;
}

export type RegisterFailure = HisFailure | 'clinic-full' | 'unknown';

/** The hospital's information system. Waits end with the signal. */
export interface HospitalSystem {
  /** Today's appointments and registrations of the person, and the patient record if there is one. Changes nothing. */
  patientDay(identity: Identity, signal: AbortSignal): Promise<Result<PatientDay, HisFailure>>;
  /** What can be booked today. */
  departments(signal: AbortSignal): Promise<Result<readonly Department[], HisFailure>>;
  /** Finds or creates the patient and registers the visit. `unknown`: sent, and no answer came; ask with `findVisit`. */
  register(request: RegisterRequest, signal: AbortSignal): Promise<Result<Registered, RegisterFailure>>;
  /** Asks whether a visit with this key stands in the HIS. */
  findVisit(visitKey: string, signal: AbortSignal): Promise<Result<Registration | null, HisFailure>>;
  close(): Promise<void>;
}
