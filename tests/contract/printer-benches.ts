import type { TicketPrinter } from '../../drivers/ports/printer.ts';
import escpos from '../../drivers/printer/escpos/index.ts';
import { startLab } from '../lab/lab.ts';
import { PrinterDevice } from '../lab/printer/device.ts';
import type { LabModelId } from '../lab/printer/models.ts';
import { type LabPrinter, startPrinter } from '../lab/printer/printer.ts';
import { layPtyPair } from '../lab/pty-pair.ts';
import { openOn } from './hosting.ts';

/** A printer of the lab with a port open on it. */
export interface Bench {
  readonly port: TicketPrinter;
  readonly device: PrinterDevice;
  /** Lines of the operator's log. */
  readonly lines: readonly string[];
  /** `false`: switched off, or unplugged; `true`: back again. */
  setOnline(online: boolean): void | Promise<void>;
  /** The wire breaks after so many bytes more. */
  dropAfter(bytes: number): void;
  close(): Promise<void>;
}

/** Short patience: the lab is near. A slow machine must not be taken for a silent printer. */
const TIMEOUTS = {
  connect: 5_000,
  status: 2_500,
  counter: 2_500,
  write: 4_000,
  confirm: 1_500,
  settle: 300,
  poll: 40,
};

const openEscpos = async (to: string, model: LabModelId) => {
  const lines: string[] = [];
  const opened = await escpos.open(escpos.options.parse({ to, model, timeouts: TIMEOUTS }), {
    signal: new AbortController().signal,
    now: Date.now,
    secret: () => undefined,
    lost: () => undefined,
    log: (event, fields) => void lines.push(JSON.stringify([event, fields])),
  });
  if (!opened.ok) throw new Error(`${opened.error} ${opened.detail ?? ''}`);
  return { port: opened.value, lines };
};

const onLab = (printer: LabPrinter, close: () => Promise<unknown>) => ({
  device: printer.device,
  setOnline: (online: boolean) => printer.setOnline(online),
  dropAfter: (bytes: number) => printer.dropAfter(bytes),
  close: async () => void (await close()),
});

/** A registered driver as the lab hosts it. */
export const hostedBench = async (id: string): Promise<Bench> => {
  const lab = await startLab({ scanner: false });
  const { port, lines } = await openOn('printer', id, lab.describe());
  const close = async (): Promise<void> => {
    await port.close();
    await lab.close();
  };
  return { port, lines, ...onLab(lab.printer, close) };
};

/** A printer of that model on the network. */
export const tcpBench = async (model: LabModelId): Promise<Bench> => {
  const printer = await startPrinter({ model });
  const { port, lines } = await openEscpos(`tcp://127.0.0.1:${printer.port}`, model);
  const close = async (): Promise<void> => {
    await port.close();
    await printer.close();
  };
  return { port, lines, ...onLab(printer, close) };
};

/** A printer of that model at the other end of a serial line: its buffer is all that lies between. */
export const serialBench = async (model: LabModelId): Promise<Bench> => {
  const pair = await layPtyPair();
  const device = new PrinterDevice({ model });
  const { port, lines } = await openEscpos(`serial://${pair.near}?flow=none`, model);
  let left = Number.POSITIVE_INFINITY;
  let over = false;
  /** What is said into a line that has hung up (EIO) is lost. */
  const say = async (bytes: Buffer): Promise<void> => {
    if (over) return;
    try {
      await pair.far.write(bytes);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
    }
  };
  // One after the other: two writes at once may change places.
  let said = Promise.resolve();
  const connection = device.connect((bytes) => {
    said = said.then(() => say(bytes));
  });
  const play = async (): Promise<void> => {
    while (left > 0 && !over) {
      const heard = await pair.hear(1);
      await connection.receive(heard.subarray(0, Math.min(left, heard.length)));
      left -= heard.length;
    }
    connection.end('cut');
    if (!over) await pair.unplug();
  };
  // The end of the line ends the play.
  const played = play().catch(() => connection.end('cut'));
  return {
    port,
    lines,
    device,
    setOnline: (online) => {
      device.voice.silent = !online;
    },
    dropAfter: (bytes) => {
      left = bytes;
    },
    close: async () => {
      await port.close();
      over = true;
      device.reset();
      await pair.close();
      await played;
      await said;
      await device.close();
    },
  };
};
