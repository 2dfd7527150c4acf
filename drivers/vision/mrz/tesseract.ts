import type { ImageLike, WorkerParams } from 'tesseract.js';
import type { OcrEngine } from './ocr.ts';
import { pgmOf } from './pgm.ts';

/**
 * The parts of a tesseract.js worker that are used: page and Node create it, each with its own paths. Bytes of a picture file are taken
 * in both, although the types of the package name Node's Buffer alone.
 */
export interface TesseractWorker {
  setParameters(parameters: Partial<WorkerParams>): Promise<unknown>;
  recognize(image: ImageLike | Uint8Array): Promise<{ readonly data: { readonly text: string } }>;
  terminate(): Promise<unknown>;
}

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
/**
 * The engine of a worker that was created with `OEM.TESSERACT_ONLY` (0) and the data of `eng` that hold the legacy model: the neural
 * one reads `<` as K.
 */
export async function tesseractOcr(worker: TesseractWorker): Promise<OcrEngine> {
  await worker.setParameters({
    tessedit_char_whitelist: CHARACTERS,
    // What it learns from one card must not colour the next one, nor stay in memory.
    classify_enable_learning: '0',
    tessedit_enable_doc_dict: '0',
    user_defined_dpi: '300',
  });
  return {
    recognise: async (picture) => {
      const { data } = await worker.recognize(pgmOf(picture));
      return data.text.split('\n').filter((line) => line.trim() !== '');
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
