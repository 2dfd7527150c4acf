import { IPP_GROUP, type IppAttribute, type IppGroup, type IppMessage } from './ipp.ts';

/** States of a job (RFC 8011, 5.3.7). */
const JOB_STATES = {
  3: 'pending',
  4: 'pending-held',
  5: 'processing',
  6: 'processing-stopped',
  7: 'canceled',
  8: 'aborted',
  9: 'completed',
} as const;
export type JobState = (typeof JOB_STATES)[keyof typeof JOB_STATES];

/** States of a printer (RFC 8011, 5.4.11). */
const PRINTER_STATES = { 3: 'idle', 4: 'processing', 5: 'stopped' } as const;
export type PrinterState = (typeof PRINTER_STATES)[keyof typeof PRINTER_STATES];

export interface IppJob {
  readonly id: number;
  /** Null where the printer keeps it to itself. */
  readonly name: string | null;
  readonly state: JobState;
  readonly reasons: readonly string[];
}

export interface IppPrinter {
  readonly state: PrinterState;
  readonly reasons: readonly string[];
  readonly accepting: boolean;
  /** Where a CUPS queue sends its jobs; null where it does not say. */
  readonly device: string | null;
  /** Null for anything but CUPS. */
  readonly cupsVersion: string | null;
}

/** What to ask for so that the readers below find all that they tell. */
export const JOB_ATTRIBUTES = ['job-id', 'job-name', 'job-state', 'job-state-reasons'] as const;
export const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'device-uri',
  'cups-version',
] as const;

/** Successful-ok and its kin (RFC 8011, 4.1.6.1): 0x0000 to 0x00ff. */
export const isSuccess = (message: IppMessage): boolean => message.code < 0x0100;

const valuesOf = (group: IppGroup, name: string): IppAttribute['values'] =>
  group.attributes.find((attribute) => attribute.name === name)?.values ?? [];

const numberOf = (group: IppGroup, name: string): number | null => {
  const [first] = valuesOf(group, name);
  return first?.syntax === 'integer' || first?.syntax === 'enum' ? first.value : null;
};

const wordsOf = (group: IppGroup, name: string): readonly string[] =>
  valuesOf(group, name).flatMap((each) =>
    'value' in each && typeof each.value === 'string' ? each.value : [],
  );

const stateOf = <S extends string>(states: Readonly<Record<number, S>>, value: number | null): S | null =>
  value === null ? null : (states[value] ?? null);

const readJob = (group: IppGroup): IppJob | null => {
  const id = numberOf(group, 'job-id');
  const state = stateOf(JOB_STATES, numberOf(group, 'job-state'));
  if (id === null || state === null) return null;
  return {
    id,
    name: wordsOf(group, 'job-name')[0] ?? null,
    state,
    reasons: wordsOf(group, 'job-state-reasons'),
  };
};

/** The jobs of an answer to Print-Job, Get-Job-Attributes or Get-Jobs; null where one of them lacks its number or state. */
export const jobsOf = (message: IppMessage): readonly IppJob[] | null => {
  const jobs: IppJob[] = [];
  for (const group of message.groups) {
    if (group.tag !== IPP_GROUP.job) continue;
    const job = readJob(group);
    if (!job) return null;
    jobs.push(job);
  }
  return jobs;
};

/** The printer of an answer to Get-Printer-Attributes; null where it lacks its state. */
export const printerOf = (message: IppMessage): IppPrinter | null => {
  const group = message.groups.find(({ tag }) => tag === IPP_GROUP.printer);
  const state = group ? stateOf(PRINTER_STATES, numberOf(group, 'printer-state')) : null;
  if (!group || state === null) return null;
  const [accepting] = valuesOf(group, 'printer-is-accepting-jobs');
  return {
    state,
    reasons: wordsOf(group, 'printer-state-reasons'),
    accepting: accepting?.syntax === 'boolean' ? accepting.value : true,
    device: wordsOf(group, 'device-uri')[0] ?? null,
    cupsVersion: wordsOf(group, 'cups-version')[0] ?? null,
  };
};
