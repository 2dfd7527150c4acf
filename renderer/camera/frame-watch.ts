import type { GrayPicture } from '../../drivers/vision/picture.ts';
import { forgetLastMatch } from './forget-match.ts';
import type { Frame, Luma } from './luma.ts';
import { type CameraHint, type CameraUnread, LONGEST_TEXT } from './messages.ts';
import type { Newest } from './newest.ts';
import type { Once } from './once.ts';
import { createPace } from './pace.ts';
import type { PrintWatch } from './print-watch.ts';
import { createSteadyHint } from './steady-hint.ts';

/** Milliseconds between two signs of life. */
const ALIVE_MS = 500;
/** In place of a text that no card holds: the replacement character, which is refused as noise. */
const NOISE = '\uFFFD';

/** Looks for codes in a picture, which is valid until it answers. */
export interface Looker {
  look(picture: GrayPicture): Promise<{
    readonly codes: readonly { readonly text: string }[];
    readonly hint: Exclude<CameraHint, 'reading'> | null;
  }>;
  /** Nothing of what was seen is left. */
  forget(): void;
}

export interface FrameWatchSetup<F extends Frame> {
  readonly luma: Luma<F>;
  readonly codes: Looker;
  readonly once: Once;
  /** Null where nobody wishes it. Its lines come to `found`; `unread`: those of another state. */
  readonly print: ((found: (lines: readonly string[]) => void, unread: () => void) => PrintWatch) | null;
  readonly now: () => number;
  readonly onAlive: () => void;
  /** `held`: see messages.ts. */
  readonly onCode: (text: string, held: readonly string[]) => void;
  readonly onUnread: (why: CameraUnread) => void;
  readonly onHint: (hint: CameraHint | null) => void;
}

const sayable = (text: string): string => (text.length > 0 && text.length <= LONGEST_TEXT ? text : NOISE);

/** Looks at frames until no more come: one at a time, always the newest. Nothing of them is left afterwards. */
export async function watchFrames<F extends Frame>(
  frames: Newest<F>,
  { luma, codes, once, print: printWatch, now, ...on }: FrameWatchSetup<F>,
): Promise<void> {
  const hints = createSteadyHint();
  const pace = createPace();
  let aliveAt = Number.NEGATIVE_INFINITY;

  /** Answers whether anything of it was new. */
  function tell(texts: readonly string[], kind: 'code' | 'print'): boolean {
    if (texts.length > 0) pace.stayAwake(now());
    const told = once.tell(texts, now(), kind);
    if (told === 'two-cards') on.onUnread(told);
    else for (const text of told) on.onCode(sayable(text), once.held());
    forgetLastMatch();
    return told.length > 0;
  }
  const print = printWatch?.(
    (lines) => tell([lines.join('/')], 'print'),
    () => on.onUnread('foreign'),
  );

  async function take(frame: F): Promise<GrayPicture> {
    try {
      return await luma.of(frame);
    } finally {
      frame.close();
    }
  }

  async function look(picture: GrayPicture): Promise<void> {
    const seen = await codes.look(picture);
    const news = tell(
      seen.codes.map(({ text }) => text),
      'code',
    );
    // A code that hangs on the wall, or was told before, must not hide the print on a card.
    const reading = !news && print?.note(picture);
    if (print?.isInSight()) once.printSeen(now());
    const hint = hints.note(reading ? 'reading' : seen.hint, now());
    if (hint !== undefined) on.onHint(hint);
  }

  try {
    for (let frame = await frames.next(); frame; frame = await frames.next()) {
      const picture = await take(frame);
      if (now() - aliveAt >= ALIVE_MS) {
        aliveAt = now();
        on.onAlive();
      }
      const due = pace.isDue(picture, now());
      once.frame(pace.changedAt(), now());
      if (due) await look(picture);
    }
  } finally {
    frames.close();
    print?.forget();
    codes.forget();
    luma.wipe();
  }
}
