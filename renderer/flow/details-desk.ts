import type {
  DetailsChangeInput,
  PatientDetailsView,
  PlaceNameView,
  Relation,
} from '../../electron/contract/views.ts';

export type DetailsField = 'phone' | 'address' | 'contact' | 'guardian';

/**
 * Why the change does not stand in the hospital. `no-place`: the commune is not known there, the address was dropped;
 * `not-now`: the list of places could not be had.
 */
export type DetailsFault = 'changed' | 'unknown' | 'no-place' | 'not-now';

/** The contact details on the screen: what the hospital has, and what the patient changes of it. */
export interface DetailsDesk {
  readonly standing: PatientDetailsView | null;
  /** The patient's wish; kept until the hospital has it. */
  readonly change: DetailsChangeInput;
  /** How the address of the change reads; its commune is known here by its code alone. */
  readonly addressWill: string | null;
  readonly field: DetailsField | null;
  readonly provinces: readonly PlaceNameView[];
  readonly communes: readonly PlaceNameView[];
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  /** Name that was typed of a contact or guardian, whose phone is asked next. */
  readonly name: string | null;
  readonly relation: Relation | null;
  readonly fault: DetailsFault | null;
  readonly stored: boolean;
}
export const NO_DETAILS: DetailsDesk = {
  standing: null,
  change: {},
  addressWill: null,
  field: null,
  provinces: [],
  communes: [],
  provinceCode: null,
  communeCode: null,
  name: null,
  relation: null,
  fault: null,
  stored: false,
};

export type DetailsEvent =
  /** Cập nhật thông tin. */
  | { type: 'DETAILS' }
  | { type: 'FIELD'; field: DetailsField }
  | { type: 'PROVINCE'; code: string }
  | { type: 'COMMUNE'; code: string }
  | { type: 'LINE'; line: string }
  /** Null: the contact has none. */
  | { type: 'PHONE'; phone: string | null }
  | { type: 'NAME'; name: string }
  /** The field stays as the hospital has it: its change is dropped. */
  | { type: 'KEEP' }
  | { type: 'SAVE' };
