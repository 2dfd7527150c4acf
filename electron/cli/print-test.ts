import { randomUUID } from 'node:crypto';
import type { OpenContext } from '../../drivers/define.ts';
import type { PrinterStatus, PrintResult } from '../../drivers/ports/printer.ts';
import { loadTicketFonts } from '../../drivers/printer/paper/fonts.ts';
import { drawTestPage } from '../../drivers/printer/paper/test-page.ts';
import { findDriver } from '../../drivers/registry.ts';
import type { DriverChoice } from '../../kiosk-config/schema.ts';
import { createLocalTime } from '../host/local-time.ts';
import type { Settings } from './configured.ts';
import { configured, print } from './configured.ts';
import { linkWords } from './printer-link.ts';

export interface PrintTestOptions {
  /** `tcp://192.0.2.20:9100`, `serial:///dev/ttyS0`, `usb:///dev/usb/lp0`, `ipp://localhost:631/printers/NAME`. */
  readonly to?: string;
  readonly model?: string;
  /** Width of the roll in millimetres. */
  readonly paper?: number;
}

/** Longest wait for the page to come out: ms. */
const PATIENCE = 30_000;
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

interface Tested {
  readonly outcome: PrintResult['outcome'];
  /** What the printer said of itself before; null where it could not be asked. */
  readonly status: PrinterStatus | null;
  readonly bytes: number;
  readonly ms: number;
  /** Why nothing was tried, or the printer was not reached; null where it was. */
  readonly error: string | null;
}
const untried = (error: string): Tested => ({ outcome: 'refused', status: null, bytes: 0, ms: 0, error });

/** `print-test`: one page that shows what the printer can do, on the configured printer or the one named. */
export async function printTest(settings: Settings, options: PrintTestOptions): Promise<boolean> {
  const target = targetOf(settings, options);
  if (target === null) return false;
  const tested = await printPage(target);
  print(settings, { ...tested });
  return tested.outcome === 'confirmed' || tested.outcome === 'sent-unconfirmed';
}

interface Target {
  readonly kiosk: string;
  readonly choice: DriverChoice;
  readonly secret: OpenContext['secret'];
}

/** A printer that is named needs no configuration: it can be tried before there is one. */
function targetOf(settings: Settings, { to, ...more }: PrintTestOptions): Target | null {
  if (to !== undefined) {
    const overIpp = /^ipps?:/.test(to);
    // A queue with a model named is one that hands ESC/POS on as it is.
    const format = overIpp && more.model !== undefined ? { format: 'escpos' } : {};
    const choice = { driver: overIpp ? 'cups' : 'escpos', options: { to, ...format, ...more } };
    return { kiosk: to, choice, secret: () => undefined };
  }
  const found = configured(settings);
  if (found === null) return null;
  const { driver, options } = found.config.devices.printer;
  return {
    kiosk: found.config.kiosk.id,
    choice: { driver, options: { ...options, ...more } },
    secret: found.secret,
  };
}

async function printPage({ kiosk, choice, secret }: Target): Promise<Tested> {
  const driver = findDriver('printer', choice.driver);
  if (!driver) return untried(`no printer driver is called ${choice.driver}`);
  const options = driver.options.safeParse(choice.options);
  if (!options.success)
    return untried(
      options.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const fonts = loadTicketFonts();
  if (!fonts.ok) return untried(fonts.detail ?? fonts.error);
  let bytes = 0;
  let link: string | null = null;
  const signal = AbortSignal.timeout(PATIENCE);
  const opened = await driver.open(options.data, {
    signal,
    now: Date.now,
    secret,
    lost: () => undefined,
    log: (event, fields) => {
      if (event === 'printer.job') bytes = Number(fields?.bytes ?? 0);
      if (event === 'printer.link') link = linkWords(fields);
    },
  });
  if (!opened.ok) return untried([opened.error, opened.detail].filter(Boolean).join(': '));
  const printer = opened.value;
  const status = await printer.status(signal);
  const model = String(choice.options.model ?? 'generic');
  const time = createLocalTime(TIME_ZONE).stamp(Date.now());
  const startedAt = performance.now();
  const { outcome } = await printer.print(
    () => drawTestPage(printer.paper, { kiosk, model, time }),
    randomUUID(),
    signal,
  );
  const ms = Math.round(performance.now() - startedAt);
  await printer.close();
  return { outcome, status, bytes, ms, error: link };
}
