import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import openJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';

export interface RawImage {
  readonly width: number;
  readonly height: number;
  /** Samples a dot: 1 grey, 3 red, green, blue, 4 with one more that is passed over. */
  readonly components: number;
  /** Interleaved, 8 bits each. */
  readonly samples: Uint8Array;
}

const WASM = '@cornerstonejs/codec-openjpeg/decodewasm';
let compiled: Promise<WebAssembly.Module> | null = null;

const compile = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(WASM)));

/** A module of its own for every picture: its memory, which would keep the face, goes with it. */
const newModule = async () => {
  compiled ??= compile();
  const module = await compiled;
  return openJpeg({
    instantiateWasm: (imports, ready) => {
      void WebAssembly.instantiate(module, imports).then(ready);
      return {};
    },
    print: () => undefined,
    printErr: () => undefined,
  });
};

/** Decodes JPEG 2000, in JP2 boxes or bare; null where it is none. The caller has checked its size. */
export const decodeJpeg2000 = async (bytes: Uint8Array): Promise<RawImage | null> => {
  const { J2KDecoder } = await newModule();
  const decoder = new J2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
    const samples = Uint8Array.from(decoder.getDecodedBuffer());
    if (bitsPerSample !== 8 || width < 1 || samples.length !== width * height * componentCount) return null;
    return { width, height, components: componentCount, samples };
  } catch {
    // The library throws numbers for pictures that it cannot read.
    return null;
  }
};
