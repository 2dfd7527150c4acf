import driver from '../../../drivers/his/hl7v2/index.ts';
import type { HospitalSystem } from '../../../drivers/ports/his.ts';
import { kioskOptions } from './kiosk-options.ts';

/** The driver under test, opened on an engine. */
export interface OpenedKiosk {
  readonly his: HospitalSystem;
  /** Where it listens for appointments; 0 where it does not. */
  readonly appointmentsPort: number;
  /** Lines for the operator's log: the event and its values. */
  readonly said: readonly string[];
}

export interface KioskBench {
  /** Port of the engine. */
  readonly port: number;
  readonly now?: () => number;
  /** Whether it listens for appointments, at any port. */
  readonly listens?: boolean;
}

/** @throws Error where the driver refuses the options, or cannot be opened. */
export const openKiosk = async (
  { port, now = Date.now, listens = false }: KioskBench,
  more: object = {},
): Promise<OpenedKiosk> => {
  const said: string[] = [];
  let appointmentsPort = 0;
  const options = kioskOptions({ port, appointmentsPort: listens ? 0 : null }, more);
  const opened = await driver.open(driver.options.parse(options), {
    signal: new AbortController().signal,
    now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => {
      if (event === 'appointments-listening') appointmentsPort = Number(fields?.port);
      else said.push(`${event} ${Object.values(fields ?? {}).join(' ')}`);
    },
  });
  if (!opened.ok) throw new Error(opened.error);
  return { his: opened.value, appointmentsPort, said };
};

/** The failure of an answer, or `ok`. */
export const codeOf = (answer: { readonly ok: boolean; readonly error?: string }): string =>
  answer.ok ? 'ok' : (answer.error ?? '');
