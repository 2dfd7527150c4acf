import { ok, type Result } from '../ports/result.ts';
import {
  choosePort,
  closePort,
  openPort,
  raiseModemLines,
  type SerialFailure,
  type SerialTarget,
} from './serial-port.ts';

export interface SerialHandlers {
  /** `at`: milliseconds of the injected clock when the chunk came in. */
  readonly onBytes: (chunk: Uint8Array, at: number) => void;
  /** The port has gone, unless we closed it. */
  readonly onClose: (reason: string) => void;
}

export interface SerialLine {
  readonly path: string;
  /** Whether DTR and RTS could be raised; pseudo terminals and some USB devices refuse, and work all the same. */
  readonly modemLines: boolean;
  /** How many ports fit the target: the first was taken. */
  readonly fitting: number;
  /** May be called again. */
  close(): Promise<void>;
}

/** Opens a serial port for ourselves alone (8 data bits, no parity, 1 stop bit) and hands its bytes on as they come. */
export const openSerial = async (
  target: SerialTarget,
  baudRate: number,
  now: () => number,
  handlers: SerialHandlers,
): Promise<Result<SerialLine, SerialFailure>> => {
  const chosen = await choosePort(target, { baudRate, flow: 'none' });
  if (!chosen.ok) return chosen;
  const { port, path, fitting } = chosen.value;
  let closing = false;
  let reason = 'closed';
  port.on('data', (chunk: Uint8Array) => handlers.onBytes(chunk, now()));
  port.on('error', (error) => {
    reason = error.message;
  });
  port.on('close', (error?: Error | null) => {
    if (!closing) handlers.onClose(error?.message ?? reason);
  });
  const opened = await openPort(port);
  if (!opened.ok) return opened;
  return ok({
    path,
    modemLines: await raiseModemLines(port),
    fitting,
    close: () => {
      closing = true;
      return closePort(port);
    },
  });
};
