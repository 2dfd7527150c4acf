import type { DriverKind, OpenContext } from '../../drivers/define.ts';
import type { CardKey, ReaderEvent } from '../../drivers/ports/identity.ts';
import { findDriver } from '../../drivers/registry.ts';
import type { Supervised } from '../../drivers/supervisor.ts';
import { supervise } from '../../drivers/supervisor.ts';
import type { DriverChoice, KioskConfig } from '../../kiosk-config/schema.ts';
import type { DevicesView, PrinterView } from '../contract/views.ts';
import { DELAYS } from './delays.ts';
import type { Log } from './log.ts';
import type { Drivers } from './parts.ts';

/** All devices and systems of the kiosk, each kept open by its supervisor. */
export interface Devices {
  readonly drivers: Drivers;
  /** Tells the chip reader what is known of the person; no more than a word into the wind while it is not open. */
  expect(key: CardKey | null): void;
  view(): DevicesView;
  /** A job has said how the printer is; `onChange` hears of a difference. */
  printerIs(status: PrinterView): void;
  /** Asks the printer now; `onChange` hears of a difference. */
  askPrinter(): Promise<PrinterView>;
  /** After the first try to open each. */
  readonly tried: Promise<unknown>;
  close(): Promise<void>;
}

/** Who hears what the readers say. */
export interface ReaderEars {
  onCode(event: ReaderEvent): void;
  onChip(event: ReaderEvent): void;
  /** The chip reader is there, again or for the first time, or gone. */
  onChipReader(open: boolean): void;
}

export interface DevicesOptions {
  readonly config: KioskConfig;
  readonly secret: OpenContext['secret'];
  readonly now: () => number;
  readonly log: Log;
  readonly readers: ReaderEars;
  readonly onChange: (view: DevicesView) => void;
}

/** Throws where configuration names a driver that does not exist: nothing can be run then. */
export function openDevices(options: DevicesOptions): Devices {
  const { config, log, readers, onChange } = options;
  const { reader: readerChoice, chip: chipChoice } = config.devices;
  let view: DevicesView = {
    reader: readerChoice ? 'lost' : 'none',
    chip: chipChoice ? 'lost' : 'none',
    printer: 'offline',
  };
  const show = (change: Partial<DevicesView>): void => {
    const next = { ...view, ...change };
    if (next.reader === view.reader && next.chip === view.chip && next.printer === view.printer) return;
    if (next.printer !== view.printer) log('printer.status', { status: next.printer });
    view = next;
    onChange(view);
  };

  const start = <K extends DriverKind>(
    kind: K,
    choice: DriverChoice,
    hooks: Partial<Pick<Parameters<typeof supervise<K>>[0], 'onState' | 'onPort'>> = {},
  ): Supervised<K> => {
    const driver = findDriver(kind, choice.driver);
    if (!driver) throw new Error(`configuration: no ${kind} driver is called ${choice.driver}`);
    return supervise({
      driver,
      options: choice.options,
      context: {
        now: options.now,
        secret: options.secret,
        log: (what, fields) =>
          log('driver.said', { device: choice.driver, what, fields: JSON.stringify(fields ?? {}) }),
      },
      ...hooks,
      onState: (state) => {
        log('device.state', { device: choice.driver, status: state.status, reason: state.reason ?? '' });
        hooks.onState?.(state);
      },
    });
  };

  const reader =
    readerChoice &&
    start('identity', readerChoice, {
      onState: (state) => show({ reader: state.status === 'ready' ? 'ready' : 'lost' }),
      onPort: (port) => port.listen(readers.onCode),
    });
  const chip =
    chipChoice &&
    start('identity', chipChoice, {
      onState: ({ status }) => {
        show({ chip: status === 'ready' ? 'ready' : 'lost' });
        if (status !== 'ready') readers.onChipReader(false);
      },
      onPort: (port) => {
        port.listen(readers.onChip);
        readers.onChipReader(true);
      },
    });
  const printer = start('printer', config.devices.printer, { onPort: () => void askPrinter() });
  const his = start('his', config.systems.his);
  const insurance = start('insurance', config.systems.insurance);
  const { vietqr, card } = config.payment;
  const payments = {
    vietqr: vietqr && start('payment', vietqr),
    card: card && start('payment', card),
  };
  const all = [
    ...(reader ? [reader] : []),
    ...(chip ? [chip] : []),
    printer,
    his,
    insurance,
    payments.vietqr,
    payments.card,
  ].filter((device) => device !== null);

  async function askPrinter(): Promise<PrinterView> {
    const status = (await printer.port()?.status(AbortSignal.timeout(DELAYS.printerStatus))) ?? 'offline';
    show({ printer: status });
    return status;
  }
  const poll = setInterval(() => void askPrinter(), DELAYS.printerPoll);

  return {
    drivers: {
      printer: printer.port,
      his: his.port,
      insurer: insurance.port,
      /** A driver of the other means is a mistake of the configuration: it must not take money as this one. */
      payment: (means) => {
        const port = payments[means]?.port() ?? null;
        return port?.means === means ? port : null;
      },
    },
    expect: (key) => chip?.port()?.expect(key),
    view: () => view,
    printerIs: (status) => show({ printer: status }),
    askPrinter,
    tried: Promise.all(all.map(({ tried }) => tried)),
    async close() {
      clearInterval(poll);
      await Promise.all(all.map((device) => device.close()));
    },
  };
}
