import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  Exception,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import jsQR from 'jsqr';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import { pgmOf, rgbaOf } from '../../lab/camera/picture-file.ts';

/** A reader of pictures on the shelf: every text that it finds. */
export interface Peer {
  readonly name: string;
  readonly read: (picture: GrayPicture) => Promise<readonly string[]>;
}

/** All codes of Vietnam are UTF-8: a peer's bytes are read so, and its guess of another character set does not count. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The file that comes with the package: the library alone would fetch it from the internet. */
export const zxingWasmFile = (): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));

const EVERYTHING: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: true,
};

/** ZXing-C++ by its own documented call, with every effort it offers. */
export const zxingWasmPeer = async (): Promise<Peer> => {
  await prepareZXingModule({
    overrides: { wasmBinary: Uint8Array.from(zxingWasmFile()).buffer },
    fireImmediately: true,
  });
  return {
    name: 'zxing-wasm',
    read: async (picture) => {
      const { width, height } = picture;
      const results = await readBarcodes(
        { data: rgbaOf(picture), width, height, colorSpace: 'srgb' },
        EVERYTHING,
      );
      return results.filter(({ isValid }) => isValid).map(({ bytes }) => textOf(bytes));
    },
  };
};

/** The documented call, both black on white and white on black. */
export const jsQrPeer: Peer = {
  name: 'jsQR',
  read: async (picture) => {
    const found = jsQR(rgbaOf(picture), picture.width, picture.height, { inversionAttempts: 'attemptBoth' });
    return found === null ? [] : [textOf(Uint8Array.from(found.binaryData))];
  },
};

/** The JavaScript port: `decodeWithState`, since `decode` forgets the hints. */
export const zxingLibraryPeer = (): Peer => {
  const reader = new MultiFormatReader();
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
      [DecodeHintType.CHARACTER_SET, 'UTF-8'],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  );
  return {
    name: '@zxing/library',
    read: async ({ width, height, pixels }) => {
      const light = new RGBLuminanceSource(Uint8ClampedArray.from(pixels), width, height);
      try {
        return [reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(light))).getText()];
      } catch (error) {
        // Its way to say that there is nothing.
        if (error instanceof Exception) return [];
        throw error;
      }
    },
  };
};

/** Why zbar cannot be asked here; null where it can. */
export const zbarMissing = (): string | null =>
  spawnSync('zbarimg', ['--version']).status === 0 ? null : 'zbarimg (Debian: zbar-tools)';

/** Its exit code for "no symbol found". */
const NOTHING_FOUND = 4;

/** zbar's command line on a picture without loss; QR alone, every row and column, both polarities, bytes as they are. */
export const zbarPeer = (): Peer & { readonly close: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-zbar-'));
  const file = join(folder, 'picture.pgm');
  const options = ['-q', '--raw', '--nodbus', '-Sbinary', '-Sdisable', '-Sqrcode.enable', '-Stest-inverted'];
  return {
    name: 'zbar',
    read: async (picture) => {
      writeFileSync(file, pgmOf(picture));
      const { status, stdout, stderr } = spawnSync('zbarimg', [...options, file]);
      if (status !== 0 && status !== NOTHING_FOUND) throw new Error(`zbarimg: ${status} ${stderr}`);
      return stdout.length === 0 ? [] : [textOf(stdout)];
    },
    close: () => rmSync(folder, { recursive: true }),
  };
};
