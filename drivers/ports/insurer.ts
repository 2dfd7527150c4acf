import type { FhirDate, Identity, Sex } from './identity.ts';
import type { Result } from './result.ts';

/** What the insurer (BHXH) says of a valid card (thẻ BHYT). */
export interface Coverage {
  /** Mã thẻ BHYT. */
  readonly code: string;
  readonly validFrom: FhirDate;
  readonly validTo: FhirDate | null;
  /** Nơi đăng ký khám chữa bệnh ban đầu: five digits. */
  readonly facility: string | null;
  /** This is a newer card, which has taken the place of the one known (003, 004). */
  readonly renewed: boolean;
  /** First day of a newer card that has not begun (004): until then this one counts. */
  readonly nextFrom: FhirDate | null;
  /** 001, 002: staff look at the card and papers too. */
  readonly staffCheck: boolean;
  /** Mức hưởng, tạm tính: the share that the card's code stands for, in percent. An estimate: the HIS decides. Null: not known. */
  readonly benefitPercent: number | null;
}

/** Why a person is not covered; each has its own words on the screen. */
export type NotCovered =
  | 'no-card'
  | 'expired'
  | 'revoked'
  | 'suspended'
  | 'wrong-code'
  | 'name-mismatch'
  | 'birth-date-mismatch'
  | 'papers-needed';

/** Why there is no answer. Never to be shown as "no insurance". */
export type NoAnswer =
  | 'timeout'
  | 'unreachable'
  | 'portal-error'
  | 'bad-answer'
  | 'refused'
  | 'misconfigured';

export type InsuranceAnswer =
  | { readonly status: 'covered'; readonly code: string; readonly coverage: Coverage }
  | { readonly status: 'not-covered'; readonly code: string; readonly reason: NotCovered }
  /** `code`: the portal's own code where one came. */
  | { readonly status: 'no-answer'; readonly code: string | null; readonly why: NoAnswer };

/** Something that costs: a service, a drug or a supply, by the codes of the Ministry of Health. */
export interface CostedItem {
  readonly code: string;
  readonly name: string;
}

/** A card that counts in a visit. */
export interface CheckInCard {
  readonly code: string;
  readonly facility: string | null;
  readonly validFrom: FhirDate | null;
  readonly validTo: FhirDate | null;
}

/**
 * What the insurer is told of a visit once its first cost has arisen (bảng check-in, XML0; domain facts D3). Minutes are
 * the hospital's own clock: `2026-11-22T08:12`.
 */
export interface CheckIn {
  /** MA_LK: the treatment's own name in the HIS, the key to all later messages. */
  readonly treatmentId: string;
  /** MA_BN. */
  readonly patientId: string;
  readonly name: string;
  /** Citizen number, old identity card or passport. */
  readonly idNumber: string | null;
  /** A FHIR date; of a newborn the minute. */
  readonly birthDate: FhirDate;
  readonly sex: Sex;
  readonly cards: readonly CheckInCard[];
  /** MA_DOITUONG_KCB as far as it is known at the start: `1.1`. `2` is an emergency, which is never told. */
  readonly group: string;
  /** MA_LOAI_KCB: `01`. */
  readonly careType: string;
  readonly arrivedAt: string;
  readonly admittedAt: string | null;
  readonly admissionReason: string | null;
  readonly admissionReasonCode: string | null;
  /** The first cost: one of the three, the others null. */
  readonly service: CostedItem | null;
  readonly drug: CostedItem | null;
  readonly supply: CostedItem | null;
  /** When that was ordered. */
  readonly orderedAt: string;
}

/** What the portal gave for a message that it took. */
export interface CheckInReceipt {
  /** Mã giao dịch. */
  readonly transaction: string;
}

export type CheckInFailure =
  /** Not to be told: nothing was sent. */
  | 'emergency'
  | 'no-cost'
  | 'several-costs'
  /** Breaks a rule of the message; the detail names the element. Nothing was sent. */
  | 'invalid'
  /** Certain that nothing was sent. */
  | 'no-answer'
  /** Our credentials were refused. */
  | 'refused'
  /** Read, and not taken. */
  | 'rejected'
  /** Sent, and no answer came that can be used. */
  | 'unknown';

export interface Insurer {
  check(identity: Identity, signal: AbortSignal): Promise<InsuranceAnswer>;
  /** Tells a visit's check-in; absent where the configuration leaves that to the HIS, as is usual. */
  checkIn?(visit: CheckIn, signal: AbortSignal): Promise<Result<CheckInReceipt, CheckInFailure>>;
  close(): Promise<void>;
}
