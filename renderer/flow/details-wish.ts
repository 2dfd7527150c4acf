import { isAdult } from '../../electron/contract/person.ts';
import type { DetailsChangeInput } from '../../electron/contract/views.ts';
import { hospitalToday } from './child-number.ts';
import type { DetailsDesk, DetailsField } from './details-desk.ts';
import type { FlowContext } from './setup.ts';

type Told = Pick<FlowContext, 'person' | 'detailsDesk'>;

/** What can be changed: a guardian only of who is under 18, or where one stands. */
export const fieldsOf = ({ person, detailsDesk: { standing, change } }: Told): DetailsField[] => {
  const isChild = person !== null && !isAdult(person.birthDate, hospitalToday());
  const guarded = isChild || standing?.guardian || change.guardian;
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
