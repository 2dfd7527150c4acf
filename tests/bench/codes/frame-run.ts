import type { GrayPicture } from '../../../drivers/vision/picture.ts';
import type { FoundCode } from '../../../drivers/vision/qr/decoder.ts';
import { readCodes } from '../../../drivers/vision/qr/read-codes.ts';
import { createCodeWatch } from '../../../drivers/vision/qr/watch.ts';
import { zxingLibrary } from '../../../drivers/vision/qr/zxing-library.ts';
import { loadZxingWasm } from '../../../drivers/vision/qr/zxing-wasm.ts';
import { zxingWasmFile } from './peers.ts';
import { stream } from './stream.ts';

/** What one way of reading took for the frames of the stream. */
export interface FrameTimes {
  readonly way: string;
  /** One value a frame, ms. */
  readonly times: readonly number[];
  /** Frames with a code, and those of them in which it was read. */
  readonly codes: number;
  readonly read: number;
  /** Texts that were in no frame. */
  readonly wrong: number;
}

export const LIVE = 'ours, live';
export const STILL = 'ours, still picture';

type Look = (picture: GrayPicture) => Promise<readonly FoundCode[]>;

/** Frames that nobody's clock sees: code is compiled while it runs. */
const WARM_UP = 20;
/** The still path is not made for video: it gets every so-manieth frame. */
const STILL_EVERY = 5;

/** All ways on the same frames, one frame after the other. */
export const runFrames = async (
  count: number,
  say: (line: string) => void,
): Promise<readonly FrameTimes[]> => {
  say(`${count} frames of 1280 × 720 …`);
  const decoder = await loadZxingWasm(zxingWasmFile());
  const watch = createCodeWatch(decoder);
  const ways: readonly (readonly [string, Look, number])[] = [
    [LIVE, async (picture) => (await watch.look(picture)).codes, 1],
    ['zxing-wasm alone, quick', (picture) => decoder.decode(picture, 'quick'), 1],
    ['zxing-wasm alone, thorough', (picture) => decoder.decode(picture, 'thorough'), 1],
    ['@zxing/library alone', (picture) => zxingLibrary.decode(picture, 'quick'), 1],
    [STILL, (picture) => readCodes(picture, decoder), STILL_EVERY],
  ];
  const sums = ways.map(([way]) => ({ way, times: [] as number[], codes: 0, read: 0, wrong: 0 }));
  let index = -WARM_UP;
  for (const { picture, text } of stream(count + WARM_UP)) {
    for (const [at, [, look, every]] of ways.entries()) {
      const sum = sums[at];
      if (sum === undefined || index % every !== 0) continue;
      const start = performance.now();
      const found = await look(picture);
      const spent = performance.now() - start;
      if (index < 0) continue;
      sum.times.push(spent);
      sum.codes += text === null ? 0 : 1;
      sum.read += found.some((one) => one.text === text) ? 1 : 0;
      sum.wrong += found.some((one) => one.text !== text) ? 1 : 0;
    }
    index++;
  }
  return sums;
};
