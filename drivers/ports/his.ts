import type { FhirDate, Identity } from './identity.ts';
import type { InsuranceAnswer } from './insurer.ts';
import type { Result } from './result.ts';

/** Why the hospital's system (HIS) gave no usable answer. */
export type HisFailure =
  /** No connection, or no answer in time. */
  | 'no-answer'
  /** An answer that does not fit its schema, or a server error. */
  | 'bad-answer'
  /** Our credentials were refused. */
  | 'refused';

/**
 * `several-patients`: more than one record stands under the person's number. Staff choose; a kiosk neither guesses nor
 * merges, and nothing was changed.
 */
export type PatientFailure = HisFailure | 'several-patients';

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
  /** ISO instant at which the patient came, as the HIS has it. */
  readonly registeredAt: string;
}

/** What the HIS has of one person today. */
export interface PatientDay {
  readonly patient: HisPatient | null;
  readonly appointments: readonly Appointment[];
  readonly registrations: readonly Registration[];
}

/** Người liên hệ. Phone numbers are digits as dialled at home: `0912345678`. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
}
/** Cha, mẹ or người giám hộ of a child. */
export interface Guardian extends Contact {
  readonly relation: 'mother' | 'father' | 'guardian';
}
/** Thông tin liên hệ as the HIS has it; null where it has none. */
export interface PatientDetails {
  readonly phone: string | null;
  /** One line. */
  readonly address: string | null;
  readonly contact: Contact | null;
  readonly guardian: Contact | null;
}
/** What a person tells anew of themselves; what is absent stays as the HIS has it. */
export interface DetailsChange {
  readonly phone?: string;
  /** One line as it is said today, province and commune without a district: `Số 1 Phố Mẫu, Phường Ba Đình, Hà Nội`. */
  readonly address?: string;
  readonly contact?: Contact;
  readonly guardian?: Guardian;
}
/**
 * `changed`: what was to be changed is no longer as it was seen; nothing was stored. `unknown`: sent, and no answer came;
 * the same change again does no harm.
 */
export type DetailsFailure = HisFailure | 'no-patient' | 'changed' | 'unknown';

/** Cập nhật thông tin of a patient who stands in the HIS. */
export interface DetailsDesk {
  read(patientId: string, signal: AbortSignal): Promise<Result<PatientDetails, HisFailure | 'no-patient'>>;
  /** Changes what was told and nothing else, where it is still as it was `seen`; gives back what stands then. */
  update(
    patientId: string,
    seen: PatientDetails,
    change: DetailsChange,
    signal: AbortSignal,
  ): Promise<Result<PatientDetails, DetailsFailure>>;
}

/** What the insurer said once it could be asked. */
export type InsuranceKnown = Exclude<InsuranceAnswer, { readonly status: 'no-answer' }>;
/** `no-visit`: the HIS has no visit with this key. `unknown`: sent, and no answer came; the same again does no harm. */
export type ReportFailure = HisFailure | 'no-visit' | 'unknown';

/** What a person registers for, whenever it reaches the HIS. */
export interface VisitRequest {
  /** Minted once for the visit: the same key never makes a second visit. */
  readonly visitKey: string;
  readonly identity: Identity;
  readonly clinicId: string;
  readonly appointmentId: string | null;
  /** Mã thẻ BHYT when insurance was confirmed. */
  readonly insuranceCode: string | null;
  readonly insuranceChecked: boolean;
  /** What the person told of themselves; kept with the patient, old or new. A visit is never lost for it. */
  readonly details: DetailsChange;
}

export interface RegisterRequest extends VisitRequest {
  /** ISO instant at which the patient came: long before now where the visit was kept and is forwarded. */
  readonly cameAt: string;
}

/** `already`: the person holds a number for this clinic today; it is given back and nothing was added. */
export interface Registered {
  readonly registration: Registration;
  readonly already: boolean;
}

/**
 * `other-record`: the record under the person's number is of another name and birth date. Staff look at it; nothing was
 * registered, and nothing of that record changed.
 */
export type RegisterFailure = PatientFailure | 'other-record' | 'clinic-full' | 'unknown';

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
  patientDay(identity: Identity, signal: AbortSignal): Promise<Result<PatientDay, PatientFailure>>;
  /** What can be booked today. */
  departments(signal: AbortSignal): Promise<Result<readonly Department[], HisFailure>>;
  /** Finds or creates the patient and registers the visit. `unknown`: sent, and no answer came; ask with `findVisit`. */
  register(request: RegisterRequest, signal: AbortSignal): Promise<Result<Registered, RegisterFailure>>;
  /** Asks whether a visit with this key stands in the HIS. */
  findVisit(visitKey: string, signal: AbortSignal): Promise<Result<Registration | null, HisFailure>>;
  /** Absent where the HIS takes no contact details from a kiosk. */
  readonly details?: DetailsDesk;
  /**
   * Tells what the insurer said of a visit that was registered unchecked. The same a second time changes nothing. Absent
   * where the HIS takes no such word: staff are told it all the same.
   */
  reportInsurance?(
    visitKey: string,
    answer: InsuranceKnown,
    signal: AbortSignal,
  ): Promise<Result<null, ReportFailure>>;
  /** Bills of the patient that are not paid, oldest first. Changes nothing. */
  bills(patientId: string, signal: AbortSignal): Promise<Result<readonly Bill[], HisFailure>>;
  /** Books money that came in, once. The same key a second time is a success that books nothing. */
  settle(request: SettleRequest, signal: AbortSignal): Promise<Result<null, SettleFailure>>;
  /** Whether money with this key stands booked. */
  findSettlement(key: string, signal: AbortSignal): Promise<Result<boolean, HisFailure>>;
  close(): Promise<void>;
}
