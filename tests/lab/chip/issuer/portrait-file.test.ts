import { createRequire } from 'node:module';
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { PERSONAS } from '../../../personas.ts';
import { dataGroup2, facialRecord } from './face-record.ts';
import { portraitFile } from './portrait-file.ts';
import { nodesOf, under } from './tlv-tree.ts';

const NUMBER = '001078014263';

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getFrameInfo(): { width: number; height: number; componentCount: number };
  getDecodedBuffer(): Uint8Array;
}
const openDecoder: (options: { print: () => void }) => Promise<{ J2KDecoder: new () => Decoder }> =
  createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/decodewasmjs');

const decoded = async (file: Uint8Array) => {
  const { J2KDecoder } = await openDecoder({ print: () => undefined });
  const decoder = new J2KDecoder();
  decoder.getEncodedBuffer(file.length).set(file);
  decoder.decode();
  const dots = decoder.getDecodedBuffer();
  return { ...decoder.getFrameInfo(), mean: dots.reduce((sum, level) => sum + level, 0) / dots.length };
};

describe('the portrait', () => {
  it.each([6_000, 15_000, 40_000])('is a JPEG of about %i bytes', async (size) => {
    const file = portraitFile(NUMBER, 'jpeg', size);
    expect(file.length / size).toBeGreaterThan(0.85);
    expect(file.length / size).toBeLessThan(1.02);
    expect(await loadImage(Buffer.from(file))).toMatchObject({ width: 408, height: 544 });
  });

  it.each(['jpeg2000', 'jpeg2000-codestream'] as const)('is %s that its decoder takes', async (format) => {
    for (const size of [8_000, 15_000, 40_000]) {
      const bytes = portraitFile(NUMBER, format, size);
      expect(bytes.length / size).toBeGreaterThan(0.85);
      expect(bytes.length / size).toBeLessThan(1.1);
      const picture = await decoded(bytes);
      expect(picture).toMatchObject({ width: 408, height: 544, componentCount: 3 });
      expect(picture.mean).toBeGreaterThan(80);
      expect(picture.mean).toBeLessThan(220);
    }
  });

  it('is another for another number, and the same for the same', () => {
    const faces = PERSONAS.map(({ card }) => Buffer.from(portraitFile(card.number, 'jpeg', 15_000)));
    expect(new Set(faces.map((face) => face.toString('base64'))).size).toBe(PERSONAS.length);
    expect(portraitFile(NUMBER, 'jpeg', 15_000)).toBe(portraitFile(NUMBER, 'jpeg', 15_000));
  });
});

describe('DG2', () => {
  it('holds a facial record whose lengths agree', () => {
    const picture = portraitFile(NUMBER, 'jpeg', 15_000);
    const file = dataGroup2(facialRecord(picture, 'jpeg', 'Nữ'));
    expect(nodesOf(under(file, 0x75, 0x7f61)).map(({ tag }) => tag)).toEqual([0x02, 0x7f60]);
    const record = Buffer.from(under(file, 0x75, 0x7f61, 0x7f60, 0x5f2e));
    expect(record.subarray(0, 8).toString('hex')).toBe('4641430030313000');
    expect(record.readUInt32BE(8)).toBe(record.length);
    expect(record.readUInt16BE(12)).toBe(1);
    expect(record.readUInt32BE(14)).toBe(record.length - 14);
    const points = record.readUInt16BE(18);
    expect(record[20]).toBe(2);
    const image = 14 + 20 + 8 * points;
    expect([...record.subarray(image, image + 2)]).toEqual([1, 0]);
    expect(record.readUInt16BE(image + 2)).toBe(408);
    expect(record.readUInt16BE(image + 4)).toBe(544);
    expect(record.subarray(image + 12)).toEqual(Buffer.from(picture));
  });
});
