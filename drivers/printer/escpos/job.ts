import {
  concatBytes,
  cut,
  initialise,
  justify,
  requestPaperStatus,
  setMotionUnits,
} from '../../codec/escpos.ts';
import { rasterBands } from '../../codec/escpos-raster.ts';
import type { Ticket } from '../../ports/printer.ts';
import { ticketBitmap } from '../paper/ticket-bitmap.ts';
import type { EscposOptions } from './options.ts';

const DPI = 203;
/** Paper between the last line and the cut: 2 mm. */
const FOOT_DOTS = 16;

/** All bytes of one ticket. With `confirm` it ends with GS r 1: its answer says that all before it was processed. */
export const jobBytes = (
  ticket: Ticket,
  options: Pick<EscposOptions, 'widthDots' | 'cut' | 'confirm'>,
): Uint8Array =>
  concatBytes([
    initialise(),
    setMotionUnits(DPI),
    justify('centre'),
    rasterBands(ticketBitmap(ticket, options.widthDots)),
    cut(options.cut, FOOT_DOTS),
    ...(options.confirm ? [requestPaperStatus()] : []),
  ]);
