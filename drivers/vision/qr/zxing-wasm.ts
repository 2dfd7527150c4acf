import { encodeQR } from 'qr';
import {
  binarizers,
  characterSets,
  prepareZXingModule,
  textModes,
  type ZXingReaderModule,
  type ZXingReaderOptions,
  type ZXingReadResult,
} from 'zxing-wasm/reader';
import type { GrayPicture } from '../picture.ts';
import type { CodeDecoder, Effort, FoundCode } from './decoder.ts';
import { drawRows } from './symbol.ts';

const COMMON = {
  // Micro QR and rMQR carry too little for a card, and their small patterns are found where there are none.
  formats: 'QRCodeModel2',
  binarizer: binarizers.indexOf('LocalAverage'),
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: 16,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: textModes.indexOf('Plain'),
  characterSet: characterSets.indexOf('Unknown'),
  tryCode39ExtendedMode: false,
  tryRotate: false,
} satisfies Partial<ZXingReaderOptions>;

const OPTIONS: Readonly<Record<Effort, ZXingReaderOptions>> = {
  quick: { ...COMMON, tryHarder: false, tryInvert: false, tryDownscale: false, tryDenoise: false },
  thorough: { ...COMMON, tryHarder: true, tryInvert: true, tryDownscale: true, tryDenoise: true },
};

/** A code that says nothing of anybody. */
const NOBODYS_CODE = drawRows(encodeQR('0', 'raw', { border: 4, scale: 3 }));

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The bytes as UTF-8, which all Vietnamese codes are; else what the code itself says, or the library takes it for. Null for a
 * code of no text.
 */
const textOf = ({ bytes, text }: ZXingReadResult): string | null => {
  if (bytes.length === 0) return null;
  try {
    return UTF8.decode(bytes);
  } catch {
    // Not UTF-8: a code of another country, of which the library knows the character set.
    return text;
  }
};

const foundOf = (result: ZXingReadResult): readonly FoundCode[] => {
  const text = result.isValid ? textOf(result) : null;
  if (text === null) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return [{ text, corners: [topLeft, topRight, bottomRight, bottomLeft] }];
};

const read = (
  module: ZXingReaderModule,
  { width, height, pixels }: GrayPicture,
  options: ZXingReaderOptions,
) => {
  const place = module._malloc(pixels.length);
  if (place === 0) throw new Error('no memory for a picture');
  try {
    // After malloc: the memory may have grown, which makes a new view.
    module.HEAPU8.set(pixels, place);
    const results = module.readBarcodesFromPixmap(place, width, height, options);
    return Array.from({ length: results.size() }, (_, index) => results.get(index)).flatMap((result) =>
      result === undefined ? [] : foundOf(result),
    );
  } finally {
    module.HEAPU8.fill(0, place, place + pixels.length);
    module._free(place);
  }
};

/**
 * ZXing-C++ as WebAssembly. `wasm` is the package's file `zxing-wasm/reader/zxing_reader.wasm`: given by the caller, since the
 * library alone would fetch it from a server on the internet.
 */
export const loadZxingWasm = async (wasm: Uint8Array): Promise<CodeDecoder> => {
  const module = await prepareZXingModule({
    overrides: { wasmBinary: Uint8Array.from(wasm).buffer },
    fireImmediately: true,
  });
  return {
    id: 'zxing-wasm',
    // The library's glue keeps the result that it handed over last, until it hands over another.
    forget: () => void read(module, NOBODYS_CODE, OPTIONS.quick),
    decode: async (picture, effort) => {
      if (picture.width === 0 || picture.height === 0) return [];
      return read(module, picture, OPTIONS[effort]);
    },
  };
};
