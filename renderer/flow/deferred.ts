import type { FlowContext, TroubleCode } from './setup.ts';

/** The hospital's system gives no usable answer now. */
const DOWN: readonly (TroubleCode | null)[] = ['no-answer', 'bad-answer', 'refused'];
/** Staff have to look first, whatever the hospital's system says later. */
const FOR_DESK = ['several-patients', 'other-record', 'papers-first'] as const satisfies TroubleCode[];
export type StaffFirstCode = (typeof FOR_DESK)[number];

/** Why staff have to look first; null where they do not. */
export const staffFirstOf = ({ trouble }: Pick<FlowContext, 'trouble'>): StaffFirstCode | null =>
  FOR_DESK.find((code) => code === trouble) ?? null;

/** The kiosk keeps the visit and forwards it: the patient may go on without the hospital's system. */
export const mayGoWithout = ({ kiosk, trouble }: Pick<FlowContext, 'kiosk' | 'trouble'>): boolean =>
  (kiosk?.defers ?? false) && DOWN.includes(trouble);

/** A slip for the desk is the way on, without a clinic. */
export const isForDesk = (context: Pick<FlowContext, 'trouble'>): boolean => staffFirstOf(context) !== null;

/** A number that stands in the hospital's system: only there fees are known. */
export const isHospitals = ({ number }: Pick<FlowContext, 'number'>): boolean => number?.standing === 'his';
