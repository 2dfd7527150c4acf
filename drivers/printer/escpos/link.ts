import type { Result } from '../../ports/result.ts';
import type { ByteLink, LinkFailure, OpenLink } from '../../transport/byte-link.ts';
import { openSerialLink } from '../../transport/serial-link.ts';
import { connectTcp } from '../../transport/tcp.ts';
import { openUsbPrinter } from '../../transport/usb-printer.ts';
import type { PrinterAddress } from './address.ts';

/** How the printer at an address is reached. */
export const linkTo =
  (address: PrinterAddress): OpenLink =>
  (timeoutMs, signal) => {
    if (address.wire === 'tcp') return connectTcp(address.target, timeoutMs, signal);
    if (address.wire === 'usb') return openUsbPrinter(address.target, timeoutMs, signal);
    return openSerialLink(address.target, address.settings, timeoutMs, signal);
  };

export type Opened = Result<ByteLink, LinkFailure>;
