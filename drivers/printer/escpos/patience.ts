import type { PrinterAddress } from './address.ts';
import type { EscposTimeouts } from './options.ts';

/** The delays of a printer in milliseconds; that of a write by its bytes. */
export interface Patience extends Omit<EscposTimeouts, 'write'> {
  write(bytes: number): number;
}

/** Start bit, eight bits, stop bit. */
const WIRE_BITS = 10;
/** Flow control halts the line now and then. */
const HALTS = 1.25;
/** For what the printer still has to print before it takes more: ms. */
const GRACE_MS = 2_000;

/** A write may take as long as is configured, and on a serial line as long as its speed needs for the bytes. */
export const patienceFor = (address: PrinterAddress, timeouts: EscposTimeouts): Patience => {
  const msPerByte =
    address.wire === 'serial' ? (1_000 * WIRE_BITS * HALTS) / address.settings.baudRate : null;
  return {
    ...timeouts,
    write: (bytes) =>
      msPerByte === null ? timeouts.write : Math.max(timeouts.write, Math.ceil(bytes * msPerByte + GRACE_MS)),
  };
};
