import type { IppPrinter } from '../../codec/ipp-answer.ts';
import type { PrinterStatus } from '../../ports/printer.ts';

/** What each printer-state-reason (RFC 8011, 5.4.12; PWG 5100.9) means for a ticket. */
const MEANING: Readonly<Record<string, Exclude<PrinterStatus, 'ready' | 'fault'>>> = {
  'media-low': 'paper-low',
  'media-empty': 'paper-out',
  'media-needed': 'paper-out',
  'cover-open': 'cover-open',
  'door-open': 'cover-open',
  'interlock-open': 'cover-open',
  offline: 'offline',
  paused: 'offline',
  'moving-to-paused': 'offline',
  shutdown: 'offline',
  stopped: 'offline',
  stopping: 'offline',
  'connecting-to-device': 'offline',
  'timed-out': 'offline',
};
const WORST_LAST: readonly PrinterStatus[] = [
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'fault',
  'offline',
];
const SUFFIX = /-(report|warning|error)$/;

const statusOfReason = (reason: string, strict: boolean): PrinterStatus => {
  const severity = SUFFIX.exec(reason)?.[1] ?? null;
  const meaning = MEANING[reason.replace(SUFFIX, '')];
  if (meaning === undefined) return severity === 'error' ? 'fault' : 'ready';
  // "A warning MUST contain nothing that prevents a job from completing": one tray of several is empty.
  const harmless = severity === 'report' || severity === 'warning';
  return meaning === 'paper-out' && harmless && !strict ? 'paper-low' : meaning;
};

/**
 * The status that a queue or printer tells of itself. `strict`: a job does not get on, so that paper which is told to be missing
 * in one tray is what it waits for.
 */
export const statusOf = (printer: IppPrinter, strict = false): PrinterStatus => {
  if (!printer.accepting) return 'offline';
  const stopped = printer.state === 'stopped';
  const told = printer.reasons.map((reason) => statusOfReason(reason, strict || stopped));
  // Who opened the cover also took the printer off the line: the cover is what staff can see.
  const worst = WORST_LAST.findLast((status) => told.includes(status)) ?? 'ready';
  const seen = told.includes('cover-open') ? 'cover-open' : told.includes('paper-out') ? 'paper-out' : worst;
  return stopped && (seen === 'ready' || seen === 'paper-low') ? 'offline' : seen;
};

/** CUPS hears a printer only while it prints: the reasons of an idle queue are what its last job left behind. */
const isHistory = ({ cupsVersion, state }: IppPrinter): boolean => cupsVersion !== null && state === 'idle';

/**
 * What may be expected of the next job. Reasons of an idle queue hinder nothing, else the job that would refresh them would never be sent;
 * paper that was missing may be missing still.
 */
export const outlookOf = (printer: IppPrinter): PrinterStatus => {
  const told = statusOf(printer);
  if (!printer.accepting || !isHistory(printer) || told === 'ready') return told;
  const paper = printer.reasons.some((reason) =>
    ['paper-low', 'paper-out'].includes(statusOfReason(reason, false)),
  );
  return paper ? 'paper-low' : 'ready';
};

/** Whether what hinders is the printer's own word of now, whose end will be its word too. */
export const speaksForItself = ({ cupsVersion, state, accepting }: IppPrinter): boolean =>
  cupsVersion === null || state === 'stopped' || !accepting;

/**
 * Hears a printer during one job, `before` being the printer as it was then: of a queue of CUPS without the reasons that the job before left
 * behind. One of them counts again once it went and came back, or still stands after `patienceMs` of printing.
 */
export const createHearing = (
  before: IppPrinter,
  patienceMs: number,
): ((printer: IppPrinter) => IppPrinter) => {
  let old: readonly string[] = isHistory(before) ? before.reasons : [];
  let until: number | null = null;
  return (printer) => {
    if (printer.state === 'stopped') return printer;
    if (printer.state === 'processing') until ??= performance.now() + patienceMs;
    const asked = until !== null && performance.now() >= until;
    old = asked ? [] : old.filter((reason) => printer.reasons.includes(reason));
    return { ...printer, reasons: printer.reasons.filter((reason) => !old.includes(reason)) };
  };
};

/** A hindrance that is met with the job on its way: connecting is none, since it comes first in every job. */
export const hindranceOf = (printer: IppPrinter): PrinterStatus =>
  statusOf({ ...printer, reasons: printer.reasons.filter((reason) => !reason.startsWith('connecting-')) });

/** All bytes of the job have left CUPS for the device, which is not done with it (backends socket and ipp). */
export const isHandedOver = (printer: IppPrinter): boolean =>
  printer.reasons.includes('cups-waiting-for-job-completed');

/**
 * Whether "completed" is the printer's own word, which means sheets in the tray (RFC 8011, 5.3.7). A printer that speaks IPP says so
 * itself. CUPS passes that on for a queue on ipp:, whose backend follows the job to its end; for a socket or USB it only knows that the
 * device took the bytes, and behind another CUPS (/printers/, /classes/) it cannot know what that one knows.
 */
export const confirms = ({ cupsVersion, device }: IppPrinter): boolean => {
  if (cupsVersion === null) return true;
  if (device === null || !/^ipps?:/.test(device)) return false;
  return !/^ipps?:\/\/[^/]*\/(?:printers|classes)\/|[?&]wait(?:job|printer)=(?:false|no|off)/.test(device);
};
