import { createWorker } from 'tesseract.js';
import { readMrz } from '../../drivers/vision/mrz/read-mrz.ts';
import { tesseractOcr } from '../../drivers/vision/mrz/tesseract.ts';
import type { PrintEngine } from './print-reader.ts';
import { ocrFiles } from './worker-assets.ts';

/** OEM.TESSERACT_ONLY: the legacy engine, which does not read `<` as K. */
const LEGACY = 0;
/** Vietnam has one time, seven hours before UTC, all year. */
const VIETNAM_MS = 7 * 3_600_000;

const today = (): string => new Date(Date.now() + VIETNAM_MS).toISOString().slice(0, 10);

/** Starts tesseract.js in a worker of its own, from files beside the page: nothing is cached or stored. */
export async function startPrintEngine(): Promise<PrintEngine> {
  const worker = await createWorker('eng', LEGACY, {
    workerPath: ocrFiles.worker,
    corePath: ocrFiles.core,
    langPath: ocrFiles.letters,
    workerBlobURL: false,
    cacheMethod: 'none',
    // What fails is told to whoever waits for it.
    errorHandler: () => undefined,
  });
  const ocr = await tesseractOcr(worker).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return {
    read: (picture) => readMrz(picture, ocr, today()),
    end: () => void ocr.close(),
  };
}
