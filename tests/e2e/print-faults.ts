import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterStatus } from '../../drivers/ports/printer.ts';
import type { LabPrinter } from '../lab/printer/printer.ts';

type Hand = (printer: LabPrinter) => void | Promise<void>;

/** Something that keeps tickets from coming out, and stays until it is mended. */
export interface Fault {
  readonly name: string;
  /** What the printer says of itself meanwhile. */
  readonly status: Exclude<PrinterStatus, 'ready' | 'paper-low'>;
  readonly bring: Hand;
  readonly mend: Hand;
}

export const FAULTS: readonly Fault[] = [
  {
    name: 'paper is out',
    status: 'paper-out',
    bring: (printer) => printer.setPaper('out'),
    mend: (printer) => printer.setPaper('ok'),
  },
  {
    name: 'the cover is open',
    status: 'cover-open',
    bring: (printer) => printer.setCover('open'),
    mend: (printer) => printer.setCover('closed'),
  },
  {
    name: 'the cutter is jammed',
    status: 'fault',
    bring: (printer) => printer.setError('cutter'),
    mend: (printer) => printer.setError('none'),
  },
  {
    name: 'somebody holds the feed button',
    status: 'offline',
    bring: (printer) => printer.setFeeding(true),
    mend: (printer) => printer.setFeeding(false),
  },
  {
    name: 'it is switched off',
    status: 'offline',
    bring: (printer) => printer.setPower(false),
    mend: (printer) => printer.setPower(true),
  },
];

/** Something that happens while a ticket is being printed. */
export interface Mishap {
  readonly name: string;
  /** Made ready before the job. */
  readonly prepare: Hand;
  /** Done once the screen says that the ticket is being printed. */
  readonly during?: Hand;
  /** What the screen says then. */
  readonly says: Fault['status'] | 'unknown';
  readonly mend: Hand;
  /** The ticket is printed, or known to be out, by itself once mended; otherwise on a touch of "print again". */
  readonly byItself: boolean;
  /** The journal at the end: what became of each job. */
  readonly jobs: readonly string[];
}

/** Dot rows of a ticket that lie before its middle. */
const MIDDLE = 300;
/** Bytes of a job that end in its middle. */
const HALF_JOB = 6_000;
/** A ticket that takes its time, and a moment in it. */
const [SLOW_MS, MOMENT_MS] = [1_500, 600];
const MM_PER_SECOND = 60;

export const MISHAPS: readonly Mishap[] = [
  {
    name: 'paper ends in the middle: the printer goes on with the ticket by itself, and no second one comes out',
    prepare: (printer) => printer.runOutAfter(MIDDLE),
    says: 'paper-out',
    mend: (printer) => printer.setPaper('ok'),
    byItself: true,
    jobs: ['confirmed'],
  },
  {
    name: 'the cover is opened in the middle',
    prepare: (printer) => printer.openCoverAfter(MIDDLE),
    says: 'cover-open',
    mend: (printer) => printer.setCover('closed'),
    byItself: true,
    jobs: ['confirmed'],
  },
  {
    name: 'paper jams in the middle',
    prepare: (printer) => printer.jamAfter(MIDDLE),
    says: 'fault',
    mend: (printer) => printer.setError('none'),
    byItself: true,
    jobs: ['confirmed'],
  },
  {
    name: 'the cable is pulled in the middle',
    prepare: (printer) => printer.dropAfter(HALF_JOB),
    says: 'unknown',
    mend: () => undefined,
    byItself: false,
    jobs: ['not-printed', 'confirmed'],
  },
  {
    name: 'the power goes in the middle',
    prepare: (printer) => printer.setSpeed(MM_PER_SECOND),
    during: async (printer) => {
      await sleep(MOMENT_MS);
      await printer.setPower(false);
    },
    says: 'unknown',
    mend: async (printer) => {
      printer.setSpeed(null);
      await printer.setPower(true);
    },
    byItself: false,
    jobs: ['not-printed', 'confirmed'],
  },
  {
    name: 'the cutter jams at the cut, after the last byte',
    prepare: (printer) => printer.jamAtCut(),
    says: 'fault',
    mend: (printer) => printer.setError('none'),
    byItself: true,
    jobs: ['confirmed'],
  },
  {
    name: 'the cable is pulled after the last byte: the ticket comes out, and no second one',
    prepare: (printer) => printer.setTicketTime(SLOW_MS),
    during: async (printer) => {
      await sleep(MOMENT_MS);
      await printer.setOnline(false);
    },
    says: 'unknown',
    mend: (printer) => printer.setOnline(true),
    byItself: false,
    jobs: ['confirmed'],
  },
  {
    name: 'it says nothing any more after the last byte',
    prepare: (printer) => printer.setTicketTime(SLOW_MS),
    during: async (printer) => {
      await sleep(MOMENT_MS);
      printer.setSilent(true);
    },
    says: 'unknown',
    mend: (printer) => printer.setSilent(false),
    byItself: false,
    jobs: ['confirmed'],
  },
];
