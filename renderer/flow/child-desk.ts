import type { Relation, ToldChild } from '../../electron/contract/views.ts';

/** Why the last piece was not taken. */
export type ChildFault =
  | 'not-under-six'
  | 'not-that-number'
  | 'not-that-date'
  /** The card that was shown is nobody's who can have come along. */
  | 'other-card'
  | 'attempts';

/** What the adult has told so far of the child, and of themselves. */
export interface ChildDesk {
  /** Typed from the birth certificate, piece by piece; null where the child's own card tells it. */
  readonly told: Partial<ToldChild> | null;
  readonly relation: Relation | null;
  /** Where the adult can be called, digits as dialled at home. */
  readonly phone: string | null;
  readonly fault: ChildFault | null;
  /** The visit is the child's. */
  readonly settled: boolean;
}
export const NO_CHILD: ChildDesk = { told: null, relation: null, phone: null, fault: null, settled: false };

export type ChildEvent =
  /** Khám cho trẻ dưới 6 tuổi. */
  | { type: 'CHILD' }
  /** The child has no card: its birth certificate is typed. */
  | { type: 'CERTIFICATE' }
  | { type: 'CHILD_NUMBER'; number: string }
  | { type: 'CHILD_NAME'; name: string }
  /** FHIR date, whole. */
  | { type: 'CHILD_BIRTH_DATE'; birthDate: string }
  | { type: 'RELATION'; relation: Relation }
  /** Null: no phone. */
  | { type: 'GUARDIAN_PHONE'; phone: string | null };
