import { assign } from 'xstate';
import type { ToldChild } from '../../electron/contract/views.ts';
import type { ChildDesk } from './child-desk.ts';
import type { FlowContext } from './setup.ts';
import { flow } from './setup.ts';

export type Here = { readonly context: FlowContext };

/** Lays a change over what was told of the child; what was wrong before is no longer said. */
export const desk = ({ context }: Here, change: Partial<ChildDesk>) => ({
  childDesk: { ...context.childDesk, fault: null, ...change },
});
export const told = (here: Here, piece: Partial<ToldChild>) =>
  desk(here, { told: { ...here.context.childDesk.told, ...piece } });
/** The way back says nothing of what was wrong. */
export const sound = flow.createAction(assign((all) => desk(all, {})));

/** The child as it was typed, once nothing of it is missing. */
export function wholeChild({ told }: ChildDesk): ToldChild | null {
  if (!told?.number || !told.name || !told.birthDate || !told.sex) return null;
  return { number: told.number, name: told.name, birthDate: told.birthDate, sex: told.sex };
}
