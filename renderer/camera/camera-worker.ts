import { findMrzZone } from '../../drivers/vision/mrz/find-zone.ts';
import { createCodeWatch } from '../../drivers/vision/qr/watch.ts';
import { loadZxingWasm } from '../../drivers/vision/qr/zxing-wasm.ts';
import { frameDrawer } from './draw-frame.ts';
import { watchFrames } from './frame-watch.ts';
import { createLuma } from './luma.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { type Newest, newestOf } from './newest.ts';
import { createOnce } from './once.ts';
import { startPrintEngine } from './print-engine.ts';
import { createPrintReader } from './print-reader.ts';
import { createPrintWatch, type PrintWatch } from './print-watch.ts';
import { pageTimers } from './timers.ts';
import { zxingBytes } from './worker-assets.ts';

// The camera's worker: frames come in, texts go out. See messages.ts for what is said.

const say = (message: FromWorker): void => self.postMessage(message);
const now = (): number => performance.now();

const decoder = zxingBytes().then(loadZxingWasm);
decoder.catch(() => say({ type: 'failed' }));

const luma = createLuma(frameDrawer());
const printReader = createPrintReader({
  start: startPrintEngine,
  timers: pageTimers,
  onFailed: () => say({ type: 'print', works: false }),
  onMended: () => say({ type: 'print', works: true }),
});
const printWatch = (onLines: (lines: readonly string[]) => void, onForeign: () => void): PrintWatch =>
  createPrintWatch({
    find: findMrzZone,
    read: printReader.read,
    onLines,
    onForeign,
    onFault: reportError,
    now,
  });

let watched: Newest<VideoFrame> | null = null;
/** One turn after the other: they share a buffer. */
let ended: Promise<void> = Promise.resolve();

async function watch({ turn, frames, mrz, held }: Extract<ToWorker, { type: 'watch' }>): Promise<void> {
  const newest = newestOf(frames);
  watched = newest;
  if (mrz) printReader.warmUp();
  const before = ended;
  ended = watching();
  await ended;

  async function watching(): Promise<void> {
    await before;
    const codes = createCodeWatch(await decoder);
    await watchFrames(newest, {
      luma,
      codes,
      once: createOnce(held, now()),
      print: mrz ? printWatch : null,
      now,
      onAlive: () => say({ type: 'alive', turn }),
      onCode: (text, nowHeld) => say({ type: 'code', turn, text, held: [...nowHeld] }),
      onUnread: (why) => say({ type: 'unread', turn, why }),
      onHint: (hint) => say({ type: 'hint', turn, hint }),
    });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  watched?.close();
  watched = null;
  // Whatever breaks it reaches the page as an error of the worker, which is then replaced.
  if (data.type === 'watch') watch(data).catch(reportError);
});
