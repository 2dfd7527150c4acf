import type { FhirDate, Identity } from './identity.ts';

/** What the insurer (BHXH) says of a valid card (thẻ BHYT). */
export interface Coverage {
  /** Mã thẻ BHYT. */
  readonly code: string;
  readonly validFrom: FhirDate;
  readonly validTo: FhirDate | null;
  /** Nơi đăng ký khám chữa bệnh ban đầu: five digits. */
  readonly facility: string | null;
  /** A newer card has taken the place of the one known (003, 004). */
  readonly renewed: boolean;
  /** 001, 002: staff look at the card and papers too. */
  readonly staffCheck: boolean;
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

export interface Insurer {
  check(identity: Identity, signal: AbortSignal): Promise<InsuranceAnswer>;
  close(): Promise<void>;
}
