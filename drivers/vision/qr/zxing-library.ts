import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  Exception,
  HybridBinarizer,
  MultiFormatReader,
  type Result,
  RGBLuminanceSource,
} from '@zxing/library';
import type { GrayPicture, Point, Quad } from '../picture.ts';
import type { CodeDecoder, Effort, FoundCode } from './decoder.ts';

const readerFor = (effort: Effort): MultiFormatReader => {
  const reader = new MultiFormatReader();
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
    [DecodeHintType.CHARACTER_SET, 'UTF-8'],
  ]);
  if (effort === 'thorough') hints.set(DecodeHintType.TRY_HARDER, true);
  reader.setHints(hints);
  return reader;
};
const READERS = { quick: readerFor('quick'), thorough: readerFor('thorough') };

/** The library tells the middles of three finder patterns: the fourth corner completes the parallelogram. */
const cornersOf = (result: Result): Quad | null => {
  const [bottomLeft, topLeft, topRight] = result
    .getResultPoints()
    .map((point): Point => ({ x: point.getX(), y: point.getY() }));
  if (bottomLeft === undefined || topLeft === undefined || topRight === undefined) return null;
  const bottomRight = {
    x: topRight.x + bottomLeft.x - topLeft.x,
    y: topRight.y + bottomLeft.y - topLeft.y,
  };
  return [topLeft, topRight, bottomRight, bottomLeft];
};

const foundOf = (result: Result): readonly FoundCode[] => {
  const corners = cornersOf(result);
  const text = result.getText();
  // U+FFFD stands for bytes that are no UTF-8, of which the code does not say what they are.
  return corners === null || text === '' || text.includes('\uFFFD') ? [] : [{ text, corners }];
};

const decode = ({ width, height, pixels }: GrayPicture, effort: Effort): readonly FoundCode[] => {
  if (width === 0 || height === 0) return [];
  const gray = new Uint8ClampedArray(pixels);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(gray, width, height)));
  try {
    return foundOf(READERS[effort].decodeWithState(bitmap));
  } catch (error) {
    // Nothing found is an exception here, in many classes of the library's own.
    if (error instanceof Exception) return [];
    throw error;
  }
};

/** ZXing in JavaScript: one code a picture, the middles of its finder patterns as corners. */
export const zxingLibrary: CodeDecoder = {
  id: 'zxing-library',
  decode: async (picture, effort) => decode(picture, effort),
  forget: () => undefined,
};
