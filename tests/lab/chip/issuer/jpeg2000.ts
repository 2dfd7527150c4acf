import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import { joined } from './der.ts';

interface Encoder {
  getDecodedBuffer(frame: {
    width: number;
    height: number;
    bitsPerSample: number;
    componentCount: number;
    isSigned: boolean;
    isUsingColorTransform: boolean;
  }): Uint8Array;
  setQuality(lossless: boolean, quality: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

// The package brings no types. Its WebAssembly build is ready in a tenth of the time of its other.
const openCodec: (options: { print: () => void }) => Promise<{ J2KEncoder: new () => Encoder }> =
  createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/wasmjs');
const codec = await openCodec({ print: () => undefined });

const rgbOf = ({ data }: { readonly data: Uint8ClampedArray }): Uint8Array => {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return rgb;
};

/** The picture as a JPEG 2000 codestream, lossy. Its size cannot be chosen: the encoder heeds no rate. */
export const codestreamOf = (canvas: Canvas): Uint8Array => {
  const { width, height } = canvas;
  const encoder = new codec.J2KEncoder();
  try {
    const frame = { width, height, bitsPerSample: 8, componentCount: 3, isSigned: false };
    encoder
      .getDecodedBuffer({ ...frame, isUsingColorTransform: true })
      .set(rgbOf(canvas.getContext('2d').getImageData(0, 0, width, height)));
    encoder.setQuality(false, 0);
    encoder.encode();
    return encoder.getEncodedBuffer().slice();
  } finally {
    encoder.delete();
  }
};

const word = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);

const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = joined(...parts);
  return joined(word(content.length + 8), new TextEncoder().encode(type), content);
};

/** A JP2 file around a codestream of three colours (ISO/IEC 15444-1, annex I). */
export const jp2Of = (codestream: Uint8Array, width: number, height: number): Uint8Array => {
  const brand = new TextEncoder().encode('jp2 ');
  const header = joined(word(height), word(width), Uint8Array.of(0, 3, 7, 7, 0, 0));
  const colours = joined(Uint8Array.of(1, 0, 0), word(16));
  return joined(
    box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)),
    box('ftyp', brand, word(0), brand),
    box('jp2h', box('ihdr', header), box('colr', colours)),
    box('jp2c', codestream),
  );
};
