import { z } from 'zod';
import {
  BAR_CODE_SCANNER_PAGE,
  type HidPosLayout,
  hidPosLayouts,
  KNOWN_LAYOUTS,
  readHidPosReport,
} from '../codec/hid-pos.ts';
import { defineDriver } from '../define.ts';
import { err, ok } from '../ports/result.ts';
import { openHid } from '../transport/hid.ts';
import { codeOptions, openCodeReader, usbId } from './code/code-reader.ts';
import { createReportJoiner } from './code/report-joiner.ts';

const place = z.number().int().min(0).max(4096);

/** Bytes of a report, its id included. */
const layout = z.strictObject({
  reportId: z.number().int().min(1).max(255).nullable(),
  length: place.nullable(),
  symbology: place.nullable(),
  data: place,
  dataBytes: place.min(1),
  more: z.strictObject({ byte: place, bit: z.number().int().min(0).max(7) }).nullable(),
});

const options = z.strictObject({
  vendorId: usbId,
  productId: usbId,
  /** Where two of the same scanner are plugged in. */
  serialNumber: z.string().min(1).optional(),
  /** Where the parts of a report stand, for a device whose descriptor is wrong or, as outside Linux, not shown. */
  layout: z
    .union([
      z.enum(['aim-first', 'data-first']).transform((known): HidPosLayout => KNOWN_LAYOUTS[known]),
      layout,
    ])
    .optional(),
  /** `gapMs` counts where a report announces another that does not come. */
  ...codeOptions(250),
});

/** What configuration says, else what the device says; on a system that does not let it speak, what most devices send. */
const layoutsFor = (
  configured: HidPosLayout | undefined,
  descriptor: Uint8Array | null,
): readonly HidPosLayout[] => {
  if (configured !== undefined) return [configured];
  return descriptor === null ? [KNOWN_LAYOUTS['aim-first']] : hidPosLayouts(descriptor);
};

/** A barcode scanner in HID-POS mode: no driver to install, and no keys typed into whatever has the focus. */
export default defineDriver({
  kind: 'identity',
  id: 'hid-pos',
  label: 'Barcode scanner (USB HID-POS)',
  options,
  open: ({ layout, gapMs, maxBytes, refreshMinutes, ...target }, context) =>
    openCodeReader(
      async (framing, ears) => {
        const joiner = createReportJoiner(framing);
        let layouts: readonly HidPosLayout[] = [];
        const device = await openHid({ ...target, usagePage: BAR_CODE_SCANNER_PAGE }, context.now, {
          onReport: (report, at) => {
            ears.onTraffic();
            const piece = readHidPosReport(layouts, report);
            if (piece !== null) joiner.push(piece, at);
          },
          onClose: (reason) => {
            joiner.close();
            ears.onLost(reason);
          },
        });
        if (!device.ok) return err(device.error, device.detail);
        const { path, descriptor, fitting } = device.value;
        layouts = layoutsFor(layout, descriptor);
        const close = (): Promise<void> => {
          joiner.close();
          return device.value.close();
        };
        if (layouts.length === 0) {
          await close();
          return err('misconfigured', `${path}: its descriptor names no decoded data: set options.layout`);
        }
        context.log('identity.opened', { path, described: descriptor !== null, fitting });
        return ok({ close });
      },
      { gapMs, maxBytes, refreshMinutes },
      context,
    ),
});
