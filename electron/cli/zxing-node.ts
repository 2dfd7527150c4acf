import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CodeDecoder } from '../../drivers/vision/qr/decoder.ts';
import { loadZxingWasm } from '../../drivers/vision/qr/zxing-wasm.ts';

/** The decoder of QR codes with the file that comes with the program: nothing is fetched. */
export const openNodeDecoder = (): Promise<CodeDecoder> =>
  loadZxingWasm(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')));
