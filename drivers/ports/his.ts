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
  /** Digits alone; null where the HIS has none. It never leaves the host. */
  readonly phone: string | null;
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

/** One thing that is owed for (dịch vụ). */
export interface BillItem {
  readonly label: string;
  /** Before insurance, integer đồng. */
  readonly amount: number;
}

/** Hoá đơn viện phí: a bill that is not paid. What insurance pays is the HIS's own estimate (tạm tính). Integer đồng. */
export interface Bill {
  readonly id: string;
  readonly patientId: string;
  /** Key under which the visit of the bill was registered; null where it belongs to none that a kiosk registered. */
  readonly visitKey: string | null;
  /** ISO instant. */
  readonly issuedAt: string;
  readonly items: readonly BillItem[];
  /** What insurance pays (BHYT chi trả). */
  readonly insurance: number;
  /** What the patient still owes: more than 0. */
  readonly due: number;
}

/** Gạch nợ: money that pays bills. */
export interface SettleRequest {
  /** Idempotency key, the charge's: the same key never pays twice. */
  readonly key: string;
  readonly patientId: string;
  /** What of the money goes to which bill; the sum is what came in. */
  readonly bills: readonly { readonly id: string; readonly amount: number }[];
  readonly means: 'vietqr' | 'card';
  /** The charge as staff and bank call it. */
  readonly reference: string;
  /** The provider's names of the money. */
  readonly moneyIds: readonly string[];
  /** ISO instant at which the money was taken. */
  readonly at: string;
}

/**
 * `already-paid`: the bill was paid by other money; this is not needed and was not booked. `no-bill`: the HIS does not know
 * the bill. `unknown`: sent, and no answer came; ask with `findSettlement`.
 */
export type SettleFailure = HisFailure | 'already-paid' | 'no-bill' | 'unknown';

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
  /** Bills of the patient that are not paid, oldest first. Changes nothing. */
  bills(patientId: string, signal: AbortSignal): Promise<Result<readonly Bill[], HisFailure>>;
  /** Books money that came in, once. The same key a second time is a success that books nothing. */
  settle(request: SettleRequest, signal: AbortSignal): Promise<Result<null, SettleFailure>>;
  /** Whether money with this key stands booked. */
  findSettlement(key: string, signal: AbortSignal): Promise<Result<boolean, HisFailure>>;
  close(): Promise<void>;
}
