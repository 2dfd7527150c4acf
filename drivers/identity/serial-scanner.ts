import { z } from 'zod';
import { parseCccdQr } from '../codec/cccd-qr.ts';
import { defineDriver, type OpenContext } from '../define.ts';
import type { ReaderEvent } from '../ports/identity.ts';
import { err, ok } from '../ports/result.ts';
import { createLineFramer, type Frame } from '../transport/line-framer.ts';
import { openSerial, type SerialTarget } from '../transport/serial.ts';
import { realTimers } from '../transport/timers.ts';

const usbId = z.string().regex(/^[0-9a-f]{1,4}$/i, 'four hexadecimal digits');

const options = z
  .strictObject({
    /** Name of the port: `/dev/ttyACM0`, `COM3`. Better is what does not change with the socket: the next three. */
    path: z.string().min(1).optional(),
    vendorId: usbId.optional(),
    productId: usbId.optional(),
    serialNumber: z.string().min(1).optional(),
    baudRate: z.number().int().positive().default(9600),
    /** Silence that ends a code when the scanner sends no CR or LF. */
    gapMs: z.number().int().min(10).max(1000).default(80),
    maxBytes: z.number().int().min(512).max(65_536).default(4096),
  })
  .transform(({ path, vendorId, productId, serialNumber, ...line }, issues) => {
    if (path !== undefined) return { ...line, target: { path } satisfies SerialTarget };
    if (vendorId !== undefined && productId !== undefined) {
      return { ...line, target: { vendorId, productId, serialNumber } satisfies SerialTarget };
    }
    issues.addIssue('name the scanner by path, or by vendorId and productId');
    return z.NEVER;
  });

/** What a scanned line says, as an event. The line itself goes no further. */
const eventOf = ({ text, receivedAt }: Frame, log: OpenContext['log']): ReaderEvent => {
  const card = parseCccdQr(text);
  if (!card.ok) {
    log('identity.unreadable', { code: card.error, length: text.length });
    return { type: 'failed', code: card.error };
  }
  for (const warning of card.warnings) log('identity.warning', { code: warning });
  const { number, oldNumber, name, birthDate, sex, address, issueDate } = card.value;
  return {
    type: 'identity',
    complete: true,
    receivedAt,
    identity: {
      source: 'qr',
      assurance: 'scanned',
      number,
      oldNumber,
      name,
      birthDate,
      sex,
      address,
      issueDate,
    },
  };
};

/** A barcode scanner on a serial line or in USB-COM mode, showing the QR of a citizen card. */
export default defineDriver({
  kind: 'identity',
  id: 'serial-scanner',
  label: 'Barcode scanner (serial, USB-COM)',
  options,
  open: async ({ target, baudRate, gapMs, maxBytes }, { now, lost, log, signal }) => {
    const listeners = new Set<(event: ReaderEvent) => void>();
    const say = (event: ReaderEvent): void => {
      for (const listener of [...listeners]) listener(event);
    };
    const framer = createLineFramer({
      gapMs,
      maxBytes,
      timers: realTimers,
      onFrame: (frame) => say(eventOf(frame, log)),
      onOverflow: () => {
        log('identity.unreadable', { code: 'noise', length: maxBytes });
        say({ type: 'failed', code: 'noise' });
      },
    });
    const line = await openSerial(target, baudRate, now, {
      onBytes: (chunk, at) => framer.push(chunk, at),
      onClose: (reason) => {
        framer.close();
        lost(reason);
      },
    });
    if (!line.ok) return err(line.error, line.detail);
    log('identity.opened', { path: line.value.path, modemLines: line.value.modemLines });
    const close = (): Promise<void> => {
      listeners.clear();
      framer.close();
      return line.value.close();
    };
    if (signal.aborted) await close();
    else signal.addEventListener('abort', () => void close(), { once: true });
    return ok({
      listen: (onEvent: (event: ReaderEvent) => void) => {
        listeners.add(onEvent);
        return () => void listeners.delete(onEvent);
      },
      // A code needs no key.
      expect: () => undefined,
      close,
    });
  },
});
