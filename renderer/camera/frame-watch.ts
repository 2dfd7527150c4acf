import type { GrayPicture } from '../../drivers/vision/picture.ts';
import type { Frame, Luma } from './luma.ts';
import type { CameraHint } from './messages.ts';
import type { Newest } from './newest.ts';
import type { Once } from './once.ts';
import { createPace } from './pace.ts';
import type { PrintWatch } from './print-watch.ts';
import { createSteadyHint } from './steady-hint.ts';

/** Milliseconds between two signs of life. */
const ALIVE_MS = 500;

/** Looks for codes in a picture, which is valid until it answers. */
export interface Looker {
  look(picture: GrayPicture): Promise<{
    readonly codes: readonly { readonly text: string }[];
    readonly hint: Exclude<CameraHint, 'reading'> | null;
  }>;
}

export interface FrameWatchSetup<F extends Frame> {
  readonly luma: Luma<F>;
  readonly codes: Looker;
  /** Outlives the watching: a card may lie before the camera while that is off. */
  readonly once: Once;
  /** Null where nobody wishes it. Its lines come to `found`. */
  readonly print: ((found: (lines: readonly string[]) => void) => PrintWatch) | null;
  readonly now: () => number;
  readonly onAlive: () => void;
  readonly onCode: (text: string) => void;
  readonly onHint: (hint: CameraHint | null) => void;
}

/** Looks at frames until no more come: one at a time, always the newest. Nothing of them is left afterwards. */
export async function watchFrames<F extends Frame>(
  frames: Newest<F>,
  { luma, codes, once, print: printWatch, now, onAlive, onCode, onHint }: FrameWatchSetup<F>,
): Promise<void> {
  const hints = createSteadyHint();
  const pace = createPace();
  let aliveAt = Number.NEGATIVE_INFINITY;

  function tell(text: string, kind: 'code' | 'print'): void {
    pace.stayAwake(now());
    if (once.tell(text, now(), kind)) onCode(text);
  }
  const print = printWatch?.((lines) => tell(lines.join('/'), 'print'));
  once.resume(now());

  async function take(frame: F): Promise<GrayPicture> {
    try {
      return await luma.of(frame);
    } finally {
      frame.close();
    }
  }

  async function look(picture: GrayPicture): Promise<void> {
    const seen = await codes.look(picture);
    for (const { text } of seen.codes) tell(text, 'code');
    const reading = seen.codes.length === 0 && print?.note(picture);
    if (print?.isInSight()) once.printSeen(now());
    const hint = hints.note(reading ? 'reading' : seen.hint, now());
    if (hint !== undefined) onHint(hint);
  }

  try {
    for (let frame = await frames.next(); frame; frame = await frames.next()) {
      const picture = await take(frame);
      if (now() - aliveAt >= ALIVE_MS) {
        aliveAt = now();
        onAlive();
      }
      const due = pace.isDue(picture, now());
      once.changed(pace.changedAt());
      if (due) await look(picture);
    }
  } finally {
    frames.close();
    print?.forget();
    luma.wipe();
  }
}
