import type { LabModel } from './models.ts';

export const PAPER_STATES = ['ok', 'low', 'out'] as const;
/** `jam` and `cutter` are mended by hand, `unrecoverable` never, `overheated` passes. */
export const PRINTER_ERRORS = ['none', 'jam', 'cutter', 'unrecoverable', 'overheated'] as const;

/** What the lab does to the printer. */
export interface PrinterState {
  paper: (typeof PAPER_STATES)[number];
  cover: 'closed' | 'open';
  /** Somebody holds the feed button: offline, and nothing else is wrong. */
  feeding: boolean;
  error: (typeof PRINTER_ERRORS)[number];
  /** A ticket waits in the presenter to be pulled. */
  ticketWaits: boolean;
  /** Work stands in the buffer. */
  spooling: boolean;
}

/** What becomes of it by itself, while it prints. */
export const HAPPENINGS = {
  'paper-out': { paper: 'out' },
  'paper-low': { paper: 'low' },
  'cover-open': { cover: 'open' },
  jam: { error: 'jam' },
} as const satisfies Record<string, Partial<PrinterState>>;

export const soundState = (): PrinterState => ({
  paper: 'ok',
  cover: 'closed',
  feeding: false,
  error: 'none',
  ticketWaits: false,
  spooling: false,
});

/** Every answer to DLE EOT has bits 1 and 4 set and bits 0 and 7 clear (Epson ESC/POS reference, DLE EOT). */
const FIXED = 0x12;

const bit = (on: boolean, mask: number): number => (on ? mask : 0);
const low = (model: LabModel, { paper }: PrinterState): boolean => model.nearEnd && paper !== 'ok';
const jammed = ({ error }: PrinterState): boolean => error === 'jam' || error === 'cutter';

/** The printer is offline: it takes no commands from its buffer. */
export const stopped = ({ paper, cover, feeding, error }: PrinterState): boolean =>
  paper === 'out' || cover === 'open' || feeding || error !== 'none';

/** Answer to DLE EOT n: 1 printer, 2 cause of offline, 3 error, 4 roll paper, 17 print status and 20 all in one (both Custom). */
export const realTimeStatus = (n: number, model: LabModel, state: PrinterState): Buffer => {
  const out = state.paper === 'out';
  if (n === 1)
    return Buffer.from([FIXED | bit(stopped(state), 0x08) | bit(model.tellsButton && state.feeding, 0x40)]);
  if (n === 2)
    return Buffer.from([
      FIXED |
        bit(state.cover === 'open', 0x04) |
        bit(state.feeding, 0x08) |
        bit(out, 0x20) |
        bit(state.error !== 'none', 0x40),
    ]);
  if (n === 3)
    return Buffer.from([
      FIXED |
        bit(jammed(state), 0x08) |
        bit(state.error === 'unrecoverable', 0x20) |
        bit(state.error === 'overheated', 0x40),
    ]);
  if (n === 4) return Buffer.from([FIXED | bit(low(model, state), 0x0c) | bit(out, 0x60)]);
  if (n === 17) return Buffer.from([FIXED | bit(out, 0x20)]);
  return fullStatus(model, state);
};

/** DLE EOT 20: 10h 0Fh, then paper, user, recoverable and unrecoverable errors (Custom VKP80II and KPM150 command references). */
const fullStatus = (model: LabModel, state: PrinterState): Buffer =>
  Buffer.from([
    0x10,
    0x0f,
    bit(state.paper === 'out', 0x01) | bit(low(model, state), 0x04) | bit(state.ticketWaits, 0x20),
    // The lever opens head and cover at once.
    bit(state.cover === 'open', 0x03) | bit(state.spooling, 0x04) | bit(state.feeding, 0x20),
    bit(state.error === 'overheated', 0x01) | bit(state.error === 'jam', 0x40),
    bit(state.error === 'cutter', 0x01) | bit(state.error === 'unrecoverable', 0x04),
  ]);

/** Answer to GS r 1 and ESC v: bits 0, 1 near the end, bits 2, 3 at the end. */
export const paperSensor = (model: LabModel, state: PrinterState): number =>
  bit(low(model, state), 0x03) | bit(state.paper === 'out', 0x0c);

/** Answer to ESC v of Nippon Primex: one bit each for low paper, open head, no paper, heat, cutter, presenter, ticket waiting. */
export const nipponStatus = (model: LabModel, state: PrinterState): number =>
  bit(low(model, state), 0x01) |
  bit(state.cover === 'open', 0x02) |
  bit(state.paper === 'out', 0x04) |
  bit(state.error === 'overheated', 0x08) |
  bit(state.error === 'cutter', 0x10) |
  bit(state.error === 'jam', 0x20) |
  bit(state.ticketWaits, 0x40);

/** Answer to GS e 6: the presenter of Custom. */
export const ejectorStatus = (model: LabModel, state: PrinterState): number =>
  bit(low(model, state), 0x01) |
  bit(state.paper === 'out', 0x04) |
  bit(state.ticketWaits, 0x08) |
  bit(jammed(state), 0x40) |
  bit(state.error === 'jam', 0x80);

/** The four bytes of Automatic Status Back (GS a). */
export const automaticStatus = (model: LabModel, state: PrinterState): Buffer =>
  Buffer.from([
    0x10 | bit(stopped(state), 0x08) | bit(state.cover === 'open', 0x20) | bit(state.feeding, 0x40),
    bit(state.feeding, 0x02) |
      bit(jammed(state), 0x08) |
      bit(state.error === 'unrecoverable', 0x20) |
      bit(state.error === 'overheated', 0x40),
    paperSensor(model, state),
    0x0f,
  ]);

/** What of the four bytes the items of GS a n watch: n bit 1 offline, 2 error, 3 paper, 6 button. */
export const watchedBits = (n: number): readonly number[] => [
  bit((n & 0x02) !== 0, 0x28) | bit((n & 0x40) !== 0, 0x40),
  bit((n & 0x04) !== 0, 0x6c) | bit((n & 0x40) !== 0, 0x02),
  bit((n & 0x08) !== 0, 0x0f),
  0,
];

/** Answer to GS I: `_`, words and NUL, or one byte. */
export const informationOf = (model: LabModel, n: number): Buffer => {
  const words: Readonly<Record<number, string>> = {
    65: '1.00 LAB',
    66: model.maker,
    67: model.id.toUpperCase(),
    68: 'LAB0000001',
  };
  const word = words[n];
  if (word) return Buffer.from(`_${word}\0`, 'latin1');
  return Buffer.from([n % 48 === 2 ? 0x02 : 0x20]);
};
