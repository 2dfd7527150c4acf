/** What the lab does to the printer. */
export interface PrinterState {
  paper: 'ok' | 'low' | 'out';
  cover: 'closed' | 'open';
}

/** Every answer to DLE EOT has bits 1 and 4 set and bits 0 and 7 clear (Epson ESC/POS reference, DLE EOT). */
const FIXED = 0x12;

const bit = (on: boolean, mask: number): number => (on ? mask : 0);

/** The printer stops taking commands from its buffer. */
export const stopped = ({ paper, cover }: PrinterState): boolean => paper === 'out' || cover === 'open';

/** Answer to DLE EOT n, n = 1 printer, 2 cause of offline, 3 error, 4 roll paper. */
export const realTimeStatus = (n: number, state: PrinterState): number => {
  const [low, out] = [state.paper !== 'ok', state.paper === 'out'];
  if (n === 1) return FIXED | bit(stopped(state), 0x08);
  if (n === 2) return FIXED | bit(state.cover === 'open', 0x04) | bit(out, 0x20);
  if (n === 4) return FIXED | bit(low, 0x0c) | bit(out, 0x60);
  return FIXED;
};

/** Answer to GS r 1: bits 0, 1 near the end, bits 2, 3 at the end. */
export const paperSensor = (state: PrinterState): number =>
  bit(state.paper !== 'ok', 0x03) | bit(state.paper === 'out', 0x0c);

/** The four bytes of Automatic Status Back (GS a). */
export const automaticStatus = (state: PrinterState): Buffer =>
  Buffer.from([
    0x10 | bit(stopped(state), 0x08) | bit(state.cover === 'open', 0x20),
    0x00,
    paperSensor(state),
    0x0f,
  ]);
