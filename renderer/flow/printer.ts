import type { DevicesView } from '../../electron/contract/views.ts';

/** A ticket can come out; paper that runs low is for staff to know. */
export const canPrint = ({ printer }: Pick<DevicesView, 'printer'>): boolean =>
  printer === 'ready' || printer === 'paper-low';
