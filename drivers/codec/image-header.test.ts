import { describe, expect, it } from 'vitest';
import { imageFormat, imageSize } from './image-header.ts';
import { bytesOf, codestreamOf, jp2Of, jpegOf } from './lds/samples.ts';

const outcome = (bytes: Uint8Array): string => {
  const result = imageSize(bytes);
  return result.ok ? 'ok' : result.error;
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const JPEG = hex(jpegOf(240, 320));
const FRAME = 'ffc0001108014000f003012200021101031101';

describe('size of a picture', () => {
  it.each([
    ['JPEG', jpegOf(413, 531), 'jpeg', 413, 531],
    ['the largest JPEG', jpegOf(65_535, 65_535), 'jpeg', 65_535, 65_535],
    ['progressive JPEG', bytesOf(JPEG.replace('ffc0', 'ffc2')), 'jpeg', 240, 320],
    ['JPEG with fill bytes', bytesOf(JPEG.replace('ffc0', 'ffffffc0')), 'jpeg', 240, 320],
    ['JPEG 2000 in boxes', jp2Of(codestreamOf(240, 320)), 'jpeg2000', 240, 320],
    ['JPEG 2000 bare', codestreamOf(2 ** 20, 2 ** 20), 'jpeg2000', 2 ** 20, 2 ** 20],
  ])('%s', (_name, bytes, format, width, height) =>
    expect(imageSize(bytes)).toEqual({ ok: true, value: { format, width, height, components: 3 } }),
  );

  it('reads a box to the end of the file and a box with a long length', () => {
    const stream = hex(codestreamOf(10, 20));
    const signature = '0000000c6a5020200d0a870a';
    const long = `00000001 6a703263 00000000 ${(16 + stream.length / 2).toString(16).padStart(8, '0')}`;
    for (const box of ['000000006a703263', long])
      expect(imageSize(bytesOf(`${signature}${box}${stream}`))).toMatchObject({
        ok: true,
        value: { width: 10 },
      });
  });

  it('takes the offset of a JPEG 2000 picture off its size', () => {
    const shifted = bytesOf(hex(codestreamOf(240, 320)).replace('0000014000000000', '0000014000000028'));
    expect(imageSize(shifted)).toMatchObject({ ok: true, value: { width: 200, height: 320 } });
  });

  it.each([
    ['nothing', new Uint8Array(0), 'unknown-format'],
    ['PNG', bytesOf('89504E470D0A1A0A'), 'unknown-format'],
    ['half a magic', bytesOf('FFD8'), 'unknown-format'],
    ['JPEG cut before its frame', bytesOf(JPEG).subarray(0, 24), 'malformed'],
    ['JPEG cut in its frame', bytesOf(JPEG).subarray(0, 30), 'malformed'],
    ['JPEG without a scan', bytesOf(`ffd8${FRAME}`), 'malformed'],
    ['JPEG with two frames', bytesOf(JPEG.replace(FRAME, FRAME + FRAME)), 'malformed'],
    ['JPEG with a scan and no frame', bytesOf(JPEG.replace(FRAME, '')), 'malformed'],
    ['JPEG of no height', jpegOf(240, 0), 'malformed'],
    ['JPEG with a segment of length 1', bytesOf('ffd8ffe00001ffc0'), 'malformed'],
    ['JPEG with a segment beyond the end', bytesOf('ffd8ffe0ffff4a46'), 'malformed'],
    ['JPEG with bytes between segments', bytesOf(JPEG.replace('ffc0', '00ffc0')), 'malformed'],
    ['JPEG that ends at once', bytesOf('ffd8ffd9ffc00011'), 'malformed'],
    ['boxes without a codestream', jp2Of(codestreamOf(1, 1)).subarray(0, 32), 'malformed'],
    ['a box of length 4', bytesOf('0000000c6a5020200d0a870a 00000004 66747970 00000000'), 'malformed'],
    [
      'a box of endless length',
      bytesOf('0000000c6a5020200d0a870a 00000001 66747970 ffffffffffffffff'),
      'malformed',
    ],
    ['a codestream without SIZ', jp2Of(bytesOf('ff4fff52')), 'malformed'],
    ['a SIZ cut', codestreamOf(240, 320).subarray(0, 30), 'malformed'],
    ['a SIZ with another count of components', codestreamOf(240, 320).with(41, 4), 'malformed'],
    ['tiles of no size', codestreamOf(240, 320, 0), 'malformed'],
    ['a million tiles', codestreamOf(1000, 1000, 1), 'malformed'],
  ])('refuses %s', (_name, bytes, error) => expect(outcome(bytes)).toBe(error));

  it('tells the format from the first bytes', () => {
    const formats = [jpegOf(1, 1), codestreamOf(1, 1), jp2Of(codestreamOf(1, 1)), bytesOf('424D')].map(
      imageFormat,
    );
    expect(formats).toEqual(['jpeg', 'jpeg2000', 'jpeg2000', null]);
  });
});
