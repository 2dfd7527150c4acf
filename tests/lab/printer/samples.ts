import { bytesPerRow } from '../../../drivers/codec/bitmap.ts';
import { bitmapOfPng } from '../../run/png-dots.ts';
import { type DeviceOptions, PrinterDevice } from './device.ts';

/** Bytes of the manuals, for the tests of the lab's printers. */
export const INIT = Buffer.from([0x1b, 0x40]);
/** GS V 66: feeds to the cutter and cuts. */
export const CUT = Buffer.from([0x1d, 0x56, 66, 0]);
/** ESC m: cuts where the paper is. */
export const OLD_CUT = Buffer.from([0x1b, 0x6d]);
export const PAPER_SENSOR = Buffer.from([0x1d, 0x72, 1]);
/** GS g 2 of the counter of cuts. */
export const CUTS = Buffer.from([0x1d, 0x67, 0x32, 0, 178, 0]);

/** DLE EOT n. */
export const eot = (n: number): Buffer => Buffer.from([0x10, 0x04, n]);
/** GS a n. */
export const watch = (n: number): Buffer => Buffer.from([0x1d, 0x61, n]);
/** GS ( H, function 48. */
export const processId = (id: string): Buffer =>
  Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]), Buffer.from(id, 'latin1')]);
/** Answer to it. */
export const processed = (id: string): string => Buffer.from(`\x37\x22${id}\0`, 'latin1').toString('hex');

/** GS v 0 of 8·bytes × lines dots, black without another fill. */
export const raster = (bytes: number, lines: number, fill = 0xff): Buffer =>
  Buffer.concat([
    Buffer.from([0x1d, 0x76, 0x30, 0, bytes & 255, bytes >> 8, lines & 255, lines >> 8]),
    Buffer.alloc(bytes * lines, fill),
  ]);
/** ESC * 33 of so many black columns, and its line feed. */
export const columns = (count: number): Buffer =>
  Buffer.concat([
    Buffer.from([0x1b, 0x2a, 33, count & 255, count >> 8]),
    Buffer.alloc(3 * count, 0xff),
    Buffer.from('\n'),
  ]);

/** A printer without a wire, one connection to it, and what it said on it. */
export const plugged = (options: DeviceOptions = {}) => {
  const device = new PrinterDevice(options);
  const said: Buffer[] = [];
  const connection = device.connect((bytes) => said.push(bytes));
  return {
    device,
    connection,
    /** Sends bytes, in as many packets as are given. */
    send: (...packets: readonly Uint8Array[]): Promise<unknown> =>
      Promise.all(packets.map((packet) => connection.receive(packet))),
    /** What was said since the last time, in hex. */
    said: (): string => Buffer.concat(said.splice(0)).toString('hex'),
  };
};

/** Size of a picture and its black dots. */
export const blackDots = async (
  png: Buffer,
): Promise<{ width: number; height: number; black: number; first: number }> => {
  const { width, height, data } = await bitmapOfPng(png);
  const dots = [...data].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const stride = 8 * bytesPerRow(width);
  const at = dots.indexOf('1');
  const first = at < 0 ? at : Math.floor(at / stride) * width + (at % stride);
  return { width, height, black: dots.replaceAll('0', '').length, first };
};
