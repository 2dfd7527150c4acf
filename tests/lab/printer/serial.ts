import { once } from 'node:events';
import { SerialPort } from 'serialport';
import type { PrinterDevice } from './device.ts';

/** How the printer holds the host back. With `none`, what finds the buffer full is lost. */
export type SerialFlow = 'none' | 'xon-xoff';

export interface SerialFrontOptions {
  /** The lab's end of the line. */
  readonly path: string;
  readonly baud?: number;
  readonly flow?: SerialFlow;
}

export interface SerialFront {
  /** XOFF was the last word. */
  readonly heldBack: boolean;
  close(): Promise<void>;
}

const [XON, XOFF] = [0x11, 0x13];
/** Bytes of room at which the printer calls halt, and at which it goes on (Epson serial interfaces, XON/XOFF). */
const [HALT_ROOM, GO_ROOM] = [128, 256];

/** Plays the printer at the end of a serial line. */
export const playOnSerial = async (
  device: PrinterDevice,
  { path, baud = 38_400, flow = 'none' }: SerialFrontOptions,
): Promise<SerialFront> => {
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  const send = (bytes: Buffer): void => {
    if (port.isOpen) port.write(bytes);
  };
  const connection = device.connect(send);
  let heldBack = false;
  device.onRoom = () => {
    if (flow === 'none') return;
    if (!heldBack && device.room < HALT_ROOM) {
      heldBack = true;
      send(Buffer.from([XOFF]));
    } else if (heldBack && device.room >= GO_ROOM) {
      heldBack = false;
      send(Buffer.from([XON]));
    }
  };
  let order = Promise.resolve();
  port.on('data', (chunk: Buffer) => {
    const bytes = flow === 'none' ? chunk.subarray(0, device.room) : chunk;
    if (bytes.length < chunk.length) device.faults.push(`overrun of ${chunk.length - bytes.length} bytes`);
    order = order.then(() => connection.receive(bytes));
  });
  port.on('close', () => connection.end('cut'));
  return {
    get heldBack() {
      return heldBack;
    },
    close: async () => {
      connection.end('cut');
      if (!port.isOpen) return;
      const closed = once(port, 'close');
      port.close();
      await closed;
    },
  };
};
