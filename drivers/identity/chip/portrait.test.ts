import { createRequire } from 'node:module';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { dataGroup2, facialRecord } from '../../../tests/lab/chip/issuer/face-record.ts';
import { codestreamOf, jp2Of } from '../../../tests/lab/chip/issuer/jpeg2000.ts';
import { drawPortrait, PORTRAIT_HEIGHT, PORTRAIT_WIDTH } from '../../../tests/lab/chip/issuer/portrait.ts';
import { portraitFile } from '../../../tests/lab/chip/issuer/portrait-file.ts';
import {
  jp2Of as boxed,
  bytesOf,
  codestreamOf as headerOfCodestream,
  jpegOf,
} from '../../codec/lds/samples.ts';
import { portraitOf } from './portrait.ts';

const NUMBER = '001090123456';
type Format = 'jpeg' | 'jpeg2000';

const dg2With = (picture: Uint8Array, format: Format): Uint8Array =>
  dataGroup2(facialRecord(picture, format, 'Nam'));
const failure = async (picture: Uint8Array, format: Format): Promise<string> => {
  const portrait = await portraitOf(dg2With(picture, format));
  return portrait.ok ? 'ok' : portrait.error;
};
const portraitFrom = async (picture: Uint8Array, format: Format) => {
  const portrait = await portraitOf(dg2With(picture, format));
  if (!portrait.ok) throw new Error(portrait.error);
  return portrait.value;
};

const pixelsOf = (canvas: Canvas): Uint8ClampedArray =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;

/** What a page makes of the file. */
const shown = async (file: Uint8Array): Promise<Canvas> => {
  const image = await loadImage(Buffer.from(file));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
};

/** Mean difference of a channel, in grey levels. */
const differenceOf = (left: Canvas, right: Canvas): number => {
  const [one, other] = [pixelsOf(left), pixelsOf(right)];
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
};

describe('a portrait that is a JPEG', () => {
  it('passes unchanged', async () => {
    const picture = portraitFile(NUMBER, 'jpeg', 15_000);
    const portrait = await portraitFrom(picture, 'jpeg');
    expect(portrait).toEqual({ mime: 'image/jpeg', bytes: picture });
    const { width, height } = await shown(portrait.bytes);
    expect([width, height]).toEqual([PORTRAIT_WIDTH, PORTRAIT_HEIGHT]);
  });

  it('is a copy: the file of the card may be wiped', async () => {
    const dg2 = dg2With(portraitFile(NUMBER, 'jpeg', 15_000), 'jpeg');
    const portrait = await portraitOf(dg2);
    dg2.fill(0);
    expect(portrait.ok && portrait.value.bytes.subarray(0, 2)).toEqual(bytesOf('FFD8'));
  });

  it('is not decoded: its header is enough', async () => {
    expect(await failure(jpegOf(400, 530), 'jpeg')).toBe('ok');
  });
});

describe.each(['jpeg2000', 'jpeg2000-codestream'] as const)('a portrait that is %s', (format) => {
  it('becomes a JPEG of the same size and the same face', async () => {
    const portrait = await portraitFrom(portraitFile(NUMBER, format, 15_000), 'jpeg2000');
    expect(portrait.mime).toBe('image/jpeg');
    expect(portrait.bytes.subarray(0, 3)).toEqual(bytesOf('FFD8FF'));
    const canvas = await shown(portrait.bytes);
    expect([canvas.width, canvas.height]).toEqual([PORTRAIT_WIDTH, PORTRAIT_HEIGHT]);
    expect(differenceOf(canvas, drawPortrait(NUMBER))).toBeLessThan(8);
    expect(differenceOf(canvas, drawPortrait('000000000000'))).toBeGreaterThan(
      differenceOf(canvas, drawPortrait(NUMBER)),
    );
  });

  it('is read many times over, one after the other and at once', async () => {
    const picture = portraitFile(NUMBER, format, 15_000);
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => portraitFrom(picture, 'jpeg2000')),
    );
    for (const other of others) expect(other.bytes).toEqual(first?.bytes);
    expect((await portraitFrom(picture, 'jpeg2000')).bytes).toEqual(first?.bytes);
  });
});

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  setQuality(lossless: boolean, quality: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

/** A codestream of these samples without loss. */
const encoded = async (
  samples: Uint8Array,
  width: number,
  height: number,
  componentCount: number,
  bitsPerSample = 8,
): Promise<Uint8Array> => {
  const open: (options: object) => Promise<{ J2KEncoder: new () => Encoder }> = createRequire(
    import.meta.url,
  )('@cornerstonejs/codec-openjpeg/wasmjs');
  const encoder = new (await open({ print: () => undefined })).J2KEncoder();
  try {
    const frame = {
      width,
      height,
      bitsPerSample,
      componentCount,
      isSigned: false,
      isUsingColorTransform: false,
    };
    encoder.getDecodedBuffer(frame).set(samples);
    encoder.setQuality(true, 0);
    encoder.encode();
    return encoder.getEncodedBuffer().slice();
  } finally {
    encoder.delete();
  }
};

/** Grey from black on the left to white on the right. */
const RAMP = Uint8Array.from({ length: 64 * 48 }, (_, at) => (at % 64) * 4);
const greyAt = (canvas: Canvas, x: number): readonly number[] => [
  ...canvas.getContext('2d').getImageData(x, 24, 1, 1).data,
];

describe('a portrait of other colours', () => {
  it('one component is grey', async () => {
    const portrait = await portraitFrom(await encoded(RAMP, 64, 48, 1), 'jpeg2000');
    const canvas = await shown(portrait.bytes);
    expect([canvas.width, canvas.height]).toEqual([64, 48]);
    for (const x of [4, 20, 40, 60]) {
      const [red = -1, green, blue, alpha] = greyAt(canvas, x);
      expect([green, blue, alpha]).toEqual([red, red, 255]);
      expect(Math.abs(red - x * 4)).toBeLessThanOrEqual(8);
    }
  });

  it('three components are red, green and blue', async () => {
    const samples = Uint8Array.from({ length: 64 * 48 * 3 }, (_, at) => [200, 100, 50][at % 3] ?? 0);
    const portrait = await portraitFrom(await encoded(samples, 64, 48, 3), 'jpeg2000');
    const [red = 0, green = 0, blue = 0] = greyAt(await shown(portrait.bytes), 30);
    for (const [got, wanted] of [
      [red, 200],
      [green, 100],
      [blue, 50],
    ] as const)
      expect(Math.abs(got - wanted)).toBeLessThanOrEqual(6);
  });

  it('more than 8 bits a sample cannot be shown', async () => {
    const deep = await encoded(new Uint8Array(64 * 48 * 2).fill(3), 64, 48, 1, 12);
    expect(await failure(deep, 'jpeg2000')).toBe('undecodable');
  });

  it.each([
    [33, 47],
    [40, 200],
  ])('%d by %d dots', async (width, height) => {
    const portrait = await portraitFrom(
      await encoded(new Uint8Array(width * height * 3).fill(90), width, height, 3),
      'jpeg2000',
    );
    const canvas = await shown(portrait.bytes);
    expect([canvas.width, canvas.height]).toEqual([width, height]);
  });
});

/** A codestream of so many colours (SIZ: its length, and their number). */
const ofColours = (width: number, height: number, count: number): Uint8Array => {
  const head = headerOfCodestream(width, height).slice(0, 42);
  const length = 38 + 3 * count;
  head.set([length >> 8, length & 0xff], 4);
  head.set([count >> 8, count & 0xff], 40);
  const samples = Array.from({ length: count }, () => [0x07, 0x01, 0x01]).flat();
  return Uint8Array.from([...head, ...samples, 0xff, 0xd9]);
};

describe('a bomb', () => {
  it.each([
    ['a JPEG', jpegOf(60_000, 60_000), 'jpeg'],
    ['a codestream', headerOfCodestream(60_000, 60_000), 'jpeg2000'],
    ['a JP2 file', boxed(headerOfCodestream(60_000, 60_000)), 'jpeg2000'],
    [
      'a JP2 file whose box says it is small',
      jp2Of(headerOfCodestream(60_000, 60_000), 100, 100),
      'jpeg2000',
    ],
    ['a row', headerOfCodestream(4_000_001, 1), 'jpeg2000'],
    ['a picture of 124 colours', ofColours(1_000, 1_000, 124), 'jpeg2000'],
  ] as const)('is refused by its header: %s', async (_, picture, format) => {
    const before = process.memoryUsage.rss();
    expect(await failure(picture, format)).toBe('too-large');
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('of tiles without number is no picture', async () =>
    expect(await failure(headerOfCodestream(2_000, 2_000, 1), 'jpeg2000')).toBe('undecodable'));

  it('of 16,384 colours is no picture, and does not fill the memory', async () => {
    const head = headerOfCodestream(2_000, 2_000);
    const colours = new Uint8Array(16_384 * 3).fill(1).map((_, at) => (at % 3 === 0 ? 7 : 1));
    const siz = Uint8Array.from([...head.subarray(0, 40), 0x40, 0x00, ...colours, 0xff, 0xd9]);
    new DataView(siz.buffer).setUint16(4, 38 + colours.length);
    const before = process.memoryUsage.rss();
    expect(await failure(siz, 'jpeg2000')).not.toBe('ok');
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  });
});

describe('rubbish', () => {
  const stream = codestreamOf(drawPortrait(NUMBER));
  const rubbish = (from: number): Uint8Array =>
    stream.map((byte, at) => (at < from ? byte : (at * 37 + 11) & 0xff));

  it.each([
    ['nothing behind the header', () => headerOfCodestream(400, 530)],
    ['boxes around nothing', () => boxed(headerOfCodestream(400, 530))],
    ['noise behind the size', () => rubbish(60)],
    ['zeros behind the size', () => stream.map((byte, at) => (at < 60 ? byte : 0))],
    ['the header cut off', () => stream.subarray(0, 30)],
  ])('%s cannot be shown', async (_, picture) =>
    expect(await failure(picture(), 'jpeg2000')).toBe('undecodable'),
  );

  it('a picture cut off or torn up ends in a picture of its size or in none', async () => {
    for (const from of [100, 200, 1_000, stream.length - 100]) {
      for (const picture of [stream.subarray(0, from), rubbish(from)]) {
        const portrait = await portraitOf(dg2With(picture, 'jpeg2000'));
        if (!portrait.ok) expect(portrait.error).toBe('undecodable');
        else {
          const { width, height } = await shown(portrait.value.bytes);
          expect([width, height]).toEqual([PORTRAIT_WIDTH, PORTRAIT_HEIGHT]);
        }
      }
    }
  });

  it('a good picture is shown after a broken one', async () => {
    await failure(rubbish(60), 'jpeg2000');
    expect(await failure(stream, 'jpeg2000')).toBe('ok');
  });

  it.each([
    ['no file', new Uint8Array(0)],
    ['another file', bytesOf('6105 5F1F 02 4142')],
    ['no picture', dg2With(new Uint8Array(0), 'jpeg')],
    ['a PNG', dg2With(bytesOf('89504E470D0A1A0A0000000D49484452'), 'jpeg')],
    ['a JPEG that is told to be JPEG 2000', dg2With(jpegOf(400, 530), 'jpeg2000')],
  ])('%s is no portrait', async (_, dg2) => {
    const portrait = await portraitOf(dg2);
    expect(portrait).toMatchObject({ ok: false, error: 'no-portrait' });
  });
});
