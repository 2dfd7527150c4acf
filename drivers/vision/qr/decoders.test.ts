import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encodeQR } from 'qr';
import { describe, expect, it } from 'vitest';
import { qrPicture, scene, sceneCorners } from '../../../tests/lab/camera/draw.ts';
import type { GrayPicture } from '../picture.ts';
import type { CodeDecoder } from './decoder.ts';
import { zxingLibrary } from './zxing-library.ts';
import { loadZxingWasm } from './zxing-wasm.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
const zxingWasm = await loadZxingWasm(wasm);
const DECODERS: readonly (readonly [string, CodeDecoder])[] = [
  ['zxing-wasm', zxingWasm],
  ['zxing-library', zxingLibrary],
];

/** Every letter of Vietnamese that is not ASCII, in lower and upper case. */
const LETTERS = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const CARD = '001090123456||Nguyễn Văn An|01011990|Nam|Số 1 Đường Mẫu, Phường Mẫu, Hà Nội|15042021';

const filled = (width: number, height: number, value: (at: number) => number): GrayPicture => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, at) => value(at)),
});

const drawn = (modules: readonly (readonly boolean[])[]): GrayPicture => {
  const width = modules.length * 3;
  return filled(width, width, (at) =>
    modules[Math.floor(at / width / 3)]?.[Math.floor((at % width) / 3)] ? 0 : 255,
  );
};

describe.each(DECODERS)('%s', (id, decoder) => {
  it('says what it is', () => expect(decoder.id).toBe(id));

  it.each(['quick', 'thorough'] as const)('reads a card (%s)', async (effort) => {
    const found = await decoder.decode(qrPicture(CARD), effort);
    expect(found.map(({ text }) => text)).toEqual([CARD]);
  });

  it.each([LETTERS, LETTERS.toUpperCase(), 'Đ', 'Lê Thị Bưởi', '0123456789', 'HELLO WORLD'])(
    'takes %s for what it is',
    async (text) => {
      const found = await decoder.decode(qrPicture(text), 'thorough');
      expect(found.map((code) => code.text)).toEqual([text]);
    },
  );

  it('reads digits in their own mode', async () => {
    const picture = drawn(encodeQR('79300000017', 'raw', { border: 4 }));
    expect((await decoder.decode(picture, 'quick')).map(({ text }) => text)).toEqual(['79300000017']);
  });

  it('tells where the code stands, turned as it is held', async () => {
    const code = qrPicture(CARD, { module: 5, quietZone: 4 });
    const options = { width: 500, height: 400, degrees: 90 };
    const [found] = await decoder.decode(scene(code, options), 'thorough');
    const [topLeft] = sceneCorners(code, options);
    if (found === undefined) expect.unreachable('no code');
    // Within the quiet zone and a finder pattern.
    expect(Math.abs(found.corners[0].x - topLeft.x)).toBeLessThan(45);
    expect(Math.abs(found.corners[0].y - topLeft.y)).toBeLessThan(45);
  });

  it.each([
    ['nothing', filled(0, 0, () => 0)],
    ['no rows', filled(5, 0, () => 0)],
    ['one pixel', filled(1, 1, () => 0)],
    ['one row', filled(500, 1, (at) => (at % 7 < 3 ? 0 : 255))],
    ['one column', filled(1, 500, (at) => (at % 7 < 3 ? 0 : 255))],
    ['white', filled(200, 100, () => 255)],
    ['noise', filled(120, 90, (at) => (at * 7919 * (at + 13)) & 255)],
  ])('finds no code in %s', async (_name, picture) => {
    expect(await decoder.decode(picture, 'quick')).toEqual([]);
    expect(await decoder.decode(picture, 'thorough')).toEqual([]);
  });
});

describe('zxing-wasm', () => {
  it('finds several codes, and light on dark when there is time', async () => {
    const inverse = qrPicture(CARD, { inverse: true });
    expect((await zxingWasm.decode(inverse, 'thorough')).map(({ text }) => text)).toEqual([CARD]);
  });

  it('takes bytes that are no UTF-8 for what the library knows them to be; the other tells nothing', async () => {
    const textEncoder = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
    const picture = drawn(encodeQR('Café à la crème', 'raw', { encoding: 'byte', textEncoder, border: 4 }));
    expect((await zxingWasm.decode(picture, 'quick')).map(({ text }) => text)).toEqual(['Café à la crème']);
    expect(await zxingLibrary.decode(picture, 'quick')).toEqual([]);
  });

  it('refuses what is no WebAssembly', async () => {
    await expect(loadZxingWasm(Uint8Array.from([1, 2, 3]))).rejects.toThrow();
  });
});
