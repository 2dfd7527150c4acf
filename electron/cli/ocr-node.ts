import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM } from 'tesseract.js';
import type { OcrEngine } from '../../drivers/vision/mrz/ocr.ts';
import { tesseractOcr } from '../../drivers/vision/mrz/tesseract.ts';

/** `4.0.0` holds the legacy model, `4.0.0_best_int` does not. */
const dataFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')), '4.0.0');

/** Tesseract's legacy engine in a worker thread, with the data that come with the program: nothing is fetched. */
export async function openNodeOcr(): Promise<OcrEngine> {
  const worker = await createWorker('eng', OEM.TESSERACT_ONLY, {
    langPath: dataFolder(),
    cacheMethod: 'none',
    gzip: true,
    // A refused picture rejects its own promise; without this the package throws a second time, past everyone.
    errorHandler: () => undefined,
  });
  return tesseractOcr(worker);
}
