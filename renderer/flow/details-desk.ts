import type {
  DetailsChangeInput,
  PatientDetailsView,
  PlaceNameView,
  Relation,
} from '../../electron/contract/views.ts';
import type { FlowContext } from './setup.ts';

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

type Told = Pick<FlowContext, 'person' | 'detailsDesk'>;

/** What can be changed: a guardian only of a child, or where one stands. */
export const fieldsOf = ({ person, detailsDesk: { standing, change } }: Told): DetailsField[] => {
  const guarded = person?.underSix || standing?.guardian || change.guardian;
  return ['phone', 'address', 'contact', ...(guarded ? (['guardian'] as const) : [])];
};

export const hasChange = ({ detailsDesk: { change } }: Pick<FlowContext, 'detailsDesk'>): boolean =>
  Object.keys(change).length > 0;

export interface DetailsHeld {
  readonly context: FlowContext;
}
/** Lays a change over what the page holds of the contact details. */
export const desk = ({ context }: DetailsHeld, change: Partial<DetailsDesk>) => ({
  detailsDesk: { ...context.detailsDesk, ...change },
});

export interface HostFailed {
  readonly event: { readonly output: { readonly ok: boolean; readonly error?: string } };
}
/** `closed` is no failure: the host is being restarted, and the flow starts anew. */
export const failed = ({ event }: HostFailed): boolean => !event.output.ok && event.output.error !== 'closed';

/** The change without what is to stay as it is. */
export const without = (change: DetailsChangeInput, field: DetailsField | null): DetailsChangeInput =>
  Object.fromEntries(Object.entries(change).filter(([name]) => name !== field));

/** The wish for the present field is dropped. */
export const kept = (held: DetailsHeld) => {
  const { change, field, addressWill } = held.context.detailsDesk;
  return desk(held, {
    change: without(change, field),
    addressWill: field === 'address' ? null : addressWill,
  });
};

const NAME = { shortest: 2, longest: 60 } as const;
export const LONGEST_NAME = NAME.longest;
export const LONGEST_LINE = 120;

/** Long enough to be a name, and no longer than the hospital takes. */
export const isName = (name: string): boolean =>
  name.trim().length >= NAME.shortest && name.trim().length <= NAME.longest;
