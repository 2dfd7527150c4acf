import { z } from 'zod';
import { defineDriver } from '../define.ts';
import { err, ok } from '../ports/result.ts';
import { createLineFramer } from '../transport/line-framer.ts';
import { openSerial } from '../transport/serial.ts';
import type { SerialTarget } from '../transport/serial-port.ts';
import { codeOptions, openCodeReader, usbId } from './code/code-reader.ts';

const options = z
  .strictObject({
    /** Name of the port: `/dev/ttyACM0`, `COM3`. Better is what does not change with the socket: the next three. */
    path: z.string().min(1).optional(),
    vendorId: usbId.optional(),
    productId: usbId.optional(),
    serialNumber: z.string().min(1).optional(),
    baudRate: z.number().int().positive().default(9600),
    /** `gapMs` counts where the scanner sends neither CR nor LF. */
    ...codeOptions(80),
  })
  .transform(({ path, vendorId, productId, serialNumber, ...line }, issues) => {
    if (path !== undefined) return { ...line, target: { path } satisfies SerialTarget };
    if (vendorId !== undefined && productId !== undefined) {
      return { ...line, target: { vendorId, productId, serialNumber } satisfies SerialTarget };
    }
    issues.addIssue('name the scanner by path, or by vendorId and productId');
    return z.NEVER;
  });

/** A barcode scanner on a serial line or in USB-COM mode. */
export default defineDriver({
  kind: 'identity',
  id: 'serial-scanner',
  label: 'Barcode scanner (serial, USB-COM)',
  options,
  open: ({ target, baudRate, ...codes }, context) =>
    openCodeReader(
      async (framing, ears) => {
        const framer = createLineFramer(framing);
        const line = await openSerial(target, baudRate, context.now, {
          onBytes: (chunk, at) => {
            ears.onTraffic();
            framer.push(chunk, at);
          },
          onClose: (reason) => {
            framer.close();
            ears.onLost(reason);
          },
        });
        if (!line.ok) return err(line.error, line.detail);
        const { path, modemLines, fitting } = line.value;
        context.log('identity.opened', { path, modemLines, fitting });
        return ok({
          close: () => {
            framer.close();
            return line.value.close();
          },
        });
      },
      codes,
      context,
    ),
});
