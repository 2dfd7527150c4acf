import letters from '@tesseract.js-data/eng/4.0.0/eng.traineddata.gz?url';
import ocrWorker from 'tesseract.js/dist/worker.min.js?url';
// The core that tesseract.js chooses by itself where it has a folder of them: with the legacy engine and relaxed SIMD.
import ocrCore from 'tesseract.js-core/tesseract-core-relaxedsimd.wasm.js?url';
import zxing from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Files beside the page, by absolute addresses: a worker of a worker would look for relative ones in the wrong place. */
const absolute = (url: string): string => new URL(url, self.location.href).href;

export const ocrFiles = {
  worker: absolute(ocrWorker),
  core: absolute(ocrCore),
  // tesseract.js 7 takes a folder, and fails over bytes; it appends `/eng.traineddata.gz`, which a query makes harmless.
  letters: `${absolute(letters)}?`,
} as const;

/** The compiled reader of codes. */
export async function zxingBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(absolute(zxing));
  if (!answer.ok) throw new Error(`asset-missing ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
