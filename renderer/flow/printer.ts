import type { DevicesView } from '../../electron/contract/views.ts';
import type { PrintTroubleCode } from './setup.ts';

/** A ticket can come out; paper that runs low is for staff to know. */
export const canPrint = ({ printer }: Pick<DevicesView, 'printer'>): boolean =>
  printer === 'ready' || printer === 'paper-low';

const PRINT_TROUBLES: readonly PrintTroubleCode[] = [
  'paper-out',
  'cover-open',
  'offline',
  'fault',
  'unknown',
  'reprint-limit',
];
/** Troubles that end when somebody puts paper in, closes the cover or switches the printer on. */
const MENDABLE: readonly (PrintTroubleCode | null)[] = ['paper-out', 'cover-open', 'offline', 'fault'];

/** What keeps a paper in the printer, as the screen names it. */
export const printTroubleOf = (failure: string): PrintTroubleCode =>
  PRINT_TROUBLES.find((code) => code === failure) ?? 'fault';

interface Printing {
  readonly devices: DevicesView;
  readonly printTrouble: PrintTroubleCode | null;
}

/** Mended while the patient stands there: the paper is asked for anew, which the host does once. */
export const isMended = (context: Printing, devices: DevicesView): boolean =>
  canPrint(devices) && !canPrint(context.devices) && MENDABLE.includes(context.printTrouble);
